package org.porchlight.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.PolicyReport;

/// Peers that flood, fall silent or talk nonsense.
class CrowdedServerTest extends OnCrowdedServer {
    @ParameterizedTest
    @MethodSource("bounded")
    void makesWhoeverFloodsItWait(Role role) throws Exception {
        open(role);

        try (var link = SocketLink.connect(socket);
                var other = SocketLink.connect(socket)) {
            long before = System.nanoTime();
            for (int i = 0; i < 20; i++) {
                link.ask(new Command.Status());
                other.ask(new Command.Status());
            }

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(900));
        }
    }

    @Test
    void doesLongWorkForAnAccountOneAfterTheOther() throws Exception {
        var begun = new Semaphore(0);
        var goOn = new CountDownLatch(1);
        guard.verifies = () -> {
            begun.release();
            await(goOn);
        };
        open(ACCOUNT);
        var first = asking(new Command.Verify());
        begun.acquire();

        var second = asking(new Command.Rebuild());
        try (var link = SocketLink.connect(socket)) {
            assertThat(link.ask(new Command.Status())).isInstanceOf(Answer.Status.class);
        }
        assertThat(begun.tryAcquire(1, TimeUnit.SECONDS)).as("both at once").isFalse();
        goOn.countDown();

        assertThat(first.get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(Answer.Verified.class);
        assertThat(second.get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isInstanceOf(Answer.Verified.class);
    }

    @Test
    void keepsNobodyWaitingForAFollower() throws Exception {
        open(ACCOUNT);
        try (var follower = greeted()) {
            send(follower, "{\"ask\":\"events\",\"since\":[],\"follow\":true}");
            receive(follower);

            assertThat(asking(new Command.Verify()).get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOf(Answer.Verified.class);
        }
    }

    /// Two of the longest frames fill the room of an account.
    @ParameterizedTest
    @ValueSource(strings = {"{\"ask\":\"watch\"}", "{\"ask\":\"events\",\"since\":[],\"follow\":true}"})
    void keepsNoRoomForWhoeverOnlyListens(String ask) throws Exception {
        open(ACCOUNT);
        var longest = ask + " ".repeat(Frames.MAX_BYTES - ask.length());
        try (var first = greeted();
                var second = greeted()) {
            send(first, longest);
            send(second, longest);
            receive(first);
            receive(second);

            assertThat(asking(new Command.Status()).get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOf(Answer.Status.class);
        }
    }

    /// Of each sixty-four, whatever the others hold: a child may have many accounts, and some that are nobody's.
    @Test
    void letsNobodyKeepAnybodyElseOut() {
        var door = new Door();
        var roles = List.of(
                CHILD,
                new Role.OfChild(new ChildId("bo")),
                new Role.Nobody(),
                ACCOUNT,
                new Role.Parent(new Role.Parent.Who.Account(1001, new ParentId("dad"))),
                PARENT);

        for (var role : roles) {
            for (int i = 0; i < Door.MOST; i++) {
                assertThat(door.enter(role)).isTrue();
            }
            assertThat(door.enter(role)).isFalse();
        }
        roles.forEach(door::leave);

        for (var role : roles) {
            assertThat(door.enter(role)).isTrue();
            assertThat(door.enter(role)).isFalse();
        }
    }

    @Test
    void endsAConnectionWhosePeerBecomesAnotherWhileItBegins() throws Exception {
        var asked = new AtomicInteger();
        open(_ -> asked.incrementAndGet() == 1 ? ACCOUNT : CHILD);

        assertThatThrownBy(() -> SocketLink.connect(socket)).isInstanceOf(IOException.class);
    }

    /// Each answer may take a MB, and whoever takes none of it gets no second one.
    @Test
    void makesNoLongAnswerForWhoeverHasNotTakenTheLast() throws Exception {
        var policies = new Semaphore(0);
        guard.policyOf = new PolicyReport(Samples.VERSION, "{}", "x".repeat(900_000));
        guard.policies = policies::release;
        open(CHILD);
        try (var first = greeted();
                var second = greeted();
                var third = greeted()) {
            send(first, "{\"ask\":\"policy\"}");
            policies.acquire();
            send(second, "{\"ask\":\"policy\"}");
            send(third, "{\"ask\":\"status\"}");
            receive(third);
            assertThat(policies.tryAcquire(1, TimeUnit.SECONDS))
                    .as("a second one")
                    .isFalse();

            assertThat(receive(first)).contains("xxx");
            policies.acquire();
            assertThat(receive(second)).contains("xxx");
        }
    }
}
