package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import org.porchlight.ui.OnFx;

/// A guard tells how things stand in each second: what says the same as before is not made anew.
class QuietPageTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
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
    @EnumSource(names = {"TODAY", "REQUESTS", "SETTINGS"})
    void staysAsItIsWhenASecondHasPassed(PageName page) {
        OnFx.run(() -> {
            var link = Asked.link(at(Duration.ZERO));
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

    private static Parent laidOut(FakeLink link, PageName page) {
        var root = Shown.on(link, page).root();
        var scene = new Scene(root, 1280, 800);
        ConsoleWindow.dress(scene);
        for (int round = 0; round < 3; round++) {
            root.applyCss();
            root.layout();
        }
        return root;
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
