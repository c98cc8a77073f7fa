package org.porchlight.tool;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.tool.powercut.PowerCuts;

/// `porchlight powercut`: cuts the power under a writing guard, in a temporary folder, and says what the ledger lost.
public final class PowerCutting {
    private static final int DONE = 0;
    private static final int BROKEN = 1;
    private static final int WRONG = 2;
    private static final int ENVIRONMENT = 5;
    private static final int ROUNDS = 200;
    private static final int MOST = 100_000;

    private final Texts words;
    private final PrintStream out;
    private final PrintStream err;

    private record Wish(int rounds, long seed, boolean json) {
        static Optional<Wish> of(List<String> arguments) {
            var wish = new Wish(ROUNDS, 1, false);
            try {
                for (var rest = arguments.iterator(); rest.hasNext(); ) {
                    var word = rest.next();
                    if (word.equals("--json")) {
                        wish = new Wish(wish.rounds, wish.seed, true);
                    } else if (word.equals("--rounds") && rest.hasNext()) {
                        wish = new Wish(Integer.parseInt(rest.next()), wish.seed, wish.json);
                    } else if (word.equals("--seed") && rest.hasNext()) {
                        wish = new Wish(wish.rounds, Long.parseLong(rest.next()), wish.json);
                    } else {
                        return Optional.empty();
                    }
                }
            } catch (NumberFormatException noNumber) {
                return Optional.empty();
            }
            return Optional.of(wish).filter(whole -> whole.rounds >= 1 && whole.rounds <= MOST);
        }
    }

    PowerCutting(Language language, PrintStream out, PrintStream err) {
        this.words = Texts.of("tool", language);
        this.out = out;
        this.err = err;
    }

    /// @return the exit code: 1 when a ledger was corrupt, a chain broken, or more than the tick under way was lost
    public static int run(List<String> arguments) throws InterruptedException {
        try (var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
                var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8)) {
            return new PowerCutting(Language.of(Locale.getDefault()), out, err).cut(arguments);
        }
    }

    int cut(List<String> arguments) throws InterruptedException {
        var wish = Wish.of(arguments);
        if (wish.isEmpty()) {
            err.println(words.of("powercut.usage"));
            return WRONG;
        }
        if (!PowerCuts.canCut()) {
            err.println(words.of("powercut.no-strace"));
            return ENVIRONMENT;
        }
        try (var cuts = new PowerCuts(wish.get().seed())) {
            var tally = cuts.run(wish.get().rounds());
            out.println(
                    wish.get().json()
                            ? JsonText.write(json(wish.get().seed(), tally))
                            : words.of(
                                    "powercut.tally",
                                    tally.rounds(),
                                    tally.killed(),
                                    tally.rounds() - tally.killed(),
                                    tally.corrupt(),
                                    tally.chainBreaks(),
                                    tally.lostTicksMax(),
                                    tally.slowestOpen().toMillis()));
            if (!tally.isGood()) {
                err.println(words.of("powercut.bad", tally.first()));
            }
            return tally.isGood() ? DONE : BROKEN;
        } catch (IOException trouble) {
            err.println(words.of("powercut.trouble", String.valueOf(trouble.getMessage())));
            return ENVIRONMENT;
        }
    }

    private static Json json(long seed, PowerCuts.Tally tally) {
        return Json.object()
                .number("seed", seed)
                .number("rounds", tally.rounds())
                .number("killed", tally.killed())
                .number("corrupt", tally.corrupt())
                .number("chainBreaks", tally.chainBreaks())
                .number("lostTicksMax", tally.lostTicksMax())
                .number("slowestOpenMs", tally.slowestOpen().toMillis())
                .end();
    }
}
