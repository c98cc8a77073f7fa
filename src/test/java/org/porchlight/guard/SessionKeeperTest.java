package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.Presence;
import org.porchlight.core.engine.Wish;
import org.porchlight.platform.linux.Await;
import org.porchlight.port.ChildAccount;

/// Looks of a keeper on a machine without any program of the child.
class SessionKeeperTest extends OnLoop {
    private static final ChildAccount KID = new ChildAccount("2101", "kid", Path.of("/home/kid"));

    private static final String FAMILY = """
            porchlight: 1
            household: {zone: Asia/Shanghai, calendar: none}
            children:
            - {id: mei, accounts: [kid], preset: none, time: {windows: {every-day: ["16:30-20:30"]}}}
            """;

    private final AtomicInteger inputs = new AtomicInteger();
    private SessionKeeper keeper;

    SessionKeeperTest() {
        super(FAMILY);
    }

    @BeforeEach
    void listen() throws Exception {
        var bindings = new Bindings(Map.of(MEI, Set.of(KID)), Set.of(), true);
        keeper = new SessionKeeper(loop, new SoftMachine(), () -> bindings, () -> {}, () -> {}, () -> {});
        loop.onChange(_ -> keeper.changed());
        keeper.round();
        loop.ask(MEI, new Wish.Request(Optional.empty(), ""));
        loop.onChange(_ -> inputs.incrementAndGet());
    }

    /// How many inputs there were since the last time. A wish comes after what was told before.
    private int told() throws Exception {
        loop.ask(MEI, new Wish.Request(Optional.empty(), ""));
        // One of them is what was waited for.
        return inputs.getAndSet(0) - 1;
    }

    @Test
    void tellsOnceThatNobodyIsThere() throws Exception {
        keeper.round();

        assertThat(told()).isZero();
        assertThat(keeper.isNobodyThere()).isTrue();
    }

    /// Its supervisor would end it after fifteen seconds without.
    @Test
    void theLoopShowsThatItIsAliveWhileNobodyIsThere() throws Exception {
        told();
        int before = beats.get();

        Await.until("a beat comes", () -> beats.get() > before);

        assertThat(inputs.get()).isZero();
    }

    @Test
    void tellsAgainWhatTheLoopKnowsOtherwise() throws Exception {
        var there = new Presence(true, Optional.empty(), Optional.of(Duration.ZERO));
        loop.tell(at -> new Input.SessionsTold(at, Map.of(MEI, there)));
        told();

        keeper.round();

        assertThat(told()).isEqualTo(1);
        assertThat(loop.now().state().child(MEI).orElseThrow().presence().running())
                .isFalse();
    }
}
