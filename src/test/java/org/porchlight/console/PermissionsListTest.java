package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.Visibility;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;

/// The list of programs: which rows there are, and what is told of them.
class PermissionsListTest {
    private final FakeLink link = new FakeLink(Family.evening(true), Family.accounts());
    private final MeisRules rules = new MeisRules();

    private void on(Consumer<Scene> seen) {
        on(Visibility.DETAIL, seen);
    }

    private void on(Visibility visibility, Consumer<Scene> seen) {
        on(visibility, JiesRules.WRITTEN, seen);
    }

    private void on(Visibility visibility, String written, Consumer<Scene> seen) {
        rules.put(written);
        rules.tell(link);
        link.answer(Command.Why.class, _ -> new Answer.Why(Whys.program()));
        link.answer(
                Command.Programs.class,
                _ -> new Answer.Programs(visibility, Map.of("Firefox", Duration.ofMinutes(110))));
        Golden.in(
                Look.EN_LIGHT,
                1280,
                800,
                ConsoleWindow::dress,
                () -> Shown.on(link, PageName.PERMISSIONS).root(),
                seen);
    }

    /// A row that is not among those that are told may be of what was used all week.
    @ParameterizedTest
    @CsvSource({"DETAIL, Not yet", "OUTLINE, ''", "TOTALS, ''"})
    void saysNotYetOnlyWhereAllProgramsAreTold(Visibility visibility, String said) {
        on(
                visibility,
                scene -> assertThat(texts(scene, ".pl-rules-row .pl-small.pl-muted"))
                        .filteredOn(text -> text.isEmpty() || text.equals("Not yet"))
                        .isNotEmpty()
                        .containsOnly(said));
    }

    private static void fire(Scene scene, String id) {
        var button = scene.lookup("#" + id);
        if (button instanceof ToggleButton toggle) {
            toggle.fire();
        } else {
            ((Button) button).fire();
        }
        Golden.lay(scene);
    }

    private static List<String> rows(Scene scene) {
        return texts(scene, ".pl-rules-title");
    }

    private static List<String> texts(Scene scene, String styleClass) {
        return scene.getRoot().lookupAll(styleClass).stream()
                .filter(Node::isVisible)
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    private static String told(Scene scene) {
        return String.join(" ", texts(scene, ".pl-rules-aside .label"));
    }

    @Test
    void showsWhatIsTreatedAlikeAndCountsIt() {
        on(scene -> {
            assertThat(texts(scene, ".pl-rules-filter > .toggle-button"))
                    .containsExactly("All 8", "Ask 2", "New 1", "Off 1");
            fire(scene, "filter-NEW");
            assertThat(rows(scene)).containsExactly("Firefox");
            fire(scene, "filter-OFF");
            assertThat(rows(scene)).containsExactly("Steam");
            fire(scene, "filter-ALL");
            assertThat(rows(scene)).hasSize(8);
        });
    }

    /// The keyboard is in the row that is changed.
    @Test
    void keepsARowThatIsNoLongerOfTheKindThatIsShown() {
        on(scene -> {
            fire(scene, "filter-OFF");
            ((ToggleButton) scene.lookup(".pl-rules-row .toggle-button")).fire();
            Golden.lay(scene);

            assertThat(texts(scene, ".pl-rules-filter > .toggle-button")).contains("Off 0");
            assertThat(rows(scene)).containsExactly("Steam");
            fire(scene, "filter-OFF");
            assertThat(rows(scene)).isEmpty();
        });
    }

    @Test
    void tellsOfTheFirstRowBeforeAnyIsChosen() {
        on(scene -> assertThat(told(scene)).contains("Blender").contains("Mei has to ask first"));
    }

    @Test
    void callsTheChildByItsNewNameAndKeepsItsRows() {
        on(scene -> {
            assertThat(told(scene)).contains("Mei has to ask first");
            call(scene, "Lin");
            assertThat(told(scene)).contains("Lin has to ask first");
            assertThat(rows(scene)).hasSize(8);

            fire(scene, "filter-NEW");
            call(scene, "Lynn");
            assertThat(rows(scene)).containsExactly("Firefox");
        });
    }

    private static void allowBlender(Scene scene) {
        var segment = scene.lookup("#does--usr-bin-blender");
        ((ToggleButton) segment.lookupAll(".toggle-button").stream().findFirst().orElseThrow()).fire();
        Golden.lay(scene);
    }

    private void call(Scene scene, String name) {
        rules.put(JiesRules.WRITTEN.replace("name: 小美", "name: " + name));
        link.push(Family.status(Family.mei(name, Presented.OPEN, 0), Family.jie("Jie")));
        Golden.lay(scene);
    }

    @Test
    void leadsToWhy() {
        on(scene -> {
            fire(scene, "why");
            assertThat(Optional.ofNullable(scene.lookup("#why-when"))).isPresent();
        });
    }

    /// One verdict: of the draft where that changes it, else of what is saved.
    @Test
    void followsTheDraftAndGoesBackWithIt() {
        on(scene -> {
            assertThat(told(scene)).contains("Mei has to ask first").doesNotContain("once you save");

            allowBlender(scene);
            assertThat(told(scene))
                    .contains("It is open for Mei.")
                    .contains("once you save")
                    .doesNotContain("has to ask");

            fire(scene, "discard");
            assertThat(told(scene)).contains("Mei has to ask first").doesNotContain("once you save");
        });
    }

    /// Whether the hours of its group are over, or its time spent, only the guard knows.
    @Test
    void promisesNothingOfNowWhereAGroupMayCloseWhatTheDraftAllows() {
        var grouped = JiesRules.WRITTEN.replace("blender}, then: ask}", "blender}, then: ask, group: games}");
        on(Visibility.DETAIL, grouped, scene -> {
            allowBlender(scene);

            assertThat(told(scene))
                    .contains("Once you save, it opens along with the group \"games\".")
                    .doesNotContain("It is open for Mei.")
                    .doesNotContain("has to ask");
        });
    }

    @Test
    void isAskedAnewWithTheMinute() {
        on(scene -> {
            link.answer(Command.Why.class, _ -> new Answer.Why(Whys.allowedInClosedTime()));
            link.push(Family.evening(true).at(Family.NOW.plusSeconds(59)));
            assertThat(told(scene)).contains("Mei has to ask first");
            link.push(Family.evening(true).at(Family.NOW.plusSeconds(60)));
            Golden.lay(scene);

            assertThat(told(scene))
                    .contains("It does not start yet: the time of Mei opens tomorrow 16:30.")
                    .doesNotContain("It is open");
        });
    }
}
