package org.porchlight.console;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

/// A guard whose answers come when the test says so, in the order of the questions.
final class SlowGuard implements Guard {
    /// A question that is not answered.
    record Open(Command.ByParent command, Consumer<Answer> told, Consumer<Trouble> failed) {}

    final Deque<Open> open = new ArrayDeque<>();
    /// All questions in the order in which they came.
    final List<Command.ByParent> asked = new ArrayList<>();

    @Override
    public Asked ask(Command.ByParent command, Consumer<Answer> told, Consumer<Trouble> failed) {
        var question = new Open(command, told, failed);
        asked.add(command);
        open.add(question);
        return () -> open.remove(question);
    }

    /// Answers the first open question.
    void answer(Answer answer) {
        open.remove().told().accept(answer);
    }

    /// Answers the first open question of a kind.
    void answer(Class<? extends Command> kind, Answer answer) {
        take(kind).told().accept(answer);
    }

    /// Does not answer the first open question.
    void fail(Trouble why) {
        open.remove().failed().accept(why);
    }

    /// Does not answer the first open question of a kind.
    void fail(Class<? extends Command> kind, Trouble why) {
        take(kind).failed().accept(why);
    }

    private Open take(Class<? extends Command> kind) {
        var first = open.stream()
                .filter(question -> kind.isInstance(question.command()))
                .findFirst()
                .orElseThrow();
        open.remove(first);
        return first;
    }
}
