package org.porchlight.agent;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.ui.FxSavePlace;
import org.porchlight.ui.SavePlace;

/// Where a child begins, watches and leaves the making of a copy of its record.
final class OwnCopyLine extends VBox {
    private final Texts texts;
    private final SavePlace places;
    private final OwnCopy copy;

    OwnCopyLine(Language language, OwnCopy.Guard guard) {
        this(
                language,
                Optional.empty(),
                listener -> new OwnCopy(guard, language, thread(), Platform::runLater, listener));
    }

    /// @param place asks for one in the place of the dialog of the system
    OwnCopyLine(Language language, Optional<SavePlace> place, Function<Consumer<OwnCopy.State>, OwnCopy> copying) {
        this.texts = Texts.of("agent", language);
        this.places = place.orElseGet(() -> new FxSavePlace(() -> getScene().getWindow()));
        this.copy = copying.apply(this::show);
        getStyleClass().add("my-day-copy");
        show(new OwnCopy.State.Idle());
    }

    private static Executor thread() {
        return work -> Thread.ofPlatform().daemon().name("agent-copy").start(work);
    }

    private void choose() {
        places.ask(texts.of("copy.name") + "." + OwnCopy.PAGE, texts.of("copy.kind"), OwnCopy.PAGE)
                .ifPresent(copy::make);
    }

    private void show(OwnCopy.State state) {
        switch (state) {
            case OwnCopy.State.Idle() -> getChildren().setAll(link());
            case OwnCopy.State.Working(var rows) -> {
                var bar = new ProgressBar();
                bar.setAccessibleText(texts.of("copy.working", rows));
                bar.setFocusTraversable(false);
                bar.setMaxWidth(Double.MAX_VALUE);
                var cancel = PaneCard.button(texts.of("copy.cancel"), "", copy::cancel, "small");
                var row = PaneCard.row(
                        "my-day-own-row",
                        PaneCard.styled(new Label(texts.of("copy.working", rows)), "pl-small", "pl-muted"),
                        PaneCard.space(),
                        cancel);
                row.setAlignment(Pos.CENTER_LEFT);
                getChildren().setAll(bar, row);
            }
            case OwnCopy.State.Kept(var page) ->
                getChildren().setAll(PaneCard.wrapped(texts.of("copy.kept", page), "pl-small", "pl-muted"), link());
            case OwnCopy.State.Failed(var why) -> getChildren().setAll(PaneCard.wrapped(why, "pl-error-text"), link());
        }
    }

    private Hyperlink link() {
        var link = PaneCard.styled(new Hyperlink(texts.of("copy.begin")), "my-day-copy-link");
        link.setWrapText(true);
        link.setMinHeight(USE_PREF_SIZE);
        link.setOnAction(_ -> choose());
        return link;
    }
}
