package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.SceneChecks;

/// Where pages stand in windows that are wide or low.
class WideAndLowTest {
    private static final double COLUMN = 1240;
    private static final double ROUNDED = 1;

    static Stream<Arguments> pagesInWideWindows() {
        return Stream.of(PageName.values())
                .filter(Pages::isBuilt)
                .flatMap(page -> Stream.of(Arguments.of(page, 1920, 1080), Arguments.of(page, 3840, 2160)));
    }

    private static void in(PageName page, int width, int height, Consumer<Scene> work) {
        Golden.in(
                Look.EN_LIGHT,
                width,
                height,
                ConsoleWindow::dress,
                () -> Shown.on(guard(page), page, SettingsGoldenTest.verbs(true))
                        .root(),
                work);
    }

    /// With enough of what is listed.
    private static FakeLink guard(PageName page) {
        return page == PageName.PERMISSIONS ? EveryScreen.ruled(JiesRules.WRITTEN, true) : EveryScreen.guard(true);
    }

    private static void change(Scene scene, PageName page) {
        switch (page) {
            case TIME -> up(scene, "#budget-days-off");
            case SPENDING -> up(scene, "#spending-single");
            case PERMISSIONS -> {
                ((TextField) scene.lookup("#field-programs")).setText("/usr/bin/godot");
                ((ButtonBase) scene.lookup("#add-programs")).fire();
            }
            case CHILDREN -> ((TextField) scene.lookup("#age-jie")).setText("13");
            default -> {}
        }
        Golden.lay(scene);
    }

    private static void up(Scene scene, String id) {
        scene.lookup(id).fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.UP, false, false, false, false));
    }

    private static List<Region> seen(Scene scene, String styleClass) {
        return SceneChecks.seen(scene.getRoot())
                .filter(node -> node.getStyleClass().contains(styleClass))
                .map(Region.class::cast)
                .toList();
    }

    private static Bounds place(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    /// Without its margins.
    private static Bounds inside(Region region) {
        var insets = region.getInsets();
        var place = place(region);
        return new BoundingBox(
                place.getMinX() + insets.getLeft(),
                place.getMinY() + insets.getTop(),
                place.getWidth() - insets.getLeft() - insets.getRight(),
                place.getHeight() - insets.getTop() - insets.getBottom());
    }

    /// The room that the bar of a page takes which scrolls in any window.
    private static double bar(Scene scene, PageName page) {
        return page == PageName.HELP ? ((Region) scene.lookup(".pl-scroll > .scroll-bar:vertical")).getWidth() : 0;
    }

    @ParameterizedTest(name = "{0} in {1}x{2}")
    @MethodSource("pagesInWideWindows")
    void isAColumnInTheMiddle(PageName page, int width, int height) {
        in(page, width, height, scene -> {
            change(scene, page);
            double left = place(seen(scene, "pl-nav").getFirst()).getMaxX();
            var columns = Stream.of("pl-main", "help-page", "pl-save-foot")
                    .flatMap(style -> seen(scene, style).stream())
                    .toList();

            assertThat(columns).isNotEmpty();
            assertThat(columns).allSatisfy(column -> {
                var place = inside(column);
                assertThat(place.getWidth()).isLessThanOrEqualTo(COLUMN + ROUNDED);
                assertThat(place.getCenterX()).isCloseTo((left + width - bar(scene, page)) / 2, within(ROUNDED));
            });
            assertThat(columns.stream().map(column -> inside(column).getMinX()).distinct())
                    .as("where columns begin")
                    .hasSize(1);
        });
    }

    @ParameterizedTest
    @CsvSource({"TIME", "PERMISSIONS", "CHILDREN", "SPENDING"})
    void keepsTheBarInViewWhileTheCardsScroll(PageName page) {
        in(page, 1280, 620, scene -> {
            change(scene, page);
            var bar = seen(scene, "pl-save-foot").getFirst();
            var before = place(bar);
            var scroll = SceneChecks.seen(scene.getRoot())
                    .filter(ScrollPane.class::isInstance)
                    .map(ScrollPane.class::cast)
                    .filter(pane -> pane.getContent().lookup(".pl-main") != null)
                    .findFirst()
                    .orElseThrow();
            double content = scroll.getContent().getLayoutBounds().getHeight();
            double room = scroll.getViewportBounds().getHeight();

            assertThat(before.getMaxY()).isLessThanOrEqualTo(620);
            assertThat(before.getHeight()).isPositive();
            assertThat(place(scroll).getMaxY()).isLessThanOrEqualTo(before.getMinY() + ROUNDED);
            assertThat(content).as("what scrolls").isGreaterThan(room + ROUNDED);

            scroll.setVvalue(1);
            Golden.lay(scene);

            assertThat(place(bar)).isEqualTo(before);
            assertThat(seen(scene, "pl-card").stream()
                            .filter(card -> place(card).getMinY() < before.getMinY())
                            .mapToDouble(card -> place(card).getMaxY())
                            .max()
                            .orElseThrow())
                    .isLessThanOrEqualTo(before.getMinY() + ROUNDED);
        });
    }
}
