package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.FlowPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.FakeGuard;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.SampleDays;
import org.porchlight.ipc.SocketLink;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.SceneChecks;

/// A parent lifts the limit that a child set itself, or makes it another.
class OwnLimitNewsTest implements GuardLine.Listener {
    private static final Duration START = Duration.ofMinutes(7);
    private static final DayNote LIFTED = byMum(0);

    @TempDir
    Path directory;

    private static DayNote byMum(long seconds) {
        return new DayNote(Reports.NOW, DayNote.Sort.POLICY_STORED, Optional.empty(), "mei", seconds)
                .doneBy("parent:mum");
    }

    private static AccountReport account(DayNote note) {
        return new AccountReport(SampleDays.account().account(), List.of(note));
    }

    private static AgentModel model(Language language) {
        var model = new AgentModel(language);
        model.authors(Reports.authors(language));
        model.heard(Reports.ownFirst().report(), START);
        model.heard(Reports.open(1320).report(), START);
        return model;
    }

    private static org.porchlight.agent.Look.Warning card(Language language, DayNote note) {
        var model = model(language);
        model.limit(Optional.of(note));
        return model.look(START).warning().orElseThrow();
    }

    @Test
    void isToldInASentenceOfItsOwn() {
        assertThat(card(Language.ZH_CN, LIFTED).heading()).isEqualTo("妈妈解除了你自己定的时间");
        assertThat(card(Language.ZH_CN, LIFTED).sentence()).isEqualTo("今天 19:12 起不再有。现在还有 22 分钟。");
        assertThat(card(Language.EN, byMum(3600)).heading())
                .isEqualTo("Mum changed the limit that you set yourself to 60\u00a0minutes a day");
        assertThat(card(Language.EN, byMum(3600)).sentence())
                .isEqualTo("It holds from 19:12 on. You now have 22\u00a0minutes.");
    }

    @Test
    void isToldOnceUntilItWasRead() {
        var model = model(Language.EN);
        model.limit(Optional.of(LIFTED));
        assertThat(model.look(START.plusSeconds(600)).warning()).isPresent();

        model.gotIt();
        model.limit(Optional.of(LIFTED));
        assertThat(model.look(START).warning()).isEmpty();

        model.limit(Optional.of(byMum(1800)));
        assertThat(model.look(START).warning()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void looksLikeOtherNews(Look look) {
        var language = look.isEnglish() ? Language.EN : Language.ZH_CN;
        Golden.in(
                look,
                460,
                200,
                scene -> scene.getStylesheets().addAll(Layer.SHEETS),
                () -> {
                    var card = new WarningCard(Texts.of("agent", language), false, OnCards.NOTHING);
                    card.show(card(language, LIFTED));
                    var page = new FlowPane(card);
                    page.getStyleClass().add("pl-page");
                    page.setPadding(new javafx.geometry.Insets(24));
                    return page;
                },
                scene -> {
                    Golden.check("warning-own-limit-" + look.suffix(), scene);
                    SceneChecks.everythingHasAName(scene);
                    SceneChecks.nothingIsCut(scene);
                });
    }

    /// The status tells that it is another one, and the account whose deed that is.
    @Test
    void whoDidItIsReadFromTheAccount() throws Exception {
        var guard = new FakeGuard();
        try (var _ = GuardServer.open(
                        socket(), GuardServer.Access.OWNER, _ -> new Role.OfChild(new ChildId("mei")), guard);
                var line = new GuardLine(() -> SocketLink.connect(socket()), Optional.empty(), this)) {
            line.open();
            var panes = OnFx.call(() -> new ChildPanes(line, () -> SocketLink.connect(socket()), Language.EN));
            OnFx.run(() -> panes.heard(Reports.ownFirst().report()));
            OnFx.run(() -> panes.heard(Reports.ownFirst().report()));
            assertThat(guard.asked).noneMatch(Command.MyAccount.class::isInstance);
            var note = byMum(1800);
            guard.accountOf = account(note);

            OnFx.run(() -> panes.heard(Reports.open(1320).report()));

            Eventually.holds(
                    "it is known",
                    Duration.ofSeconds(60),
                    () -> OnFx.call(() -> panes.news().limit()).equals(Optional.of(note)));

            // What was told before the limit became another is no news of it.
            guard.accountOf = account(
                    new DayNote(Reports.NOW.minusSeconds(60), DayNote.Sort.POLICY_STORED, Optional.empty(), "mei", 0)
                            .doneBy("parent:mum"));
            OnFx.run(() -> panes.heard(Reports.ownFirst().report()));
            Eventually.holds(
                    "it was asked again",
                    Duration.ofSeconds(60),
                    () -> guard.asked.stream()
                                    .filter(Command.MyAccount.class::isInstance)
                                    .count()
                            == 2);
            var after = OnFx.call(() -> {
                panes.heard(Reports.ownFirst().report());
                return panes.news().limit();
            });
            assertThat(after).map(DayNote::seconds).contains(1800L);
        }
    }

    private Path socket() {
        return directory.resolve("run").resolve("guard.sock");
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
}
