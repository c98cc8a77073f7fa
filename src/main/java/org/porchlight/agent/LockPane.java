package org.porchlight.agent;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.text.Texts;
import org.porchlight.ui.Icons;

/// The card that covers a screen while programs stand still: what, until when, by which rule, and what there is to do
/// besides waiting.
final class LockPane extends StackPane {
    private static final PseudoClass SMALL = PseudoClass.getPseudoClass("small");
    private static final double TEXT_WIDTH = 640;
    /// Lower than this the card is laid more tightly; narrower than [NightScene#HOUSE_FROM] too.
    private static final double SMALL_BELOW = 700;

    private final Texts texts;
    private final LockDeeds deeds;
    private final Label name = styled(new Label(), "lock-name");
    private final Label date = styled(new Label(), "lock-date");
    private final Label clock = styled(new Label(), "lock-name");
    private final Label title = styled(new Label(), "lock-title");
    private final Label sentence = styled(new Label(), "lock-sentence");
    private final Label next = styled(new Label(), "lock-next");
    private final Label detail = styled(new Label(), "lock-detail");
    private final Label rule = styled(new Label(), "lock-detail", "lock-rule");
    private final Label notice = styled(new Label(), "lock-detail");
    private final HBox opening = opening();
    private final LockActions actions;
    private final Button pin;
    private final VBox words = styled(new VBox(), "lock-words");
    private final VBox programs = styled(new VBox(), "lock-programs");
    private final OpenPrograms open;

    /// @param withText whether this screen carries the words; the others show the night alone
    LockPane(boolean withText, Texts texts, LockDeeds deeds) {
        this.texts = texts;
        this.deeds = deeds;
        actions = new LockActions(texts, deeds);
        pin = styled(new Button(texts.of("lock.pin"), Icons.of("fth-key")), "lock-pin");
        pin.setOnAction(_ -> deeds.open(Panes.Which.PIN));
        open = new OpenPrograms(deeds);
        getChildren().add(new NightScene());
        if (withText) {
            fill();
            getChildren().add(words);
        }
        setAccessibleRole(AccessibleRole.DIALOG);
    }

    boolean hasText() {
        return words.getParent() != null;
    }

    void show(Look.Lock look) {
        name.setText(look.name());
        date.setText(look.date());
        clock.setText(look.clock());
        title.setText(look.title());
        sentence.setText(look.sentence());
        say(next, look.next());
        say(detail, look.detail());
        say(rule, look.rule());
        be(opening, look.next().isPresent());
        actions.show(look);
        be(pin, look.keys().pin());
        be(programs, !look.open().isEmpty());
        open.show(look);
        setAccessibleText(look.title() + " " + look.next().orElse(""));
    }

    /// Says why something was not to be had; empty takes it away.
    void notice(String why) {
        say(notice, Optional.of(why).filter(text -> !text.isEmpty()));
    }

    /// Lays a pane over the words, or takes the one away that lies there.
    void lay(Optional<Region> pane) {
        words.setVisible(pane.isEmpty());
        getChildren().removeIf(child -> child.getStyleClass().contains("lock-pane"));
        pane.ifPresent(region -> {
            var place = styled(new StackPane(region), "lock-pane");
            getChildren().add(place);
        });
        if (pane.isEmpty()) {
            actions.focusFirst();
        } else {
            pane.get().requestFocus();
            pane.get().lookupAll("*").stream()
                    .filter(Node::isFocusTraversable)
                    .filter(node -> !node.isDisabled())
                    .findFirst()
                    .ifPresent(Node::requestFocus);
        }
    }

    private static void say(Label label, Optional<String> words) {
        label.setText(words.orElse(""));
        be(label, words.isPresent());
    }

    private static void be(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    private void fill() {
        var head = styled(new HBox(Icons.lamp(32), name, grower(), date, clock), "lock-head");
        head.setAlignment(Pos.CENTER_LEFT);
        rule.setGraphic(styled(Icons.of("fth-info"), "lock-info"));
        notice.setGraphic(styled(Icons.of("fth-alert-circle"), "lock-info"));
        notice("");
        for (var label : new Label[] {title, sentence, rule, notice}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        var block = styled(new VBox(title, sentence, opening, actions, notice, rule), "lock-block");
        block.setMaxWidth(TEXT_WIDTH);
        programs.getChildren().setAll(styled(new Label(texts.of("lock.open")), "lock-detail", "lock-open"), open);
        words.getChildren().setAll(head, grower(), block, grower(), programs, foot());
    }

    private HBox foot() {
        var help = LockActions.button(texts.of("lock.help"), "fth-life-buoy", () -> deeds.open(Panes.Which.HELP));
        help.getStyleClass().add("help");
        var row = styled(
                new HBox(help, styled(new Label(texts.of("lock.help.always")), "lock-detail"), grower(), pin),
                "lock-foot");
        row.setAlignment(Pos.CENTER_LEFT);
        be(row, deeds.hasPanes());
        return row;
    }

    private HBox opening() {
        var sunrise = styled(Icons.of("fth-sunrise"), "lock-sunrise");
        var row = styled(
                new HBox(
                        styled(new StackPane(sunrise), "lock-sun"),
                        styled(new VBox(next, detail), "lock-opening-words")),
                "lock-opening");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    @Override
    protected void layoutChildren() {
        boolean small = getWidth() < NightScene.HOUSE_FROM || getHeight() < SMALL_BELOW;
        words.pseudoClassStateChanged(SMALL, small);
        title.pseudoClassStateChanged(SMALL, small);
        opening.pseudoClassStateChanged(SMALL, small);
        super.layoutChildren();
    }

    private static Region grower() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        VBox.setVgrow(space, Priority.ALWAYS);
        return space;
    }

    private static <N extends Node> N styled(N node, String... styleClasses) {
        node.getStyleClass().addAll(styleClasses);
        return node;
    }
}
