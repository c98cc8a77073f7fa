package org.porchlight.console;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.scene.layout.Pane;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.Trouble;
import org.porchlight.text.TroubleText;
import org.porchlight.ui.Drawn;
import org.porchlight.ui.Note;
import org.porchlight.ui.Words;

/// What is said of the guard above and below the children.
final class TodayNotes {
    private final Words words;
    private final Pane above;
    private final Pane below;
    private final BooleanSupplier trial;
    private final Runnable openChildren;
    private final Drawn<Told> drawn = new Drawn<>(this::draw);

    /// @param soft key of what is said of a guard that holds only what was started through it
    private record Told(Optional<String> soft, List<Trouble> troubles) {}

    /// @param trial whether the guard is that of a trial
    /// @param openChildren leads to the page of the children
    TodayNotes(Words words, Pane above, Pane below, BooleanSupplier trial, Runnable openChildren) {
        this.words = words;
        this.above = above;
        this.below = below;
        this.trial = trial;
        this.openChildren = openChildren;
    }

    void show(StatusReport status) {
        drawn.from(new Told(Optional.of(status).filter(StatusReport::soft).map(this::soft), status.troubles()));
    }

    private void draw(Told now) {
        above.getChildren().clear();
        now.soft().ifPresent(key -> above.getChildren().add(new Note(Note.Kind.INFO, words.of(key))));
        var troubles = new TroubleText(words.language());
        below.getChildren().clear();
        for (var wrong : now.troubles()) {
            // What waits for a choice and hinders nothing pushes no child out of sight.
            var place = wrong.sort() == Trouble.Sort.ACCOUNTS_OTHER ? below : above;
            place.getChildren().add(note(wrong, troubles));
        }
        for (var place : List.of(above, below)) {
            place.setManaged(!place.getChildren().isEmpty());
        }
    }

    /// What waits for a choice leads to where it is made; else it is said in words what to do.
    private Note note(Trouble wrong, TroubleText troubles) {
        if (wrong.sort() != Trouble.Sort.ACCOUNTS_OTHER) {
            return new Note(Note.Kind.WEAK, troubles.whole(wrong));
        }
        return new Note(Note.Kind.WEAK, troubles.what(wrong))
                .leading("choose-others", words.of("today.others"), openChildren);
    }

    /// What a guard that holds only what is started through it leaves behind.
    private String soft(StatusReport status) {
        if (!trial.getAsBoolean()) {
            return "soft";
        }
        return isSample(status) ? "trial.sample" : "trial";
    }

    private static boolean isSample(StatusReport status) {
        return status.children().stream().anyMatch(child -> child.id().value().startsWith("sample-"));
    }
}
