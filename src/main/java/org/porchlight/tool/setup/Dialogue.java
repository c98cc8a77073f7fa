package org.porchlight.tool.setup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.porchlight.cli.Exit;
import org.porchlight.cli.Failure;
import org.porchlight.cli.Terminal;
import org.porchlight.text.Texts;

/// Questions to somebody at a terminal, each until it is answered. Who walks through several of them may go back to the
/// one before, and at the end to any of them by its number.
final class Dialogue {
    /// What goes back.
    private static final String BACK = "<";

    private static final int LONGEST = 1000;

    private final Terminal terminal;
    private final Texts words;
    private final String ended;

    private final List<Given> given = new ArrayList<>();
    private boolean walks;
    private boolean leaves;
    /// Which question of the walk comes next.
    private int at;
    /// Those between are asked although they were answered before.
    private int from;

    private int until;

    /// Questions that depend on nothing but the answers to those before.
    interface Walk<T> {
        T go() throws Failure;
    }

    /// Somebody goes back before the first question of a walk.
    private static final class Left extends RuntimeException {
        private static final long serialVersionUID = 1;

        Left() {
            super("", null, false, false);
        }
    }

    private record Given(String question, String answer) {}

    /// Some questions of a walk are to be asked again.
    private static final class Turn extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int from;
        private final int until;

        Turn(int from, int until) {
            super("", null, false, false);
            this.from = from;
            this.until = until;
        }
    }

    /// @param ended key of the sentence for when the answers end before the questions
    Dialogue(Terminal terminal, Texts words, String ended) {
        this.terminal = terminal;
        this.words = words;
        this.ended = ended;
    }

    /// Says something, but not again before a question that is not asked again.
    void say(String key, Object... args) {
        if (!walks || at >= given.size() || isAskedAgain()) {
            terminal.say(words.of(key, args));
        }
    }

    /// The same where there is something before the first question.
    ///
    /// @return nothing when somebody goes back to that
    <T> Optional<T> walkOrLeave(Walk<T> walk) throws Failure {
        leaves = true;
        try {
            return Optional.of(walk(walk));
        } catch (Left back) {
            return Optional.empty();
        } finally {
            leaves = false;
        }
    }

    /// Goes through questions, as often as somebody goes back; what was answered is answered so again, or offered.
    <T> T walk(Walk<T> walk) throws Failure {
        walks = true;
        given.clear();
        turn(0, 0);
        try {
            while (true) {
                try {
                    return walk.go();
                } catch (Turn turn) {
                    turn(turn.from, turn.until);
                }
            }
        } finally {
            walks = false;
            turn(0, 0);
        }
    }

    private void turn(int first, int end) {
        at = 0;
        from = first;
        until = end;
    }

    /// @param usual what an empty line means; empty where nothing does
    /// @param reading what an answer means; nothing asks once more
    /// @param wrong key of the sentence that says what to type instead
    <T> T ask(String question, String usual, Function<String, Optional<T>> reading, String wrong) throws Failure {
        return ask(question, usual, reading, typed -> words.of(wrong, typed));
    }

    /// The same with a sentence of the question's own.
    ///
    /// @param wrong what is said of an answer that means nothing
    <T> T ask(String question, String usual, Function<String, Optional<T>> reading, UnaryOperator<String> wrong)
            throws Failure {
        return ask(question, usual, UnaryOperator.identity(), reading, wrong);
    }

    /// Asks for one of a list that was shown, by its number from 1 on or by its name.
    String choose(
            String question, String usual, List<String> shown, Function<String, Optional<String>> reading, String wrong)
            throws Failure {
        return ask(
                question,
                usual,
                typed ->
                        number(typed, shown.size()).map(no -> shown.get(no - 1)).orElse(typed),
                reading,
                typed -> words.of(wrong, typed));
    }

    private <T> T ask(
            String question,
            String usual,
            UnaryOperator<String> meaning,
            Function<String, Optional<T>> reading,
            UnaryOperator<String> wrong)
            throws Failure {
        var before = walks && at < given.size() && given.get(at).question().equals(question)
                ? Optional.of(given.get(at).answer())
                : Optional.<String>empty();
        if (before.isPresent() && !isAskedAgain()) {
            var known = reading.apply(before.get());
            if (known.isPresent()) {
                at++;
                return known.get();
            }
        }
        var offered = before.orElse(usual);
        while (true) {
            terminal.ask(offered.isEmpty() ? question + " " : question + " [" + offered + "] ");
            var typed = line();
            if (typed.equals(BACK)) {
                goBack();
                continue;
            }
            var answer = meaning.apply(typed.isEmpty() ? offered : typed);
            var found = answer.isEmpty() ? Optional.<T>empty() : reading.apply(answer);
            if (found.isPresent()) {
                keep(question, answer, before.isPresent());
                return found.get();
            }
            terminal.say(wrong.apply(answer));
        }
    }

    private boolean isAskedAgain() {
        return at >= from && at < until;
    }

    private void goBack() {
        if (walks && at > 0) {
            throw new Turn(at - 1, Integer.MAX_VALUE);
        }
        if (walks && leaves) {
            throw new Left();
        }
        terminal.say(words.of("ask.first"));
    }

    /// @param goesOn whether what was answered afterwards may still answer what comes
    private void keep(String question, String answer, boolean goesOn) {
        if (!walks) {
            return;
        }
        if (goesOn) {
            given.set(at, new Given(question, answer));
        } else {
            given.subList(at, given.size()).clear();
            given.add(new Given(question, answer));
        }
        at++;
    }

    boolean isYes(String question, boolean usual) throws Failure {
        return ask(question, words.of(usual ? "ask.yes" : "ask.no"), this::yesOrNo, "ask.yes-or-no");
    }

    /// Shows what was answered in the walk, and asks whether that is meant: a number asks that question again.
    boolean isMeant(String question) throws Failure {
        given.subList(at, given.size()).clear();
        for (int no = 0; no < at; no++) {
            var one = given.get(no);
            terminal.say("  " + (no + 1) + "  " + one.answer() + "  " + one.question());
        }
        return ask(
                question,
                words.of("ask.yes"),
                typed -> {
                    var again = number(typed, at);
                    if (again.isPresent()) {
                        throw new Turn(again.get() - 1, again.get());
                    }
                    return yesOrNo(typed);
                },
                typed -> typed.matches("\\d+") ? words.of("ask.no-such", typed, at) : words.of("ask.yes-or-no"));
    }

    private static Optional<Integer> number(String typed, int most) {
        return Optional.of(typed)
                .filter(text -> text.matches("[1-9]\\d{0,2}"))
                .map(Integer::valueOf)
                .filter(no -> no <= most);
    }

    private Optional<Boolean> yesOrNo(String typed) {
        if (isOne(typed, "y", "yes", words.of("ask.yes"))) {
            return Optional.of(true);
        }
        return isOne(typed, "n", "no", words.of("ask.no")) ? Optional.of(false) : Optional.empty();
    }

    private static boolean isOne(String typed, String... words) {
        return List.of(words).stream().anyMatch(typed::equalsIgnoreCase);
    }

    private String line() throws Failure {
        try {
            return terminal.line(LONGEST)
                    .orElseThrow(() -> new Failure(Exit.REFUSED, words.of(ended)))
                    .strip();
        } catch (IOException trouble) {
            throw new Failure(Exit.REFUSED, words.of("ask.lost", String.valueOf(trouble.getMessage())));
        }
    }
}
