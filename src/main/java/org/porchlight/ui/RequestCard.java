package org.porchlight.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.text.Say;

/// What a child asks for, with a way to give it at once and one to answer at length. `R` goes to the answer.
public final class RequestCard extends HBox {
    /// What the card shows.
    ///
    /// @param now the guard's time
    public record Shown(ChildStatus status, Asking asking, Instant now) {}

    private final Words words = Words.part("ui");
    private final Say say;
    private final RequestWords sentences;
    private final ObjectProperty<Optional<Shown>> shown = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty cutOff = new SimpleBooleanProperty(false);
    private final ObjectProperty<Optional<Duration>> mayGive = new SimpleObjectProperty<>(Optional.empty());
    private final Label what = Labels.styled("pl-body", "pl-strong");
    private final Label quote = new Label();
    private final Label when = new Label();
    private final Button give = new Button();

    /// @param sign of the child, for its avatar
    /// @param onReply the parent wants to answer at length
    /// @param onGive the parent gives what was asked for
    public RequestCard(String name, Sign sign, Say say, Runnable onReply, Consumer<Asking> onGive) {
        this.say = say;
        sentences = new RequestWords(say);
        getStyleClass().add("pl-request");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        Labels.wrap(what);
        quote.getStyleClass().addAll("pl-quote", "pl-small", "pl-muted");
        Labels.wrap(quote);
        quote.managedProperty().bind(quote.visibleProperty());
        quote.visibleProperty().bind(quote.textProperty().isNotEmpty());
        when.getStyleClass().add("pl-caption");
        Labels.wrap(when);
        var text = new VBox(what, quote, when);
        text.getStyleClass().add("pl-request-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        var reply = new Button(words.of("request.reply"));
        reply.setId("reply");
        reply.getStyleClass().addAll("small", "quiet");
        reply.setMinWidth(USE_PREF_SIZE);
        reply.setAccessibleText(words.of("request.reply-who", name));
        reply.setOnAction(_ -> onReply.run());
        give.setId("give");
        give.getStyleClass().addAll("small", "soft");
        give.setMinWidth(USE_PREF_SIZE);
        give.setOnAction(_ -> shown.get().ifPresent(now -> onGive.accept(now.asking())));
        give.managedProperty().bind(give.visibleProperty());
        var buttons = new HBox(8, reply, give);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.disableProperty().bind(cutOff);
        getChildren().addAll(new Avatar(sign, false), text, buttons);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.R && !event.isShortcutDown() && !cutOff.get()) {
                onReply.run();
                event.consume();
            }
        });
        shown.subscribe(now -> now.ifPresent(this::write));
        mayGive.subscribe(() -> shown.get().ifPresent(this::write));
    }

    public ObjectProperty<Optional<Shown>> shownProperty() {
        return shown;
    }

    /// Whether nothing can be answered now.
    public BooleanProperty cutOffProperty() {
        return cutOff;
    }

    /// What a carer may give yet today; nothing for all others.
    public ObjectProperty<Optional<Duration>> mayGiveProperty() {
        return mayGive;
    }

    private void write(Shown now) {
        var asking = now.asking();
        what.setText(sentences.what(asking));
        quote.setText(asking.words());
        when.setText(sentences.when(asking, now.now()));
        give.setVisible(asking.amount().isPresent());
        asking.amount().ifPresent(amount -> give.setText(words.of("request.give", say.minutes(amount))));
        var against = asking.amount().flatMap(amount -> MayGive.against(words, say, amount, mayGive.get()));
        give.setDisable(against.isPresent());
        WhyDisabled.say(give, against.orElse(""));
        give.setAccessibleText(words.of("request.give-who", now.status().name(), give.getText()));
        setAccessibleText(words.of(
                "request.sentence",
                sentences.who(now.status().name(), asking),
                asking.words(),
                sentences.when(asking, now.now())));
    }
}
