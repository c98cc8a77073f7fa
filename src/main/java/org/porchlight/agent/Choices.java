package org.porchlight.agent;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.porchlight.core.report.AgentChoices;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

/// What the child chose of its agent. The guard keeps it from one log-in to the next, for the agent that it starts has
/// no home. For one thread.
final class Choices {
    private final BiConsumer<Command, Consumer<Optional<Answer>>> guard;
    private final Runnable told;
    private AgentChoices now = AgentChoices.USUAL;
    private boolean untold;

    /// @param guard asks; the answer comes on this thread, nothing when there was none
    /// @param told called when the guard told what was kept
    Choices(BiConsumer<Command, Consumer<Optional<Answer>>> guard, Runnable told) {
        this.guard = guard;
        this.told = told;
    }

    AgentChoices now() {
        return now;
    }

    /// The guard answers, for the first time or again. What it did not hear of goes before what it kept.
    void connected() {
        if (untold) {
            tell();
            return;
        }
        guard.accept(new Command.MyChoices(), answer -> {
            if (!untold && answer.isPresent() && answer.get() instanceof Answer.Choices(var kept)) {
                now = kept;
                told.run();
            }
        });
    }

    void put(DiscPlace place) {
        choose(new AgentChoices(thousandths(place.across()), thousandths(place.down()), now.aloud()));
    }

    void speak(boolean aloud) {
        choose(new AgentChoices(now.across(), now.down(), aloud));
    }

    DiscPlace place() {
        return new DiscPlace((double) now.across() / AgentChoices.WHOLE, (double) now.down() / AgentChoices.WHOLE);
    }

    private static int thousandths(double share) {
        return (int) Math.round(share * AgentChoices.WHOLE);
    }

    private void choose(AgentChoices other) {
        if (!other.equals(now)) {
            now = other;
            untold = true;
            tell();
        }
    }

    private void tell() {
        var telling = now;
        guard.accept(new Command.Choose(telling), answer -> {
            if (answer.isPresent() && telling.equals(now)) {
                untold = false;
            }
        });
    }
}
