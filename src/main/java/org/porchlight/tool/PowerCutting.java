package org.porchlight.tool;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.porchlight.cli.Chore;
import org.porchlight.cli.Exit;
import org.porchlight.cli.Failure;
import org.porchlight.cli.Terminal;
import org.porchlight.ipc.json.Json;
import org.porchlight.text.Texts;
import org.porchlight.tool.powercut.PowerCuts;

/// `porchlight powercut`: cuts the power under a writing guard, in a temporary folder, and says what the ledger lost.
public final class PowerCutting {
    private static final int ROUNDS = 200;
    private static final int MOST = 100_000;

    private final Texts words;
    private final Terminal terminal;

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

    private PowerCutting(Terminal terminal) {
        this.terminal = terminal;
        this.words = Texts.of("tool", terminal.language());
    }

    /// @return the exit code: 1 when a ledger was corrupt, a chain broken, or more than the tick under way was lost
    public static int run(List<String> arguments) throws InterruptedException {
        return Chore.carryOut(arguments, terminal -> new PowerCutting(terminal).cut(arguments));
    }

    private int cut(List<String> arguments) throws Failure, InterruptedException {
        var wish = Wish.of(arguments).orElseThrow(() -> new Failure(Exit.USAGE, words.of("powercut.usage")));
        if (!PowerCuts.canCut()) {
            throw new Failure(Exit.ENVIRONMENT, words.of("powercut.no-strace"));
        }
        try (var cuts = new PowerCuts(wish.seed())) {
            var tally = cuts.run(wish.rounds());
            if (wish.json()) {
                terminal.json(json(wish.seed(), tally));
            } else {
                terminal.say(sentence(tally));
            }
            if (!tally.isGood()) {
                throw new Failure(Exit.REFUSED, words.of("powercut.bad", tally.first())).answered();
            }
            return Exit.DONE;
        } catch (IOException trouble) {
            throw new Failure(Exit.ENVIRONMENT, words.of("powercut.trouble", String.valueOf(trouble.getMessage())));
        }
    }

    private String sentence(PowerCuts.Tally tally) {
        return words.of(
                "powercut.tally",
                tally.rounds(),
                tally.killed(),
                tally.rounds() - tally.killed(),
                tally.corrupt(),
                tally.chainBreaks(),
                tally.lostTicksMax(),
                tally.slowestOpen().toMillis());
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
