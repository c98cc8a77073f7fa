package org.porchlight.console;

import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.porchlight.core.report.Rehearsal;
import org.porchlight.text.FindingText;
import org.porchlight.ui.Note;
import org.porchlight.ui.SaveBar;
import org.porchlight.ui.Words;

/// What is not saved, at the foot of a page that changes rules of a child: what it would have changed,
/// what stands in its way, and lines that somebody else changed too. It has what is changed rehearsed.
final class RulesBar extends VBox {
    /// Several changes in a row are rehearsed as one.
    private static final Duration CALM = Duration.millis(400);

    private final Words words;
    private final RulesModel model;
    private final SaveBar bar;
    private final PauseTransition calm = new PauseTransition(CALM);
    private Optional<RulesPage> page = Optional.empty();
    private RulesWords say;
    private RulesClashes clashes;
    private boolean due;

    RulesBar(Words words, RulesWords say, RulesModel model) {
        this.words = words;
        this.model = model;
        this.say = say;
        bar = new SaveBar(
                new SaveBar.Actions(model::save, model.edits()::discard, this::details, model::cancelRehearsal));
        clashes = new RulesClashes(words, say, model);
        getStyleClass().add("pl-save-foot");
        getChildren().setAll(clashes, bar);
        calm.setOnFinished(_ -> {
            if (due) {
                rehearse();
            }
        });
    }

    /// In words of another time zone from now on.
    void say(RulesWords other) {
        say = other;
        clashes = new RulesClashes(words, say, model);
        getChildren().setAll(clashes, bar);
    }

    void setCompact(boolean narrow) {
        bar.setCompact(narrow);
    }

    /// Has the keyboard at what throws the changes away.
    ///
    /// @return not, where nothing is changed
    boolean focusDiscard() {
        if (bar.isVisible()) {
            bar.focusDiscard();
        }
        return bar.isVisible();
    }

    /// @param shown nothing while there are no rules to change
    void render(Optional<RulesPage> shown) {
        page = shown;
        bar.stateProperty().set(page.map(RulesBar::state).orElse(SaveBar.State.HIDDEN));
        page.ifPresent(ready -> {
            bar.changesProperty().set(ready.draft().changes().size());
            bar.sentenceProperty().set(sentence(ready));
            bar.detailsProperty().set(detailsWord(ready));
            clashes.render(ready);
        });
        setManaged(bar.isVisible());
        setVisible(bar.isVisible());
        page.filter(ready -> ready.rehearsed() instanceof RulesPage.Rehearsed.Due)
                .ifPresent(_ -> due());
    }

    private void due() {
        if (calm.getStatus() == Animation.Status.RUNNING) {
            due = true;
            calm.playFromStart();
        } else {
            calm.playFromStart();
            rehearse();
        }
    }

    private void rehearse() {
        due = false;
        model.rehearse();
    }

    private static SaveBar.State state(RulesPage page) {
        if (page.draft().isEmpty()) {
            return SaveBar.State.HIDDEN;
        }
        return switch (page.saving()) {
            case RulesPage.Saving.Running _ -> SaveBar.State.SAVING;
            case RulesPage.Saving.Conflict(var clashes) when !clashes.open().isEmpty() -> SaveBar.State.CONFLICT;
            case RulesPage.Saving.Invalid _, RulesPage.Saving.Failed _ -> SaveBar.State.FAILED;
            case RulesPage.Saving.Not _, RulesPage.Saving.Done _, RulesPage.Saving.Conflict _ ->
                page.rehearsed() instanceof RulesPage.Rehearsed.Running
                        ? SaveBar.State.REHEARSING
                        : SaveBar.State.READY;
        };
    }

    private String sentence(RulesPage ready) {
        return switch (ready.saving()) {
            case RulesPage.Saving.Failed(var why) -> new TroubleWords(words).say(why);
            case RulesPage.Saving.Invalid(var problems) ->
                words.of("time.invalid", new FindingText(words.language()).of(problems.getFirst()));
            case RulesPage.Saving.Conflict(var clashes) ->
                clashes.open().isEmpty()
                        ? words.of("time.other-lines", say.who(ready, clashes.put()))
                        : words.of("time.choose", clashes.open().size());
            case RulesPage.Saving.Not _, RulesPage.Saving.Done _, RulesPage.Saving.Running _ -> say.sentence(ready);
        };
    }

    private static String detailsKey(RulesPage ready) {
        return state(ready) != SaveBar.State.READY
                ? ""
                : switch (ready.rehearsed()) {
                    case RulesPage.Rehearsed.Told(var child)
                    when child.filter(one -> one.cut() > 0
                                    && one.with(Rehearsal.Day::moved).isEmpty())
                            .isPresent() -> "time.see-cut";
                    case RulesPage.Rehearsed.Told(var child)
                    when child.filter(one -> !one.changed().isEmpty()).isPresent() -> "time.see-days";
                    case RulesPage.Rehearsed.Told _,
                            RulesPage.Rehearsed.Untold _,
                            RulesPage.Rehearsed.Not _,
                            RulesPage.Rehearsed.Due _,
                            RulesPage.Rehearsed.Running _ -> "";
                };
    }

    private String detailsWord(RulesPage ready) {
        var key = detailsKey(ready);
        return key.isEmpty() || !(ready.rehearsed() instanceof RulesPage.Rehearsed.Told(var child))
                ? ""
                : child.map(one -> words.of(
                                key,
                                key.equals("time.see-cut")
                                        ? one.cut()
                                        : one.changed().size()))
                        .orElse("");
    }

    /// The days on which something would have been other.
    private void details() {
        var menu = new ContextMenu();
        page.ifPresent(ready -> {
            if (ready.rehearsed() instanceof RulesPage.Rehearsed.Told(var child)) {
                child.stream()
                        .flatMap(one -> one.changed().stream())
                        .forEach(day -> menu.getItems().add(new MenuItem(say.day(day))));
            }
        });
        menu.show(bar, Side.TOP, bar.getWidth() / 2, 0);
    }

    /// What is to be known when nothing is left to save, so that there is no bar to say it in.
    Optional<Note> note(RulesPage ready) {
        return switch (ready.saving()) {
            case RulesPage.Saving.Done(var notices)
            when !notices.isEmpty() ->
                Optional.of(new Note(
                        Note.Kind.INFO,
                        words.of(
                                "time.saved-notices",
                                String.join(
                                        " ",
                                        notices.stream()
                                                .map(new FindingText(words.language())::of)
                                                .toList()))));
            case RulesPage.Saving.Conflict(var clashes)
            when ready.draft().isEmpty() ->
                Optional.of(new Note(Note.Kind.WEAK, words.of("time.not-undone", say.who(ready, clashes.put()))));
            case RulesPage.Saving.Failed _, RulesPage.Saving.Invalid _
            when ready.draft().isEmpty() -> Optional.of(new Note(Note.Kind.WEAK, sentence(ready)));
            case RulesPage.Saving.Not _,
                    RulesPage.Saving.Running _,
                    RulesPage.Saving.Done _,
                    RulesPage.Saving.Conflict _,
                    RulesPage.Saving.Failed _,
                    RulesPage.Saving.Invalid _ -> Optional.empty();
        };
    }
}
