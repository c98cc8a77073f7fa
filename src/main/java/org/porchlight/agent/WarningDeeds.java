package org.porchlight.agent;

import java.util.function.Consumer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;

/// What the child does on a warning, carried out. For the thread of the screen.
final class WarningDeeds implements WarningCard.Deeds {
    private final Language language;
    private final AgentModel model;
    private final AskPane.Guard guard;
    private final Consumer<Panes.Which> opening;
    private final Runnable changed;

    /// @param opening opens a pane in its window
    /// @param changed called when another card may be up
    WarningDeeds(
            Language language, AgentModel model, AskPane.Guard guard, Consumer<Panes.Which> opening, Runnable changed) {
        this.language = language;
        this.model = model;
        this.guard = guard;
        this.opening = opening;
        this.changed = changed;
    }

    @Override
    public void gotIt() {
        model.gotIt();
        changed.run();
    }

    @Override
    public void askForTime() {
        gotIt();
        opening.accept(Panes.Which.ASK);
    }

    @Override
    public void takeFinishLine() {
        ask(new Command.TakeFinishLine());
    }

    @Override
    public void stopNow() {
        ask(new Command.StopNow());
    }

    private void ask(Command.ByChild command) {
        var card = model.asks();
        guard.ask(command, answer -> {
            card.accept(NotDone.why(language, answer));
            changed.run();
        });
    }
}
