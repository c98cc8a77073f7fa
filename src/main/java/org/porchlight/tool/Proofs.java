package org.porchlight.tool;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.porchlight.cli.Chore;
import org.porchlight.cli.Exit;
import org.porchlight.cli.Failure;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.proof.HistoryWriter;
import org.porchlight.proof.Proof;
import org.porchlight.proof.SmallScope;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// `porchlight proof`: leads the guard's engine through histories that are made up, and holds it to the laws of time.
public final class Proofs {
    private static final int DONE = 0;
    private static final int BROKEN = 1;
    private static final int HISTORIES = 10_000;
    private static final int MOST = 1_000_000;
    private static final int DEPTH = 6;
    private static final int NAME = 34;
    private static final int NUMBER = 10;

    private final Texts words;
    private final PrintStream out;
    private final PrintStream err;

    /// What was typed.
    private record Wish(int histories, long seed, int depth, boolean json) {
        static Wish of(List<String> arguments) throws WrongWord {
            var wish = new Wish(HISTORIES, 1, DEPTH, false);
            for (var rest = arguments.iterator(); rest.hasNext(); ) {
                var word = rest.next();
                switch (word) {
                    case "--json" -> wish = new Wish(wish.histories, wish.seed, wish.depth, true);
                    case "--histories" ->
                        wish = new Wish((int) number(word, rest, 1, MOST), wish.seed, wish.depth, wish.json);
                    case "--seed" -> {
                        long seed = number(word, rest, Long.MIN_VALUE, Long.MAX_VALUE);
                        wish = new Wish(wish.histories, seed, wish.depth, wish.json);
                    }
                    case "--small-scope" -> {
                        int depth = (int) number(word, rest, 0, SmallScope.DEEPEST);
                        wish = new Wish(wish.histories, wish.seed, depth, wish.json);
                    }
                    default -> throw new WrongWord(word);
                }
            }
            return wish;
        }

        private static long number(String option, Iterator<String> rest, long least, long most) throws WrongWord {
            if (!rest.hasNext()) {
                throw new WrongWord(option);
            }
            var text = rest.next();
            try {
                long number = Long.parseLong(text);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException noNumber) {
                // Told below, as a number that is out of range is.
            }
            throw new WrongWord(option + " " + text);
        }
    }

    Proofs(Language language, PrintStream out, PrintStream err) {
        this.words = Texts.of("tool", language);
        this.out = out;
        this.err = err;
    }

    /// @return the exit code
    public static int run(List<String> arguments) {
        try (var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
                var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)) {
            return Chore.carryOut(arguments, terminal -> new Proofs(terminal.language(), out, err).prove(arguments));
        }
    }

    int prove(List<String> arguments) throws Failure {
        Wish wish;
        try {
            wish = Wish.of(arguments);
        } catch (WrongWord wrong) {
            throw new Failure(Exit.USAGE, words.of("wrong-word", wrong.word(), words.of("proof.usage")));
        }
        var proof = Proof.run(wish.seed(), wish.histories(), wish.depth());
        if (wish.json()) {
            out.println(JsonText.write(json(proof)));
        } else {
            table(proof);
        }
        proof.fault().ifPresent(this::fault);
        return proof.holds() ? DONE : BROKEN;
    }

    private void table(Proof proof) {
        out.println(words.of("proof.title", proof.histories(), Long.toString(proof.seed())));
        out.println();
        out.println(left("", NAME)
                + right("", NUMBER)
                + right(words.of("proof.ours"), 2 * NUMBER)
                + right(words.of("proof.practice"), 2 * NUMBER));
        row(
                "",
                words.of("proof.weeks"),
                words.of("proof.given"),
                words.of("proof.taken"),
                words.of("proof.given"),
                words.of("proof.taken"));
        for (var trick : proof.tricks()) {
            row(
                    words.of("proof.trick." + trick.trick().name()),
                    Integer.toString(trick.histories()),
                    minutes(trick.ours().free()),
                    minutes(trick.ours().lost()),
                    minutes(trick.practice().free()),
                    minutes(trick.practice().lost()));
        }
        var ours = proof.rules().getFirst().wrong();
        var practice = proof.rules().getLast().wrong();
        row(
                words.of("proof.all"),
                Integer.toString(proof.histories()),
                minutes(ours.free()),
                minutes(ours.lost()),
                minutes(practice.free()),
                minutes(practice.lost()));
        out.println();
        out.println(words.of("proof.meaning"));
        out.println();
        proof.laws().forEach(law -> out.println(line(law)));
        proof.smallScope().ifPresent(this::smallScope);
    }

    private String line(Proof.LawTally law) {
        var id = law.law().name();
        var says = words.of("proof.law." + id);
        if (law.judged() == 0) {
            return words.of("proof.not-judged", id, says);
        }
        return law.broken() == 0
                ? words.of("proof.kept", id, says, law.judged())
                : words.of(
                        "proof.broken",
                        id,
                        says,
                        law.broken(),
                        law.judged(),
                        Long.toString(law.first().orElseThrow()));
    }

    private void smallScope(SmallScope.Explored explored) {
        out.println(
                explored.broken() == 0
                        ? words.of("proof.small", explored.histories(), explored.depth())
                        : words.of("proof.small-broken", explored.broken(), explored.histories(), explored.depth()));
    }

    private void fault(Proof.Fault fault) {
        err.println(words.of(
                "proof.fault", fault.finding().law().name(), fault.finding().detail()));
        err.println(fault.policy().json());
        err.print(new HistoryWriter(yaml -> "policy-" + Integer.toHexString(yaml.hashCode()) + ".yaml")
                .write(fault.history()));
    }

    private void row(String name, String... numbers) {
        out.println(Stream.of(numbers)
                .map(number -> right(number, NUMBER))
                .collect(Collectors.joining("", left(name, NAME), "")));
    }

    private static String minutes(Duration length) {
        return Long.toString(length.plusSeconds(30).toMinutes());
    }

    private static String left(String text, int columns) {
        return text + " ".repeat(Math.max(1, columns - width(text)));
    }

    private static String right(String text, int columns) {
        return " ".repeat(Math.max(1, columns - width(text))) + text;
    }

    /// Characters of East Asia take two columns.
    private static int width(String text) {
        return text.length()
                + (int) text.chars().filter(character -> character >= 0x2E80).count();
    }

    private static Json json(Proof proof) {
        var json = Json.object()
                .number("seed", proof.seed())
                .number("histories", proof.histories())
                .put("laws", Json.list(proof.laws(), Proofs::law))
                .put("rules", Json.list(proof.rules(), Proofs::rule))
                .put("tricks", Json.list(proof.tricks(), Proofs::trick));
        return proof.smallScope()
                .map(explored -> json.put("smallScope", explored(explored)))
                .orElse(json)
                .end();
    }

    private static Json explored(SmallScope.Explored explored) {
        var json = Json.object()
                .number("depth", explored.depth())
                .number("histories", explored.histories())
                .number("broken", explored.broken());
        return explored.first()
                .map(fault -> json.text("first", fault.history().name()))
                .orElse(json)
                .end();
    }

    private static Json law(Proof.LawTally law) {
        var json = Json.object()
                .text("id", law.law().name())
                .number("checked", law.judged())
                .number("broken", law.broken());
        return law.first()
                .map(seed -> json.number("firstSeed", seed))
                .orElse(json)
                .end();
    }

    private static Json rule(Proof.RuleTally rule) {
        return Json.object()
                .text("rule", rule.rule())
                .number("freeSeconds", rule.wrong().free().toSeconds())
                .number("lostSeconds", rule.wrong().lost().toSeconds())
                .put(
                        "worst",
                        Json.object()
                                .number("seed", rule.worst())
                                .number("freeSeconds", rule.there().free().toSeconds())
                                .number("lostSeconds", rule.there().lost().toSeconds())
                                .end())
                .end();
    }

    private static Json trick(Proof.TrickTally trick) {
        return Json.object()
                .text("trick", trick.trick().name())
                .number("histories", trick.histories())
                .put("ours", wrong(trick.ours()))
                .put("wallDiff", wrong(trick.practice()))
                .end();
    }

    private static Json wrong(Proof.Wrong wrong) {
        return Json.object()
                .number("freeSeconds", wrong.free().toSeconds())
                .number("lostSeconds", wrong.lost().toSeconds())
                .end();
    }
}
