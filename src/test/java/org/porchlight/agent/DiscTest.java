package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.scene.SceneHelper;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.ui.Found;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.SceneChecks;

/// The disc in all its states.
class DiscTest extends OnCards {
    @ParameterizedTest
    @EnumSource(Look.class)
    void discLooksAsDrawn(Look look) {
        var words = language(look);
        Golden.in(
                look,
                760,
                240,
                scene -> scene.getStylesheets().addAll(Layer.SHEETS),
                () -> {
                    var row = new FlowPane(24, 24);
                    for (var state : new Reports[] {
                        Reports.open(1320),
                        Reports.open(300),
                        Reports.open(47),
                        Reports.open(1944).as(ChildStatus.Presented.OPEN, OptionalInt.of(5)),
                        Reports.open(1320).uncounted(),
                        resting()
                    }) {
                        row.getChildren().add(alone(disc(words, state), false));
                    }
                    row.getChildren().add(alone(disc(words, Reports.open(1320)), true));
                    row.getChildren().add(pill(words, false));
                    row.getStyleClass().add("pl-page");
                    row.setPadding(new javafx.geometry.Insets(20));
                    return row;
                },
                scene -> {
                    ((DiscPill) scene.lookup(".disc-pill")).open(true);
                    Golden.lay(scene);
                    Golden.check("disc-" + look.suffix(), scene);
                    SceneChecks.all(scene);
                });
    }

    private static Disc alone(org.porchlight.agent.Look.Disc look, boolean square) {
        var disc = new Disc(square);
        disc.show(look);
        return disc;
    }

    private static DiscPill pill(Language language, boolean toTheLeft) {
        var pill = new DiscPill(Texts.of("agent", language), false, () -> {}, () -> {}, () -> {}, () -> {});
        pill.show(disc(language, Reports.open(1320)));
        pill.openToTheLeft(toTheLeft);
        return pill;
    }

    @Test
    void pillKeepsTheDiscWhereItWasWhicheverSideItOpensTo() {
        for (boolean left : new boolean[] {false, true}) {
            Golden.in(
                    Look.ZH_LIGHT,
                    600,
                    120,
                    scene -> scene.getStylesheets().addAll(Layer.SHEETS),
                    () -> new FlowPane(pill(Language.ZH_CN, left)),
                    scene -> {
                        var pill = (DiscPill) scene.lookup(".disc-pill");
                        assertThat(pill.discLeft()).isZero();
                        pill.open(true);
                        Golden.lay(scene);
                        assertThat(pill.isOpen()).isTrue();
                        assertThat(pill.disc().getLayoutX()).isEqualTo(pill.discLeft());
                        assertThat(pill.disc().getLayoutY()).isEqualTo(pill.discTop());
                    });
        }
    }

    /// A window gives the focus to the first that takes it: a disc that opened then would cover what lies below for
    /// good.
    @Test
    void pillOpensWhereAKeyLedAndNotByItself() {
        var open = OnFx.call(() -> {
            var before = new Button();
            var pill = pill(Language.EN, false);
            var stage = new Stage();
            // Away from the pointer.
            pill.relocate(400, 200);
            stage.setScene(new Scene(new Pane(before, pill), 600, 300));
            stage.setX(0);
            stage.setY(0);
            stage.show();
            pill.requestFocus();
            boolean byItself = pill.isOpen();
            before.requestFocus();
            before.requestFocusTraversal(TraversalDirection.NEXT);
            boolean byKey = pill.isOpen();
            before.requestFocus();
            boolean after = pill.isOpen();
            stage.hide();
            return List.of(byItself, byKey, after);
        });

        assertThat(open).containsExactly(false, true, false);
    }

    @Test
    void placeOutsideTheAreaIsAtItsEdge() {
        OnFx.run(() -> {
            var area = new javafx.geometry.Rectangle2D(0, 0, 1280, 800);
            assertThat(DiscPlace.at(area, -50, 5000, 72, 72)).isEqualTo(new DiscPlace(0, 1));
        });
    }

    @Test
    void clickAnywhereOnTheDiscOpensTheDayAndADragDoesNot() {
        OnFx.run(() -> {
            var opened = new AtomicInteger();
            var pill = new DiscPill(
                    Texts.of("agent", Language.EN), false, () -> {}, () -> {}, opened::incrementAndGet, () -> {});
            pill.show(disc(Language.EN, Reports.open(1320)));
            var ring = pill.disc().lookup(".disc-ground");

            ring.fireEvent(click(false));
            assertThat(opened).hasValue(0);
            ring.fireEvent(click(true));
            assertThat(opened).hasValue(1);
        });
    }

    /// The disc at the right edge grows to the left, so help comes to lie where the pointer was led to the disc.
    @Test
    void clickOnWhatHasOnlyJustGrownBelowThePointerIsOneOnTheDisc() throws Exception {
        var day = new AtomicInteger();
        var help = new AtomicInteger();
        var pill = OnFx.call(() -> {
            var made = new DiscPill(
                    Texts.of("agent", Language.EN),
                    false,
                    () -> {},
                    help::incrementAndGet,
                    day::incrementAndGet,
                    () -> {});
            made.show(disc(Language.EN, Reports.open(1320)));
            made.openToTheLeft(true);
            var scene = new Scene(new Pane(made));
            scene.getStylesheets().addAll(Layer.SHEETS);
            Golden.lay(scene);
            return made;
        });

        OnFx.run(() -> {
            mouse(pill, MouseEvent.MOUSE_MOVED, 3, 30);
            assertThat(pill.isOpen()).isTrue();
            Golden.lay(pill.getScene());
            clickOnHelp(pill);
        });
        assertThat(help).hasValue(0);
        assertThat(day).hasValue(1);

        Eventually.holds(
                "it has settled",
                Duration.ofSeconds(60),
                () -> OnFx.call(() -> !button(pill, "Help").isMouseTransparent()));
        OnFx.run(() -> clickOnHelp(pill));
        assertThat(help).hasValue(1);
        assertThat(day).hasValue(1);
    }

    private static Button button(DiscPill pill, String text) {
        return Found.button(pill, text);
    }

    private static void clickOnHelp(DiscPill pill) {
        var help = button(pill, "Help");
        var middle = help.localToScene(help.getWidth() / 2, help.getHeight() / 2);
        mouse(pill, MouseEvent.MOUSE_PRESSED, middle.getX(), middle.getY());
        mouse(pill, MouseEvent.MOUSE_RELEASED, middle.getX(), middle.getY());
    }

    /// As the window system tells it, so that what lies there is found by the scene itself.
    private static void mouse(DiscPill pill, EventType<MouseEvent> what, double x, double y) {
        boolean down = what == MouseEvent.MOUSE_PRESSED;
        var button = what == MouseEvent.MOUSE_MOVED ? MouseButton.NONE : MouseButton.PRIMARY;
        SceneHelper.processMouseEvent(
                pill.getScene(),
                new MouseEvent(
                        what, x, y, x, y, button, 1, false, false, false, false, down, false, false, false, false, true,
                        null));
    }

    private static MouseEvent click(boolean still) {
        return new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                3,
                3,
                3,
                3,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                still,
                null);
    }
}
