package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.SceneChecks;

/// A guard tells how things stand in each second: what says the same as before is not made anew.
class QuietPageTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final PseudoClass SCROLLS = PseudoClass.getPseudoClass("scrolls");
    private static final Duration MINUTES = Duration.ofMinutes(5);

    @BeforeEach
    void speakEnglish() {
        System.setProperty("porchlight.language", "en");
    }

    @AfterEach
    void forget() {
        System.clearProperty("porchlight.language");
    }

    @ParameterizedTest
    @EnumSource(names = {"TODAY", "REQUESTS", "PERMISSIONS", "SPENDING", "SETTINGS"})
    void staysAsItIsWhenASecondHasPassed(PageName page) {
        OnFx.run(() -> {
            var link = Asked.link(at(Duration.ZERO));
            var rules = new MeisRules();
            rules.put(JiesRules.WRITTEN);
            rules.tell(link);
            link.answer(Command.Why.class, _ -> new Answer.Why(Whys.program()));
            var root = laidOut(link, page);
            var before = nodes(root);

            link.push(at(SECOND));

            assertThat(nodes(root)).containsExactlyElementsOf(before);
            assertThat(before.stream().filter(QuietPageTest::waitsForLayout)).isEmpty();
        });
    }

    @Test
    void saysWhatIsAnotherMinutesLater() {
        OnFx.run(() -> {
            var link = Asked.link(at(Duration.ZERO));
            var root = laidOut(link, PageName.TODAY);
            var before = words(root);

            link.push(at(MINUTES));

            assertThat(words(root)).isNotEqualTo(before);
        });
    }

    @Test
    void keepsAPageThatWasOpenAsItWasLaidOut() {
        OnFx.run(() -> {
            var view = Shown.on(Asked.link(at(Duration.ZERO)), PageName.TODAY);
            laidOut(view.root());
            var today = view.root().lookup("#child-mei");
            view.open(PageName.REQUESTS);
            lay(view.root());
            assertThat(SceneChecks.seen(view.root())).doesNotContain(today);

            view.open(PageName.TODAY);

            assertThat(SceneChecks.seen(view.root())).contains(today);
            assertThat(nodes((Parent) today).stream().filter(QuietPageTest::waitsForLayout))
                    .isEmpty();
        });
    }

    @Test
    void marksTheBarOfAPageThatScrollsAlone() {
        OnFx.run(() -> {
            var root = Shown.on(Asked.link(at(Duration.ZERO)), PageName.TODAY).root();
            laidOut(root);
            var page = root.lookup(".pl-page-scroll");

            root.resize(1280, 300);
            lay(root);

            assertThat(page.getPseudoClassStates()).doesNotContain(SCROLLS);
            assertThat(page.lookup(".scroll-bar").getPseudoClassStates()).contains(SCROLLS);
        });
    }

    private static Parent laidOut(FakeLink link, PageName page) {
        return laidOut(Shown.on(link, page).root());
    }

    private static Parent laidOut(Parent root) {
        var scene = new Scene(root, 1280, 800);
        ConsoleWindow.dress(scene);
        lay(root);
        return root;
    }

    private static void lay(Parent root) {
        for (int round = 0; round < 3; round++) {
            root.applyCss();
            root.layout();
        }
    }

    private static StatusReport at(Duration passed) {
        var mei = Family.drawn(true).children().getFirst();
        var report = Family.status(mei, Family.jie("Jie"));
        return new StatusReport(
                report.time().plus(passed),
                report.confidence(),
                report.synced(),
                report.soft(),
                report.zone(),
                report.children());
    }

    private static List<Node> nodes(Parent root) {
        var all = new ArrayList<Node>();
        all.add(root);
        for (var child : root.getChildrenUnmodifiable()) {
            if (child instanceof Parent parent) {
                all.addAll(nodes(parent));
            } else {
                all.add(child);
            }
        }
        return all;
    }

    private static List<String> words(Parent root) {
        return nodes(root).stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    private static boolean waitsForLayout(Node node) {
        return node instanceof Parent parent && parent.isNeedsLayout();
    }
}
