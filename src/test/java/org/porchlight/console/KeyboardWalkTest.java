package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.SceneChecks;

/// Every page walked with the tab key alone: navigation, head, content by rows, save bar, and round again.
class KeyboardWalkTest extends InWindow {
    private static final int MOST = 400;
    private static final double SAME_ROW = 4;

    /// Inside of which the tab key stops once at most; the arrows go about there.
    private static final List<String> COMPOSITES = List.of(
            ".pl-seg", ".pl-tabs", ".pl-rules-filter", ".pl-week-grid", ".pl-month-grid", ".table-view", ".pl-stepper");

    /// Where a stop is, in the order in which the tab key comes there.
    private enum Place {
        NAVIGATION,
        HEAD,
        CONTENT,
        SAVE_BAR;

        static Place of(Node stop) {
            if (above(stop, "pl-nav").isPresent()) {
                return NAVIGATION;
            }
            if (above(stop, "pl-head").isPresent()
                    || above(stop, "pl-page-head").isPresent()) {
                return HEAD;
            }
            return above(stop, "pl-save-foot").isPresent() ? SAVE_BAR : CONTENT;
        }
    }

    static Stream<PageName> pages() {
        return Stream.of(PageName.values()).filter(Pages::isBuilt);
    }

    private static Optional<Node> above(Node node, String styleClass) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains(styleClass)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /// Changes something where something can be, so that there is a bar to be come to.
    private boolean change(PageName page) {
        switch (page) {
            case TIME -> typeAt("budget-days-off", KeyCode.UP);
            case SPENDING -> typeAt("spending-single", KeyCode.UP);
            case PERMISSIONS -> click("#counts--usr-bin-krita");
            case CHILDREN -> {
                tabTo("age-jie");
                write("3");
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void typeAt(String id, KeyCode key) {
        tabTo(id);
        press(key);
    }

    private Node owner() {
        return OnFx.call(() -> scene().getFocusOwner());
    }

    /// Presses tab until the keyboard is where it began.
    private List<Node> walk() {
        var stops = new ArrayList<Node>();
        var first = owner();
        do {
            stops.add(owner());
            press(KeyCode.TAB);
        } while (!owner().equals(first) && stops.size() < MOST);
        return stops;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leadsThroughEveryPlaceInOrderAndRound(PageName page) {
        boolean isOfJiesRules = page == PageName.PERMISSIONS || page == PageName.SPENDING;
        var link = isOfJiesRules ? EveryScreen.ruled(JiesRules.WRITTEN, true) : EveryScreen.guard(true);
        verbs.answer("doctor", SettingsGoldenTest.checks(true));
        open(link.beside(), page);
        boolean hasBar = change(page);

        walksInOrderAndRound(page, hasBar);
    }

    @ParameterizedTest
    @EnumSource(SettingsView.Part.class)
    void leadsThroughEveryPartOfTheSettings(SettingsView.Part part) {
        verbs.answer("doctor", SettingsGoldenTest.checks(true));
        open(EveryScreen.guard(true).beside(), PageName.SETTINGS);
        click("#part-" + part);

        walksInOrderAndRound(PageName.SETTINGS, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "calendar", "days-of-their-own", "of-sites-groups-video"})
    void leadsThroughEveryPartOfTime(String part) {
        open(EveryScreen.ruled(OnDays.EVERY, true).beside(), PageName.TIME, "#more-figures");
        if (part.equals("calendar")) {
            click("#calendar");
        } else {
            click("#more-figures");
            if (!part.isEmpty()) {
                click("#days-of-their-own");
            }
            if (part.startsWith("of-")) {
                click("#" + part);
            }
        }

        walksInOrderAndRound(PageName.TIME, false);
    }

    private void walksInOrderAndRound(PageName page, boolean hasBar) {
        tabTo("page-" + page.marked().id());

        var stops = walk();

        assertThat(stops).as("the way round").hasSizeLessThan(MOST).doesNotHaveDuplicates();
        assertThat(stops)
                .as("what can be stopped at")
                .containsAll(OnFx.call(() -> SceneChecks.stops(scene())
                        .filter(KeyboardWalkTest::isSeenNow)
                        .toList()));
        var places = stops.stream().map(Place::of).toList();
        assertThat(places).as("navigation, head, content, save bar").isSorted();
        assertThat(places).contains(Place.NAVIGATION, Place.CONTENT);
        assertThat(places.contains(Place.SAVE_BAR)).isEqualTo(hasBar);
        assertThat(stops.stream().filter(stop -> above(stop, "pl-nav").isPresent() && isPage(stop)))
                .as("stops in the navigation")
                .hasSize(1);
        assertThat(rowsOutOfOrder(stops)).as("stops that are not by rows").isEmpty();
        assertThat(twice(stops)).as("composites with more than one stop").isEmpty();
    }

    private static boolean isPage(Node stop) {
        return stop.getId() != null && stop.getId().startsWith("page-");
    }

    private static boolean isSeenNow(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeenNow(node.getParent()));
    }

    private Set<String> twice(List<Node> stops) {
        var twice = new LinkedHashSet<String>();
        for (var style : COMPOSITES) {
            for (var composite : robot.lookup(style).queryAll()) {
                long inside =
                        stops.stream().filter(stop -> isIn(composite, stop)).count();
                if (inside > 1) {
                    twice.add(style + " " + composite.getId() + ": " + inside);
                }
            }
        }
        return twice;
    }

    private static boolean isIn(Node outer, Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    /// Neighbours of which the second stands before the first, as people read: in one card, or as cards.
    private static List<String> rowsOutOfOrder(List<Node> stops) {
        var content =
                stops.stream().filter(stop -> Place.of(stop) == Place.CONTENT).toList();
        var wrong = new ArrayList<String>();
        for (int at = 1; at < content.size(); at++) {
            var one = content.get(at - 1);
            var next = content.get(at);
            var card = above(one, "pl-card");
            var nextCard = above(next, "pl-card");
            boolean isSame = card.equals(nextCard);
            if (isBefore(isSame ? next : nextCard.orElse(next), isSame ? one : card.orElse(one))) {
                wrong.add(name(one) + " > " + name(next));
            }
        }
        return wrong;
    }

    private static boolean isBefore(Node one, Node other) {
        var first = place(one);
        var second = place(other);
        boolean isAbove = first.getMaxY() <= second.getMinY() + SAME_ROW;
        boolean isBeside = first.getMaxY() > second.getMinY() && first.getMinY() < second.getMaxY();
        return (isAbove && first.getMinX() < second.getMaxX()) || (isBeside && first.getMaxX() <= second.getMinX() + 1);
    }

    private static Bounds place(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private static String name(Node node) {
        return node.getClass().getSimpleName() + " " + node.getId() + " " + node.getAccessibleText();
    }
}
