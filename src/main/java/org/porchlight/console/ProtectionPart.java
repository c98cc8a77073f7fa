package org.porchlight.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.ipc.Command;
import org.porchlight.text.Say;
import org.porchlight.ui.CheckRow;
import org.porchlight.ui.CheckRow.State;
import org.porchlight.ui.EmptyState;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Note;
import org.porchlight.ui.Waiting;
import org.porchlight.ui.Words;

/// What this PC hangs on, as the doctor sees it, with what can be put right at once.
///
/// The console looks at nothing itself: it runs `porchlight doctor`, and has the guard repair what is the guard's.
final class ProtectionPart implements SettingsPart {
    private static final PseudoClass LAST = PseudoClass.getPseudoClass("last");
    private static final int MOST = 9;
    /// By its exit code the doctor lacks a folder that only a command line can say.
    private static final int LEDGER_UNKNOWN = 2;
    /// What a guard that runs keeps by itself, and puts right when it is asked to.
    private static final Set<String> GUARDS = Set.of("freezer", "pam", "programs", "sites", "sessions", "leftovers");

    private static final Set<String> SERVICES = Set.of("guard", "supervisor");

    private final Words words;
    private final Desk desk;
    private final InstantSource clock;
    private final VBox root = Forms.part();
    private Guard.Asked asked = () -> {};
    private Optional<Checked> found = Optional.empty();
    private Optional<String> problem = Optional.empty();
    /// The guard's time, which is what all pages say.
    private Optional<Instant> told = Optional.empty();

    private Instant at = Instant.EPOCH;
    private Duration took = Duration.ZERO;
    private ZoneId zone = ZoneId.systemDefault();
    private boolean looking;
    private boolean all;
    private boolean mayRepair;

    ProtectionPart(Desk desk) {
        this(desk, InstantSource.system());
    }

    ProtectionPart(Desk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
        words = desk.words();
    }

    @Override
    public Node root() {
        return root;
    }

    @Override
    public void render(Seen seen) {
        mayRepair = !seen.lost() && seen.mayGive().isEmpty();
        told = Optional.of(seen.status().time());
        zone = seen.zone();
        begin();
    }

    @Override
    public void renderAlone() {
        mayRepair = false;
        told = Optional.empty();
        begin();
    }

    /// The first time it looks by itself; later when it is asked to.
    private void begin() {
        if (desk.trial().getAsBoolean()) {
            root.getChildren().setAll(trial());
        } else if (found.isEmpty() && problem.isEmpty() && !looking) {
            look(List.of("doctor", "--json"));
        }
    }

    private void look(List<String> arguments) {
        looking = true;
        problem = Optional.empty();
        var since = clock.instant();
        draw();
        asked = desk.verbs().run(arguments, result -> {
            looking = false;
            took = Duration.between(since, clock.instant());
            at = told.orElseGet(clock::instant);
            var next = Checked.of(result.out());
            next.ifPresent(rows -> found = next);
            problem = next.isPresent() ? Optional.empty() : Optional.of(complaint(result));
            draw();
        });
        if (looking) {
            draw();
        }
    }

    private String complaint(Verbs.Result result) {
        if (result.code() == LEDGER_UNKNOWN) {
            return desk.verbs().typing(words.of("protection.elsewhere"));
        }
        return result.err().isBlank()
                ? desk.verbs().typing(words.of("protection.failed"))
                : result.err().strip();
    }

    private void stop() {
        asked.drop();
        looking = false;
        problem = found.isEmpty() ? Optional.of(words.of("protection.stopped")) : Optional.empty();
        draw();
    }

    @Override
    public void leave() {
        if (looking) {
            stop();
            problem = Optional.empty();
        }
    }

    private void draw() {
        if (looking) {
            root.getChildren().setAll(new Waiting(words.of("protection.looking"), this::stop));
        } else if (found.isPresent()) {
            var rows = new ArrayList<Node>();
            rows.add(verdict(found.get()));
            problem.ifPresent(why -> rows.add(new Note(Note.Kind.WEAK, why)));
            rows.add(list(found.get()));
            rows.add(new Note(Note.Kind.CALM, words.of("protection.note")));
            root.getChildren().setAll(rows);
        } else {
            root.getChildren().setAll(notChecked());
        }
    }

    /// Of a trial there is nothing to check: it holds nothing of this PC.
    private Node trial() {
        var state = new EmptyState(
                EmptyState.Tone.CALM,
                "fth-shield",
                words.of("protection.trial"),
                words.of("protection.trial-text"),
                List.of());
        state.getStyleClass().add("pl-card");
        return state;
    }

    private Node notChecked() {
        var again = again("protection.first");
        var state = new EmptyState(
                EmptyState.Tone.CALM,
                "fth-shield",
                words.of("protection.not-checked"),
                words.of("protection.not-checked-text"),
                List.of(again));
        state.getStyleClass().add("pl-card");
        problem.ifPresent(state::problem);
        return state;
    }

    private Button again(String key) {
        var again = new Button(words.of(key), Icons.of("fth-refresh-cw"));
        again.setId("check-again");
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(_ -> look(List.of("doctor", "--json")));
        return again;
    }

    private Node verdict(Checked rows) {
        int broken = rows.count(State.BROKEN);
        var state = state(rows, broken);
        var icon = new StackPane(Icons.of(state.icon()));
        icon.getStyleClass().add("verdict-icon");
        var title = Labels.of(words.of("protection.verdict." + state.name(), broken), "pl-heading");
        Labels.wrap(title);
        var sums = Labels.of(
                words.of(
                        "protection.sums",
                        rows.rows().size(),
                        rows.count(State.OK),
                        rows.count(State.WEAK),
                        broken,
                        rows.count(State.UNAVAILABLE),
                        Say.unbroken(words.language(), zone).clock(at),
                        Math.max(1, took.toSeconds())),
                "pl-small",
                "pl-muted");
        Labels.wrap(sums);
        var text = new VBox(title, sums);
        HBox.setHgrow(text, Priority.ALWAYS);
        var card = new HBox(icon, text, again("protection.again"));
        card.getStyleClass().addAll("pl-card", "pl-verdict", tone(state));
        return card;
    }

    private static State state(Checked rows, int broken) {
        if (rows.isProtected()) {
            return State.OK;
        }
        if (broken > 0) {
            return State.BROKEN;
        }
        return rows.count(State.UNAVAILABLE) > 0 ? State.UNAVAILABLE : State.WEAK;
    }

    private static String tone(State state) {
        return switch (state) {
            case OK -> "ok";
            case WEAK -> "warn";
            case BROKEN -> "dan";
            case UNAVAILABLE -> "na";
        };
    }

    private Node list(Checked rows) {
        var list = new VBox();
        list.getStyleClass().addAll("pl-card", "pl-checks");
        var shown = all ? rows.rows() : rows.rows().stream().limit(MOST).toList();
        shown.forEach(row -> list.getChildren().add(row(row)));
        Optional.ofNullable(list.lookup(".fix"))
                .ifPresent(first -> first.getStyleClass().add("accent"));
        if (shown.size() < rows.rows().size()) {
            var rest = new Checked(rows.rows().subList(MOST, rows.rows().size()), false);
            var more = new Button(
                    words.of(
                            "protection.more",
                            rest.rows().size(),
                            rest.count(State.OK),
                            rest.rows().size() - rest.count(State.OK)),
                    Icons.of("fth-chevron-down"));
            more.getStyleClass().add("link");
            more.setId("more");
            more.setOnAction(_ -> {
                all = true;
                draw();
            });
            list.getChildren().add(more);
        } else {
            list.getChildren().getLast().pseudoClassStateChanged(LAST, true);
        }
        return list;
    }

    private Node row(Checked.Row row) {
        var line = new CheckRow(
                new CheckRow.Check(
                        row.state(), row.title(), row.detail(), desk.verbs().typing(row.fix())),
                fix(row));
        line.setId("check-" + row.id());
        return line;
    }

    private Optional<CheckRow.Fix> fix(Checked.Row row) {
        if (row.state() == State.BROKEN && GUARDS.contains(row.id()) && mayRepair) {
            return Optional.of(new CheckRow.Fix(words.of("protection.fix"), this::repair));
        }
        boolean isWrong = row.state() == State.BROKEN || row.state() == State.WEAK;
        if (isWrong && SERVICES.contains(row.id()) && desk.verbs().isAdministrator()) {
            return Optional.of(
                    new CheckRow.Fix(words.of("protection.start"), () -> look(List.of("doctor", "--fix", "--json"))));
        }
        return Optional.empty();
    }

    /// The guard writes what it changes into its journal, as ever.
    private void repair() {
        desk.guard().ask(new Command.Repair(), _ -> look(List.of("doctor", "--json")), why -> {
            problem = Optional.of(new TroubleWords(words).say(why));
            draw();
        });
    }
}
