package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.engine.Reply;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.core.report.AgentTray;
import org.porchlight.core.report.Keys;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.TrayPlace;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.store.SteadyStore;

/// What many are told who ask at the same moment.
class NewestStatusTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant FOUR = Instant.parse("2026-11-24T08:00:00Z");

    @TempDir
    Path folder;

    private volatile Duration since = HOUR;
    private volatile Duration moved = Duration.ZERO;
    private volatile List<Trouble> troubles = List.of();
    private volatile Keys keys = Keys.NONE;
    private volatile List<AgentTray> trays = List.of();
    private SteadyStore store;
    private Loop loop;
    private NewestStatus newest;
    private Thread living;

    @BeforeEach
    void begin() throws Exception {
        store = SteadyStore.open(folder.resolve("data"));
        var first = Engine.start(
                family(), Optional.empty(), Remembered.NOTHING, reading(), Instant.parse("2026-01-01T00:00:00Z"), true);
        store.commit(family(), "parent:root", first.writing());
        loop = new Loop(this::reading, store, first, () -> {});
        newest = new NewestStatus(loop, () -> troubles, _ -> keys, () -> trays, true);
        living = Thread.ofPlatform().start(loop);
    }

    @AfterEach
    void end() throws Exception {
        loop.stop();
        living.join();
        store.close();
    }

    private static PolicyDocument family() {
        var text =
                "porchlight: 1\nhousehold: {zone: Asia/Shanghai}\nchildren: [{id: mei, accounts: [mei], preset: none}]\n";
        return switch (PolicyYaml.read(text)) {
            case PolicyReading.Valid(var document, var _) -> document;
            case PolicyReading.Invalid(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    private ClockReading reading() {
        return new ClockReading(
                new BootId("boot"), since, since, FOUR.plus(since).plus(moved), true);
    }

    private StatusReport told() {
        return newest.toParents().report();
    }

    @Test
    void isFoundOutOnceForAllOfThem() {
        var first = newest.toParents();
        since = HOUR.plusMillis(49);

        assertThat(newest.toParents()).isSameAs(first);
        assertThat(newest.report()).isSameAs(newest.report());
    }

    @Test
    void isAnotherAMomentLater() {
        var first = told();
        since = HOUR.plusMillis(50);

        assertThat(told().time()).isEqualTo(first.time().plusMillis(50));
    }

    /// So that a child is offered no code or PIN that there is none of.
    @Test
    void saysWhatGivesAChildTimeAtOnce() {
        assertThat(told().children().getFirst().offer().keys()).isEqualTo(Keys.NONE);
        keys = new Keys(true, false);
        since = HOUR.plusMillis(50);

        assertThat(told().children().getFirst().offer().keys()).isEqualTo(new Keys(true, false));
    }

    @Test
    void isAnotherWhenTheClockWasMoved() {
        var first = newest.toParents();
        moved = Duration.ofHours(-2);

        assertThat(newest.toParents()).isNotSameAs(first);
    }

    @Test
    void hasAnOrderInItThatWasJustCarriedOut() throws Exception {
        assertThat(told().children().getFirst().grantedSeconds()).isZero();

        var given = loop.ask(new Order.Grant(MEI, Duration.ofMinutes(5), false, ""), new Authority.Root());

        assertThat(given).isEqualTo(new Reply.Done());
        assertThat(told().children().getFirst().grantedSeconds()).isEqualTo(300);
    }

    @Test
    void hasATroubleInItThatWasJustFound() {
        assertThat(told().troubles()).isEmpty();
        troubles = List.of(new Trouble(Trouble.Sort.DISK_FULL, "full"));

        assertThat(told().troubles()).isEqualTo(troubles);
    }

    @Test
    void hasATrayInItThatWasJustTaken() {
        assertThat(told().trays()).contains(List.of());
        trays = List.of(new AgentTray("child:mei", TrayPlace.DISC));

        assertThat(told().trays()).contains(trays);
    }

    /// A child's agent hears that it is asked, and of nobody's tray.
    @Test
    void tellsNoChildWhereLampsAre() {
        trays = List.of(new AgentTray("parent:mum", TrayPlace.PANEL));

        assertThat(newest.report().toChild(MEI).trays()).contains(List.of());
    }
}
