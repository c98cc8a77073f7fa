package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;
import org.porchlight.text.Language;
import org.porchlight.ui.ChildSwitch;
import org.porchlight.ui.Found;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.SceneChecks;
import org.porchlight.ui.Words;

/// One-time codes in the settings: what is asked of the guard, and how long a secret is to be seen.
class CodesFlowTest extends OnSettings {
    @Test
    void showsASecretOnceAndForgetsItWithThePart() {
        enrolled(link);

        in("CODES", scene -> {
            ((Button) scene.lookup("#make-code")).fire();
            Golden.lay(scene);
            assertThat(((TextField) scene.lookup("#secret")).getText()).isEqualTo("JBSWY3DPEHPK3PXP");
            ((ToggleButton) scene.lookup("#part-ABOUT")).fire();
            ((ToggleButton) scene.lookup("#part-CODES")).fire();
            Golden.lay(scene);
            assertThat(scene.lookup("#secret")).isNull();
        });

        assertThat(link.asked).contains(new Command.EnrolCode(Family.MEI, Duration.ofMinutes(15)));
    }

    private static void enrolled(FakeLink link) {
        link.answer(Command.Codes.class, _ -> new Answer.Codes(List.of()));
        link.answer(
                Command.EnrolCode.class,
                asked -> new Answer.Enrolled(asked.child(), asked.amount(), new SecretText("JBSWY3DPEHPK3PXP"), 0));
    }

    @Test
    void putsASecretAwayWhenTheSessionIsLocked() {
        enrolled(link);

        in("CODES", scene -> {
            ((Button) scene.lookup("#make-code")).fire();
            Golden.lay(scene);
            assertThat(SceneChecks.seen(scene.getRoot())).anyMatch(node -> "secret".equals(node.getId()));
            link.answerSessionWith(new Answer.Session("parent:mum", true, Optional.empty()));
            ((Button) scene.lookup("#lock-session")).fire();
            assertThat(SceneChecks.seen(scene.getRoot())).noneMatch(node -> "secret".equals(node.getId()));
        });
    }

    @Test
    void putsASecretAwayWhenTheGuardGoes() {
        enrolled(link);

        in("CODES", scene -> {
            ((Button) scene.lookup("#make-code")).fire();
            link.die();
            assertThat(SceneChecks.seen(scene.getRoot())).noneMatch(node -> "secret".equals(node.getId()));
        });
    }

    /// The codes alone, on a guard and a clock that the test moves.
    private static void codes(SlowGuard guard, Later later, BiConsumer<CodesPart, Node> work) {
        Golden.in(
                Look.EN_LIGHT,
                800,
                600,
                ConsoleWindow::dress,
                () -> {
                    var part = new CodesPart(
                            new Desk(
                                    Words.part("console"),
                                    guard,
                                    new Drafts(guard),
                                    new NoWay(),
                                    new ChildSwitch(),
                                    new FakeVerbs(),
                                    () -> {},
                                    () -> false),
                            later);
                    part.render(new Seen(Family.evening(true), Optional.of(Family.MEI), false));
                    guard.answer(Command.Codes.class, new Answer.Codes(List.of()));
                    work.accept(part, part.root());
                    return (Parent) part.root();
                },
                _ -> {});
    }

    private static CodesPart codes(SlowGuard guard, StatusReport status) {
        var part = new CodesPart(new Desk(
                Words.part("console", Language.EN),
                guard,
                new Drafts(guard),
                new NoWay(),
                new ChildSwitch(),
                new FakeVerbs(),
                () -> {},
                () -> false));
        part.render(new Seen(status, Optional.empty(), false));
        return part;
    }

    @Test
    void saysThatThereAreNoCodesOnlyOnceTheGuardHas() {
        OnFx.run(() -> {
            var guard = new SlowGuard();
            var root = (Parent) codes(guard, Family.evening(true)).root();
            assertThat(Found.texts(root)).contains("Make one-time codes").doesNotContain("Codes that are in use");

            guard.answer(Command.Codes.class, new Answer.Codes(List.of()));

            assertThat(Found.texts(root))
                    .contains("There are none yet: until you make some, no code at a child's screen gives time.");
            ((Button) root.lookup("#make-code")).fire();
            assertThat(guard.asked).contains(new Command.EnrolCode(Family.MEI, Duration.ofMinutes(15)));
        });
    }

    @Test
    void offersNoCodesWhereThereIsNoChild() {
        OnFx.run(() -> {
            var root = (Parent) codes(new SlowGuard(), Family.status()).root();

            assertThat(Found.texts(root)).anyMatch(text -> text.contains("add a child first"));
            assertThat(root.lookup("#make-code")).isNull();
        });
    }

    private static boolean shows(Node root) {
        return SceneChecks.seen(root).anyMatch(node -> "secret".equals(node.getId()));
    }

    private static void make(SlowGuard guard, Node root, String secret) {
        ((Button) root.lookup("#make-code")).fire();
        guard.answer(
                Command.EnrolCode.class,
                new Answer.Enrolled(Family.MEI, Duration.ofMinutes(15), new SecretText(secret), 0));
    }

    @Test
    void putsEachSecretAwayAfterItsMinute() {
        var guard = new SlowGuard();
        var waits = new ArrayList<Duration>();
        var ends = new ArrayList<Runnable>();

        codes(
                guard,
                (wait, work) -> {
                    waits.add(wait);
                    ends.add(work);
                },
                (_, root) -> {
                    make(guard, root, "JBSWY3DPEHPK3PXP");
                    make(guard, root, "GEZDGNBVGY3TQOJQ");
                    ends.get(0).run();
                    assertThat(shows(root)).isTrue();
                    ends.get(1).run();
                    assertThat(shows(root)).isFalse();
                });

        assertThat(waits).containsOnly(Duration.ofMinutes(1));
    }

    @Test
    void asksNoMoreForASecretOnceThePartIsLeft() {
        var guard = new SlowGuard();

        codes(guard, (_, _) -> {}, (part, root) -> {
            ((Button) root.lookup("#make-code")).fire();
            assertThat(guard.open).isNotEmpty();
            part.leave();
            assertThat(guard.open).isEmpty();
        });
    }
}
