package org.porchlight.console;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.porchlight.ui.SaveBar;
import org.porchlight.ui.Words;

/// The foot of a page that changes rules which are not rehearsed: what is not saved, and the keys for it.
final class DraftFoot {
    private final Words words;
    private final TimeModel model;
    private final StackPane place;
    private final SaveBar bar;
    private boolean lost;

    /// @param place where the bar stands, which takes no room while nothing is changed
    DraftFoot(Words words, TimeModel model, Node page, StackPane place) {
        this.words = words;
        this.model = model;
        this.place = place;
        bar = new SaveBar(new SaveBar.Actions(model::save, model::discard, () -> {}, () -> {}));
        place.getChildren().setAll(bar);
        page.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    void setCompact(boolean narrow) {
        bar.setCompact(narrow);
    }

    /// Nothing can be saved while the guard is gone.
    void setLost(boolean isLost) {
        lost = isLost;
        place.setDisable(isLost);
    }

    void render(Optional<TimePage> page) {
        bar.stateProperty().set(page.map(DraftFoot::state).orElse(SaveBar.State.HIDDEN));
        page.ifPresent(ready -> {
            bar.changesProperty().set(ready.draft().changes().size());
            bar.sentenceProperty().set(sentence(ready));
        });
        place.setManaged(bar.isVisible());
        place.setVisible(bar.isVisible());
    }

    private static SaveBar.State state(TimePage page) {
        return switch (page.saving()) {
            case TimePage.Saving.Running _ -> SaveBar.State.SAVING;
            case TimePage.Saving.Invalid _, TimePage.Saving.Failed _ -> SaveBar.State.INVALID;
            case TimePage.Saving.Conflict(var _, var open) when !open.isEmpty() -> SaveBar.State.CONFLICT;
            case TimePage.Saving.Not _, TimePage.Saving.Done _, TimePage.Saving.Conflict _ ->
                page.draft().isEmpty() ? SaveBar.State.HIDDEN : SaveBar.State.READY;
        };
    }

    private String sentence(TimePage page) {
        return switch (page.saving()) {
            case TimePage.Saving.Failed(var why) -> new TroubleWords(words).say(why);
            case TimePage.Saving.Invalid(var problems) ->
                words.of("time.invalid", problems.getFirst().sentence());
            case TimePage.Saving.Conflict(var _, var open) ->
                open.isEmpty()
                        ? words.of("time.other-lines", words.of("time.by-somebody"))
                        : words.of("time.choose", open.size());
            case TimePage.Saving.Not _, TimePage.Saving.Done _, TimePage.Saving.Running _ -> words.of("rules.holds");
        };
    }

    private void onKey(KeyEvent event) {
        if (lost) {
            return;
        }
        if (event.isShortcutDown() && event.getCode() == KeyCode.S) {
            model.save();
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.Z) {
            model.undo();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && bar.isVisible()) {
            bar.focusDiscard();
            event.consume();
        }
    }
}
