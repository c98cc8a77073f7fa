package org.porchlight.console;

import java.time.ZoneId;
import java.util.Optional;
import javafx.scene.layout.StackPane;
import org.porchlight.text.FindingText;
import org.porchlight.text.Say;
import org.porchlight.ui.SaveBar;
import org.porchlight.ui.Words;

/// What is said at the foot of the page of the children while something is not saved, and what of taking it back.
final class ChildrenBar {
    private final Words words;
    private final ChildrenWords say;
    private final SaveBar bar;
    private final StackPane foot;
    private ZoneId zone = ZoneId.systemDefault();

    ChildrenBar(Words words, ChildrenModel model, StackPane foot) {
        this.words = words;
        this.foot = foot;
        say = new ChildrenWords(words);
        bar = new SaveBar(new SaveBar.Actions(model::save, model::discard, () -> {}, () -> {}));
        foot.getChildren().setAll(bar);
    }

    void setCompact(boolean narrow) {
        bar.setCompact(narrow);
    }

    /// Leads the keyboard to what throws the changes away; false where there is nothing.
    boolean focusDiscard() {
        if (bar.isVisible()) {
            bar.focusDiscard();
        }
        return bar.isVisible();
    }

    /// @param at in whose time it is said when somebody else was faster
    void render(ZoneId at, boolean lost) {
        zone = at;
        foot.setDisable(lost);
    }

    void render(Optional<ChildrenPage> page) {
        bar.stateProperty().set(page.map(ChildrenBar::state).orElse(SaveBar.State.HIDDEN));
        page.ifPresent(ready -> {
            bar.changesProperty().set(ready.draft().changes());
            bar.sentenceProperty().set(sentence(ready));
        });
        foot.setManaged(bar.isVisible());
        foot.setVisible(bar.isVisible());
    }

    /// Who was faster, and when.
    String who(ChildrenPage page) {
        return new PutWords(words, Say.unbroken(words.language(), zone)).who(page.names(), page.faster());
    }

    private static SaveBar.State state(ChildrenPage page) {
        if (page.draft().isEmpty()) {
            return SaveBar.State.HIDDEN;
        }
        return switch (page.saving()) {
            case ChildrenPage.Saving.Running _ -> SaveBar.State.SAVING;
            case ChildrenPage.Saving.Conflict(var clashes) when !clashes.open().isEmpty() -> SaveBar.State.CONFLICT;
            case ChildrenPage.Saving.Incomplete _ -> SaveBar.State.INVALID;
            case ChildrenPage.Saving.Invalid _, ChildrenPage.Saving.Failed _ -> SaveBar.State.FAILED;
            case ChildrenPage.Saving.Not _, ChildrenPage.Saving.Done _, ChildrenPage.Saving.Conflict _ ->
                page.lacking().isEmpty() ? SaveBar.State.READY : SaveBar.State.INVALID;
        };
    }

    /// Why what was taken back is not.
    String notTakenBack(ChildrenPage page) {
        return switch (page.saving()) {
            case ChildrenPage.Saving.Invalid _, ChildrenPage.Saving.Failed _
            when page.draft().isEmpty() -> sentence(page);
            case ChildrenPage.Saving.Not _,
                    ChildrenPage.Saving.Running _,
                    ChildrenPage.Saving.Done _,
                    ChildrenPage.Saving.Conflict _,
                    ChildrenPage.Saving.Incomplete _,
                    ChildrenPage.Saving.Invalid _,
                    ChildrenPage.Saving.Failed _ -> "";
        };
    }

    private String sentence(ChildrenPage page) {
        return switch (page.saving()) {
            case ChildrenPage.Saving.Failed(var why) -> new TroubleWords(words).say(why);
            case ChildrenPage.Saving.Invalid(var problems) ->
                words.of("time.invalid", new FindingText(words.language()).of(problems.getFirst()));
            case ChildrenPage.Saving.Conflict(var clashes) ->
                clashes.open().isEmpty()
                        ? words.of("time.other-lines", who(page))
                        : words.of("time.choose", clashes.open().size());
            case ChildrenPage.Saving.Not _,
                    ChildrenPage.Saving.Done _,
                    ChildrenPage.Saving.Running _,
                    ChildrenPage.Saving.Incomplete _ ->
                say.lacking(page).orElseGet(() -> words.of("children.sentence.ready"));
        };
    }
}
