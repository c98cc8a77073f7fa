package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.care.Situation;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.LineAge;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.core.report.PolicyReport;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.FakeGuard;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.Samples;
import org.porchlight.ipc.SocketLink;
import org.porchlight.text.Language;
import org.porchlight.ui.Found;
import org.porchlight.ui.HelpPane;
import org.porchlight.ui.OnFx;

/// What a child opens on the lock card.
class ChildPanesTest implements GuardLine.Listener {
    private final GuardLine line = new GuardLine(
            () -> {
                throw new IOException("nobody is asked here");
            },
            Optional.empty(),
            this);

    @TempDir
    Path directory;

    private final FakeGuard guard = new FakeGuard();
    private final List<Panes.Which> opened = new ArrayList<>();
    private final StackPane card = new StackPane();

    @AfterEach
    void closeLine() {
        line.close();
    }

    @Override
    public void connected(GuardLine.Role role) {
        // The test tells the panes.
    }

    @Override
    public void heard(StatusReport report) {
        // It does.
    }

    @Override
    public void lost() {
        // This too.
    }

    private static SocketLink noCopy() throws IOException {
        throw new IOException("nothing is copied here");
    }

    private AskPane asking(ChildPanes panes) {
        return (AskPane) panes.inCard(Panes.Which.ASK, "", () -> {}, opened::add);
    }

    @Test
    void aCodeInsteadOfAskingIsTypedOnTheCardToo() {
        OnFx.run(() -> {
            var panes = new ChildPanes(line, ChildPanesTest::noCopy, Language.EN);
            panes.heard(Reports.zero().report());
            var pane = asking(panes);

            Found.button(pane, "Enter a code").fire();

            assertThat(opened).containsExactly(Panes.Which.CODE);
            assertThat(panes.isOpen()).as("a window would lie behind the card").isFalse();
        });
    }

    @Test
    void whatTheCardHasTakenAwayIsNotKept() {
        OnFx.run(() -> {
            var panes = new ChildPanes(line, ChildPanesTest::noCopy, Language.EN);
            panes.heard(Reports.zero().report());
            var first = asking(panes);
            var second = asking(panes);
            var scene = new Scene(card);
            card.getChildren().setAll(first);
            card.getChildren().setAll(second);
            var before = Found.texts(first);

            panes.heard(Reports.open(1320).report());

            assertThat(scene.getRoot()).isEqualTo(card);
            assertThat(Found.texts(second)).isNotEqualTo(before);
            assertThat(Found.texts(first)).isEqualTo(before);

            card.getChildren().setAll(first);

            assertThat(Found.texts(first))
                    .as("it is up to date once it is laid again")
                    .isEqualTo(Found.texts(second));
        });
    }

    /// Whoever opens it may be somebody else.
    @Test
    void helpOpensWithoutATopic() {
        OnFx.run(() -> {
            var panes = new ChildPanes(line, ChildPanesTest::noCopy, Language.EN);
            panes.heard(Reports.open(60).report());
            panes.inWindow(Panes.Which.HELP);
            help().situationProperty().set(Optional.of(Situation.ONLINE));

            panes.inWindow(Panes.Which.HELP);

            assertThat(help().situationProperty().get()).isEmpty();
            panes.helpOntoCard(() -> {});
        });
    }

    /// A number that is being read does not go from sight because the time is up.
    @Test
    void helpGoesOntoTheCardAsItStands() {
        OnFx.run(() -> {
            var panes = new ChildPanes(line, ChildPanesTest::noCopy, Language.EN);
            assertThat(panes.helpOntoCard(() -> {})).isEmpty();
            panes.heard(Reports.open(30).report());
            panes.inWindow(Panes.Which.HELP);
            var open = help();
            open.situationProperty().set(Optional.of(Situation.ONLINE));

            panes.heard(Reports.zero().report());
            assertThat(panes.isOpen()).isTrue();
            var closed = new AtomicInteger();
            assertThat(open.lookup(".help-country").isVisible()).isTrue();
            var taken = panes.helpOntoCard(closed::incrementAndGet).orElseThrow();
            assertThat(taken.lookup(".help-country").isVisible())
                    .as("a list that cannot open on a card")
                    .isFalse();
            card.getChildren().setAll(taken);

            assertThat(panes.isOpen()).isFalse();
            assertThat(taken).isSameAs(open);
            assertThat(open.situationProperty().get()).contains(Situation.ONLINE);
            ((Button) open.lookup(".help-head .button")).fire();
            assertThat(closed).hasValue(1);
        });
    }

    /// The status tells how much more there is, the account who gave it and why.
    @Test
    void whoGaveTimeIsReadWhenThereIsMoreOfIt() throws Exception {
        try (var _ = GuardServer.open(
                        socket(), GuardServer.Access.OWNER, _ -> new Role.OfChild(new ChildId("mei")), guard);
                var line = new GuardLine(() -> SocketLink.connect(socket()), Optional.empty(), this)) {
            line.open();
            var panes = OnFx.call(() -> new ChildPanes(line, ChildPanesTest::noCopy, Language.EN));
            OnFx.run(() -> panes.heard(Reports.open(1320).given(900).report()));
            OnFx.run(() -> panes.heard(Reports.open(1320).given(900).report()));
            assertThat(OnFx.call(() -> panes.news().gift())).isEmpty();

            OnFx.run(() -> panes.heard(Reports.open(2220).given(1800).report()));

            Eventually.holds(
                    "it is known",
                    Duration.ofSeconds(60),
                    () -> OnFx.call(() -> panes.news().gift().isPresent()));
            assertThat(guard.asked.stream().filter(Command.MyAccount.class::isInstance))
                    .hasSize(1);
        }
    }

    /// The one that is in sight.
    private static HelpPane help() {
        return Window.getWindows().stream()
                .map(window -> window.getScene().getRoot())
                .filter(HelpPane.class::isInstance)
                .map(HelpPane.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /// Asked for once for each time that it closes: the guard has read it from its ledger.
    @Test
    void whoSetTheRuleIsAskedForWhenItCloses() throws Exception {
        var mum = new PolicyPut("parent:mum", Optional.of(Reports.NOW));
        guard.policyOf = new PolicyReport(
                Samples.VERSION,
                Samples.policy().json(),
                Samples.policy().yaml(),
                List.of(new LineAge("time.budget.every-day", mum)));
        try (var _ = GuardServer.open(
                        socket(), GuardServer.Access.OWNER, _ -> new Role.OfChild(new ChildId("mei")), guard);
                var line = new GuardLine(() -> SocketLink.connect(socket()), Optional.empty(), this)) {
            line.open();
            var panes = OnFx.call(() -> new ChildPanes(line, ChildPanesTest::noCopy, Language.EN));
            OnFx.run(() -> panes.heard(Reports.open(1320).report()));
            OnFx.run(() -> panes.heard(Reports.zero().report()));
            OnFx.run(() -> panes.heard(Reports.zero().report()));

            Eventually.holds(
                    "it is known",
                    Duration.ofSeconds(60),
                    () -> OnFx.call(() -> panes.news().authors().of("time.budget.every-day"))
                            .since()
                            .isPresent());
            assertThat(guard.asked.stream().filter(Command.GetPolicy.class::isInstance))
                    .hasSize(1);
        }
    }

    private Path socket() {
        return directory.resolve("run").resolve("guard.sock");
    }
}
