package org.porchlight.tool.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.Dispute;
import org.porchlight.guard.Base32;
import org.porchlight.guard.Hotp;

/// What child and parents agree on: a request and its answer, a one-time code, a disputed row, and how all of that
/// stands in the week on paper.
final class Agreements {
    private static final Duration CODE_GIVES = Duration.ofMinutes(5);
    private static final long A_MINUTE = 60;
    /// What the picture for an app says, in letters, and the picture below it.
    private static final Pattern IN_A_PICTURE = Pattern.compile(
            "otpauth://hotp/\\S*secret=(?<secret>[A-Z2-7]+)\\S*counter=(?<counter>\\d+)(?=\\s[\\s\\S]*[█▀▄]{8})");
    /// An hour of use in which somebody moves the clock a day on, and later back.
    private static final String MOVED_CLOCK = """
            {"at": 0, "ev": "power-on", "boot": "A", "true": "2026-11-24T08:00:00Z"}
            {"at": 0, "ev": "ntp"}
            {"at": 0, "ev": "use", "child": "mei"}
            {"at": 1800, "ev": "wall-step", "by": "PT24H"}
            {"at": 5400, "ev": "wall-step", "by": "-PT24H"}
            {"at": 7200, "ev": "power-off"}
            """;
    private static final String AN_HOUR = """
            porchlight: 1
            household: {zone: Asia/Shanghai, calendar: none}
            children:
              - {id: mei, age: 10, accounts: [mei], preset: none, time: {budget: {every-day: 60m}}}
            """;

    private final Scenes scenes;
    private final Stage stage;
    private final Household household;

    Agreements(Scenes scenes, Stage stage, Household household) {
        this.scenes = scenes;
        this.stage = stage;
        this.household = household;
    }

    /// The child asks for half an hour, while it may still use the PC.
    void request() throws IOException, InterruptedException {
        var asked = household.porchlightOfChild("", "request", "30m", "--words", word("asked-words"));
        scenes.check("1", "asks", asked.ok() && askedFor().isPresent(), asked.firstLine());
    }

    private Optional<Asking> askedFor() throws IOException, InterruptedException {
        return household.child().request();
    }

    /// At zero a parent says yes, and what stood still goes on.
    void answer(Counter counter) throws IOException, InterruptedException {
        household.await(Scenes.PATIENCE, status -> status.state() == Presented.CLOSED && status.frozen() > 0);
        long stopped = counter.value();
        var id = askedFor().map(Asking::id).orElse("");
        var said = household.porchlight("request", "approve", id, "30m", "--words", word("answer-words"));
        var open = household.await(Scenes.PATIENCE, status -> status.state() == Presented.OPEN && status.frozen() == 0);
        var next =
                Poll.until(Scenes.PATIENCE, () -> Optional.of(counter.value()).filter(value -> value > stopped));
        scenes.check("1", "approved", said.ok() && open.isPresent() && next.isPresent(), stopped, next.orElse(stopped));
    }

    /// Scene 5: a code from an app, once; a row that the child says is wrong; a clock that is moved.
    void settle() throws IOException, InterruptedException {
        scenes.say("scene.5");
        code();
        dispute();
        clock();
    }

    private void code() throws IOException, InterruptedException {
        long before = household.child().grantedSeconds();
        var enrolled = household.porchlight("code", "enroll", "mei", CODE_GIVES.toMinutes() + "m");
        var shown = IN_A_PICTURE.matcher(enrolled.out());
        if (!shown.find()) {
            throw new IOException("enrolling codes: " + enrolled.firstLine());
        }
        // What an app does that has read the picture.
        var code = Hotp.code(Base32.decode(shown.group("secret")), Long.parseLong(shown.group("counter")));
        var once = household.porchlightOfChild(code + "\n", "request", "--code");
        long given = household.child().grantedSeconds() - before;
        scenes.check("5", "code", once.ok() && given == CODE_GIVES.toSeconds(), given / 60);
        var again = household.porchlightOfChild(code + "\n", "request", "--code");
        long more = household.child().grantedSeconds() - before - given;
        scenes.check("5", "code-again", !again.ok() && more == 0, again.firstLine());
    }

    private void dispute() throws IOException, InterruptedException {
        var account = household.porchlight("account", "mei", "--json");
        var day = account.out()
                .replaceFirst("(?s).*?\"day\":\"([0-9-]+)\".*", "$1")
                .strip();
        var said = household.porchlightOfChild("", "dispute", "mei", day, "1", "--text", word("dispute-words"));
        var id = household.child().disputes().stream()
                .map(Dispute::id)
                .findFirst()
                .orElse("");
        // A minute can be taken off once one has counted.
        household.await(Scenes.PATIENCE, status -> status.spentSeconds() > A_MINUTE);
        long before = household.child().spentSeconds();
        var settled = household.porchlight("settle", id, "1", "--words", word("settle-words"));
        long after = household.child().spentSeconds();
        var read = household.porchlightOfChild("", "account", "mei");
        scenes.check(
                "5",
                "dispute",
                said.ok()
                        && settled.ok()
                        && after < before
                        && household.child().disputes().isEmpty()
                        && read.out().contains(word("settle-words")),
                settled.firstLine());
    }

    private void clock() throws IOException, InterruptedException {
        var history = Files.writeString(stage.folder().resolve("clock.jsonl"), MOVED_CLOCK);
        var policy = Files.writeString(stage.folder().resolve("hour.yaml"), AN_HOUR);
        var ours = household.porchlight("replay", history.toString(), "--policy", policy.toString(), "--json");
        var others = household.porchlight(
                "replay", history.toString(), "--policy", policy.toString(), "--json", "--rule", "wall-diff");
        long counted = counted(ours.out());
        scenes.check("5", "clock", ours.ok() && counted == 3600, counted / 60, counted(others.out()) / 60);
    }

    /// All that is counted in a history, in seconds.
    private static long counted(String json) {
        return Stream.of(json.split("\"countedSeconds\":", -1))
                .skip(1)
                .mapToLong(rest -> Long.parseLong(rest.replaceFirst("(?s)[^0-9].*", "")))
                .sum();
    }

    /// What was agreed, in the page of the week and on its sheet.
    ///
    /// @param page that was written
    void written(Path page) throws IOException, InterruptedException {
        var html = Files.readString(page);
        scenes.check("6", "page-tells", agreed().allMatch(html::contains), page);
        var sheet = stage.pictures().resolve("week.pdf");
        var report =
                household.porchlight("report", "week", "mei", "--format", "pdf", "--force", "-o", sheet.toString());
        if (!report.ok()) {
            throw new IOException("writing the week on paper: " + report.firstLine());
        }
        try (var document = Loader.loadPDF(sheet.toFile())) {
            var text = new PDFTextStripper().getText(document).replaceAll("\\s+", "");
            boolean tells = agreed().map(words -> words.replaceAll("\\s+", "")).allMatch(text::contains);
            scenes.check("6", "sheet-tells", tells && document.getNumberOfPages() >= 1, sheet);
        }
    }

    private Stream<String> agreed() {
        return Stream.of("asked-words", "answer-words", "dispute-words", "settle-words")
                .map(this::word);
    }

    private String word(String key) {
        return stage.words().of(key);
    }
}
