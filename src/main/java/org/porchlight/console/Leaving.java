package org.porchlight.console;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.ui.Words;

/// Closes the window: at once where all is saved, else after the person chose what becomes of what is not.
///
/// It is saved one page after another, each before the eyes of the person, up to the first that cannot be saved: the
/// page says why, and the window stays.
final class Leaving {
    private final Words words;
    private final Drafts drafts;
    private final Prompts prompts;
    private final Consumer<Drafts.Unsaved> show;
    /// What is done once all is saved; nothing while that is not wanted.
    private Optional<Runnable> then = Optional.empty();
    private Optional<Drafts.Unsaved> shown = Optional.empty();
    private boolean isTried;

    /// @param show opens the page, for the child
    Leaving(Words words, Drafts drafts, Prompts prompts, Consumer<Drafts.Unsaved> show) {
        this.words = words;
        this.drafts = drafts;
        this.prompts = prompts;
        this.show = show;
    }

    void leave(Screen screen, Runnable close) {
        if (drafts.unsaved().isEmpty()) {
            close.run();
        } else {
            prompts.askBeforeLeaving(rows(screen), screen instanceof Screen.Ready, () -> saveAll(close), close);
        }
    }

    /// A line for each page, with the children whose rules are changed on it.
    private List<String> rows(Screen screen) {
        var names = new EnumMap<PageName, List<String>>(PageName.class);
        for (var one : drafts.unsaved()) {
            var ofPage = names.computeIfAbsent(one.page(), _ -> new ArrayList<>());
            one.child().ifPresent(child -> ofPage.add(called(child, screen)));
        }
        return names.entrySet().stream()
                .map(one -> row(words.of(one.getKey().word()), one.getValue()))
                .toList();
    }

    private String row(String page, List<String> children) {
        return children.isEmpty() ? page : words.of("leave.row", page, String.join(words.of("leave.and"), children));
    }

    private static String called(ChildId id, Screen screen) {
        return screen.known().stream()
                .flatMap(status -> status.children().stream())
                .filter(child -> child.id().equals(id))
                .map(ChildStatus::name)
                .findFirst()
                .orElse(id.value());
    }

    private void saveAll(Runnable done) {
        then = Optional.of(done);
        shown = Optional.empty();
        goOn();
    }

    /// What is not saved has changed.
    void goOn() {
        if (then.isEmpty()) {
            return;
        }
        var next = drafts.unsaved().stream().findFirst();
        if (next.isEmpty()) {
            var done = then.get();
            then = Optional.empty();
            done.run();
        } else if (!next.equals(shown)) {
            shown = next;
            isTried = false;
            show.accept(next.get());
            goOn();
        } else {
            save(drafts.of(next.get().page()).orElseThrow());
        }
    }

    private void save(Draft draft) {
        if (draft.isBusy()) {
            return;
        }
        if (!isTried || draft.isOvertaken()) {
            isTried = true;
            draft.save();
            goOn();
        } else {
            then = Optional.empty();
        }
    }
}
