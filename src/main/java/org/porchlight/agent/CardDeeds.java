package org.porchlight.agent;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;

/// What the child does on the lock card, carried out. To be used on the FX thread.
final class CardDeeds implements LockDeeds {
    private final Language language;
    private final Supplier<Optional<LockCard>> card;
    private final Panes panes;
    private final AskPane.Guard guard;
    private final Consumer<String> bringing;

    /// @param card once there is one
    /// @param bringing brings the windows of a program to the front
    CardDeeds(
            Language language,
            Supplier<Optional<LockCard>> card,
            Panes panes,
            AskPane.Guard guard,
            Consumer<String> bringing) {
        this.language = language;
        this.card = card;
        this.panes = panes;
        this.guard = guard;
        this.bringing = bringing;
    }

    @Override
    public boolean hasPanes() {
        return true;
    }

    @Override
    public void open(Panes.Which which) {
        type(which, "");
    }

    @Override
    public void type(Panes.Which which, String typed) {
        card.get().ifPresent(up -> {
            if (up.isFull()) {
                up.open(panes.inCard(which, typed, up::closePane, this::open), which == Panes.Which.HELP);
            } else {
                panes.inWindow(which);
            }
        });
    }

    @Override
    public void covered() {
        card.get().ifPresent(up -> panes.helpOntoCard(up::closePane).ifPresent(help -> up.open(help, true)));
    }

    @Override
    public void takeFinishLine() {
        guard.ask(new Command.TakeFinishLine(), this::finishAnswered);
    }

    private void finishAnswered(Optional<Answer> answer) {
        var why = NotDone.why(language, answer).orElse("");
        card.get().ifPresent(up -> up.notice(why));
    }

    @Override
    public void bring(String program) {
        bringing.accept(program);
    }
}
