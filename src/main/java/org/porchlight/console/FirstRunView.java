package org.porchlight.console;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.console.FirstRun.Step;
import org.porchlight.ui.Focus;
import org.porchlight.ui.Labels;
import org.porchlight.ui.StepSide;
import org.porchlight.ui.Words;

/// The first run, over the whole window: the steps at the left, one question at a time at the right.
final class FirstRunView extends HBox {
    /// About how many a parent answers.
    private static final int STEPS_A_MINUTE = 2;

    private static final double NARROW_BELOW = 1000;

    /// One question.
    interface Part {
        Node node();

        void render(FirstRun now);

        /// It is shown now, and another was before.
        default void opened() {}

        /// Where the keyboard begins; nothing where nothing is asked.
        Optional<Node> first();
    }

    private final Words words;
    private final FirstRunModel model;
    private final Runnable close;
    private final StepSide side;
    private final Label title = new Label();
    private final Label intro = new Label();
    private final StackPane body = new StackPane();
    private final SimpleStringProperty wrong = new SimpleStringProperty("");
    private final Label place = new Label();
    private final Button later = new Button();
    private final Button back = new Button();
    private final Button next = new Button();
    private final Map<Step, Part> parts = new EnumMap<>(Step.class);
    private Step shown = Step.DONE;

    /// @param verbs runs the doctor at the end
    /// @param speak shows the whole window in the language that is chosen now
    /// @param close puts the first run away
    FirstRunView(Words words, FirstRunModel model, Verbs verbs, Runnable speak, Runnable close) {
        this.words = words;
        this.model = model;
        this.close = close;
        getStylesheets().add("/org/porchlight/css/page-first-run.css");
        getStyleClass().add("pl-first");
        side = new StepSide(
                words.of("brand"),
                Stream.of(Step.values())
                        .limit(Step.QUESTIONS)
                        .map(step -> words.of("first.step." + step))
                        .toList());
        parts.put(Step.LANGUAGE, new FirstRunLanguage(words, model, speak));
        parts.put(Step.PASSPHRASE, new FirstRunSecrets(words, model));
        parts.put(Step.PEOPLE, new FirstRunPeople(words, model));
        parts.put(Step.PRESETS, new FirstRunPresets(words, model));
        parts.put(Step.REVIEW, new FirstRunReview(words, model, Optional.empty()));
        parts.put(Step.DONE, new FirstRunReview(words, model, Optional.of(verbs)));
        build();
        widthProperty().subscribe(width -> narrow(width.doubleValue() < NARROW_BELOW));
        model.show(this::render);
    }

    FirstRunModel model() {
        return model;
    }

    private void build() {
        title.getStyleClass().add("pl-title");
        intro.getStyleClass().addAll("pl-muted", "pl-first-intro");
        Labels.wrap(intro);
        place.getStyleClass().addAll("pl-small", "pl-muted");
        VBox.setVgrow(body, Priority.ALWAYS);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        place.setMinWidth(Region.USE_PREF_SIZE);
        later.setText(words.of("first.later"));
        later.setId("first-later");
        later.getStyleClass().add("quiet");
        later.setOnAction(_ -> close.run());
        later.managedProperty().bind(later.visibleProperty());
        back.setText(words.of("first.back"));
        back.setId("first-back");
        back.setOnAction(_ -> model.back());
        back.managedProperty().bind(back.visibleProperty());
        next.setId("first-next");
        next.getStyleClass().add("accent");
        next.setDefaultButton(true);
        next.setOnAction(_ -> {
            if (shown == Step.DONE) {
                close.run();
            } else {
                model.next();
            }
        });
        body.addEventFilter(KeyEvent.KEY_PRESSED, this::goOn);
        var foot = new HBox(place, gap, later, back, next);
        foot.getStyleClass().add("pl-first-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        var main = new VBox(title, intro, body, Labels.error(wrong), foot);
        main.getStyleClass().add("pl-first-main");
        HBox.setHgrow(main, Priority.ALWAYS);
        getChildren().addAll(side, main);
    }

    /// Enter goes on from everywhere; what is chosen by a key is chosen by arrows and space.
    private void goOn(KeyEvent event) {
        boolean isChosenFrom = event.getTarget() instanceof ToggleButton || event.getTarget() instanceof ListView<?>;
        if (event.getCode() == KeyCode.ENTER && isChosenFrom) {
            next.fire();
            event.consume();
        }
    }

    private static ScrollPane scrolling(Node node) {
        var scroll = new ScrollPane(node);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("pl-scroll");
        return scroll;
    }

    private void narrow(boolean isNarrow) {
        getStyleClass().remove("narrow");
        if (isNarrow) {
            getStyleClass().add("narrow");
        }
    }

    private void render(FirstRun now) {
        var part = parts.get(now.step());
        if (part == null) {
            throw new IllegalStateException("a step without its question: " + now.step());
        }
        boolean isOther = now.step() != shown || body.getChildren().isEmpty();
        shown = now.step();
        side.show(now.step().place());
        title.setText(words.of("first.title." + now.step()));
        intro.setText(intro(now));
        part.render(now);
        if (isOther) {
            body.getChildren().setAll(List.of(scrolling(part.node())));
            part.opened();
        }
        boolean isDone = now.step() == Step.DONE;
        int left = (Step.QUESTIONS - now.step().place()) / STEPS_A_MINUTE;
        place.setText(isDone ? "" : words.of("first.place", now.step().place() + 1, Step.QUESTIONS, left));
        later.setVisible(!isDone);
        back.setVisible(!isDone && now.step() != Step.LANGUAGE);
        back.setDisable(now.busy());
        next.setDisable(now.busy());
        next.setText(words.of(going(now)));
        wrong.set(now.trouble()
                .filter(why -> !(why instanceof FirstRun.Wrong.AtField))
                .map(new FirstRunWords(words)::say)
                .orElse(""));
        if (isOther) {
            // Last: what goes on takes the keyboard only once it can be pressed again.
            begin();
        }
    }

    private String intro(FirstRun now) {
        return now.lacksAccounts()
                ? words.of(model.isSoft() ? "first.no-account-soft" : "first.no-account")
                : words.of("first.intro." + now.step(), now.said().people().size());
    }

    /// Key of what going on does.
    private static String going(FirstRun now) {
        if (now.step() == Step.DONE) {
            return "first.end";
        } else if (now.busy()) {
            return "first.putting";
        } else if (now.lacksAccounts()) {
            return "first.look-again";
        }
        return now.step() == Step.REVIEW ? "first.put" : "first.next";
    }

    /// Gives the first question the keyboard; where there is none, what goes on.
    void begin() {
        var part = parts.get(shown);
        if (part != null) {
            // What scrolls has its content once it has its skin; before, nothing in it takes the keyboard.
            body.applyCss();
            Focus.show(part.first().orElse(next));
        }
    }
}
