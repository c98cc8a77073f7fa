package org.porchlight.tool.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.porchlight.cli.Chore;
import org.porchlight.cli.Exit;
import org.porchlight.cli.Failure;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.tool.WrongWord;

/// `porchlight bench [NAME…] [--weeks N] [--json]`: prints what things cost beside what an anchor costs. Without a
/// name,
/// all.
public final class Bench {
    private static final List<String> NAMES = List.of("time", "ledger", "hold", "guard", "windows");
    private static final int WEEKS = 10_000;
    private static final int MOST_WEEKS = 1_000_000;
    private static final int KILLS = 20;
    private static final int MOST_KILLS = 10_000;

    /// What was typed.
    ///
    /// @param weeks how many histories of a week are proved
    /// @param kills how often the guard is killed
    private record Wish(List<String> names, int weeks, int kills, boolean json) {
        static Wish of(List<String> arguments) throws WrongWord {
            var names = new LinkedHashSet<String>();
            int weeks = WEEKS;
            int kills = KILLS;
            boolean json = false;
            for (var rest = arguments.iterator(); rest.hasNext(); ) {
                var word = rest.next();
                if (word.equals("--json")) {
                    json = true;
                } else if (word.equals("--weeks") && rest.hasNext()) {
                    weeks = number(word, rest.next(), MOST_WEEKS);
                } else if (word.equals("--kills") && rest.hasNext()) {
                    kills = number(word, rest.next(), MOST_KILLS);
                } else if (NAMES.contains(word)) {
                    names.add(word);
                } else {
                    throw new WrongWord(word);
                }
            }
            return new Wish(names.isEmpty() ? NAMES : List.copyOf(names), weeks, kills, json);
        }

        private static int number(String option, String text, int most) throws WrongWord {
            try {
                int number = Integer.parseInt(text);
                if (number >= 1 && number <= most) {
                    return number;
                }
            } catch (NumberFormatException noNumber) {
                // Told below, as a number that is out of range is.
            }
            throw new WrongWord(option + " " + text);
        }
    }

    private Bench() {}

    /// @return the exit code; a goal that is not met is told and is no error
    public static int run(List<String> arguments) throws InterruptedException {
        return Chore.carryOut(arguments, terminal -> measure(arguments, Texts.of("tool", terminal.language())));
    }

    private static int measure(List<String> arguments, Texts words) throws Failure, InterruptedException {
        Wish wish;
        try {
            wish = Wish.of(arguments);
        } catch (WrongWord wrong) {
            var usage = words.of(
                    "bench.wrong", String.join(" ", NAMES), Integer.toString(MOST_WEEKS), Integer.toString(MOST_KILLS));
            throw new Failure(Exit.USAGE, words.of("wrong-word", wrong.word(), usage));
        }
        boolean json = wish.json();
        var rows = new ArrayList<Row>();
        Consumer<Row> measured = json ? rows::add : row -> print(words, row);
        try {
            for (var name : wish.names()) {
                switch (name) {
                    case "time" -> TimeBench.measure(wish.weeks(), measured);
                    case "hold" -> {
                        HoldBench.measure(measured);
                        GuardBench.measure(wish.kills(), measured);
                    }
                    case "windows" -> WindowsBench.measure(measured);
                    case "guard" -> DoorBench.measure(measured);
                    case "ledger" -> LedgerBench.rows().forEach(measured);
                    default -> throw new IllegalStateException(name);
                }
            }
        } catch (StoreException | MachineException | IOException | SQLException broken) {
            throw new Failure(Exit.ENVIRONMENT, words.of("bench.trouble", String.valueOf(broken.getMessage())));
        }
        if (json) {
            System.out.println(JsonText.write(json(rows)));
        }
        return 0;
    }

    private static Json json(List<Row> rows) {
        var machine = Json.object()
                .number("processors", Runtime.getRuntime().availableProcessors())
                .text("java", Runtime.version().toString())
                .text("system", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .text("architecture", System.getProperty("os.arch"))
                .end();
        return Json.object()
                .put("machine", machine)
                .put("rows", Json.list(rows, Bench::json))
                .end();
    }

    /// In English, whoever reads: a program looks rows up by their names.
    private static Json json(Row row) {
        var words = Texts.of("tool", Language.EN);
        var json = Json.object()
                .text("name", row.name(words))
                .text("unit", row.unit().part())
                .put("ours", figures(row.ours()).end())
                .put(
                        "anchor",
                        Json.object()
                                .text("name", row.anchorName(words))
                                .number("p50", row.anchor().p50())
                                .number("p99", row.anchor().p99())
                                .number("n", row.anchor().n())
                                .end())
                .put("ratio", new Json.Fraction(BigDecimal.valueOf(row.ratio()).setScale(3, RoundingMode.HALF_UP)))
                .number("goal", row.goal())
                .text("goalOf", row.of().name().toLowerCase(Locale.ROOT));
        return (row.isJudged() ? json.flag("met", row.isMet()) : json.nothing("met")).end();
    }

    private static Json.Members figures(Figures figures) {
        return Json.object()
                .number("p50", figures.p50())
                .number("p99", figures.p99())
                .number("n", figures.n());
    }

    private static void print(Texts words, Row row) {
        var goal = !row.isJudged()
                ? words.of("bench.not-judged")
                : words.of(
                        row.isMet() ? "bench.met" : "bench.not-met",
                        length(row.goal(), row.unit()),
                        row.of() == Row.Of.P99 ? 1 : 0);
        System.out.println(words.of(
                "bench.row",
                row.name(words),
                length(row.ours().p50(), row.unit()),
                length(row.ours().p99(), row.unit()),
                row.ours().n(),
                number(row.ratio()),
                row.anchorName(words),
                length(row.anchored(), row.unit()),
                goal));
    }

    private static String length(long parts, Row.Unit unit) {
        return number((double) parts / unit.parts()) + " " + unit.sign();
    }

    /// Three digits that say something.
    private static String number(double value) {
        return value >= 100
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }
}
