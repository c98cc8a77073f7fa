package org.porchlight.platform.linux.logind;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.porchlight.agent.Eventually;

/// A bus or a logind that does not answer holds nobody up.
@Tag("os")
class LogindUnansweredTest extends OnFakeLogind {
    private static final Duration A_LOOK = Duration.ofMillis(200);

    @Test
    void saysWhetherItAnswers() throws Exception {
        assertThat(Logind.at(fake.socket(), runs).answers(AskedLogind.PATIENCE)).isTrue();
        assertThat(Logind.at(fake.socket(), runs.resolve("nowhere")).answers(AskedLogind.PATIENCE))
                .isFalse();
        assertThat(Logind.at(runs.resolve("nobody"), runs).answers(AskedLogind.PATIENCE))
                .isFalse();
    }

    @Test
    void isNotAskedWhereNoBusIs() {
        // Those of another test may still hang.
        long before = questions();

        assertThat(Logind.at(runs.resolve("nobody"), runs).sessions(Set.of())).isEmpty();

        assertThat(questions()).isLessThanOrEqualTo(before);
    }

    /// The library tries for longer than anybody waits for the answer.
    @Test
    void isNotAskedAgainAtOnceWhereNobodyHearsTheBus() throws Exception {
        var left = runs.resolve("left");
        try (var gone = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            gone.bind(UnixDomainSocketAddress.of(left));
        }
        var asks = Logind.at(left, runs);
        asks.sessions(Set.of());
        Eventually.holds("the question has failed", AskedLogind.PATIENCE, () -> questions() == 0);

        asks.sessions(Set.of());

        assertThat(questions()).isZero();
    }

    /// How many questions are under way. One that ends at once would have been answered.
    private static long questions() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("logind"))
                .count();
    }

    /// Each look comes back at once, with nothing.
    private static void looksInVain(Logind asked) {
        for (int look = 0; look < 3; look++) {
            long from = System.nanoTime();
            var answer = asked.sessions(Set.of(ONE));
            assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(A_LOOK);
            assertThat(answer).isEmpty();
        }
    }

    @Test
    void isNotHeldUpByABusThatStandsStill() throws Exception {
        fake.logIn(ONE, "user", true);
        fake.signal("STOP");

        looksInVain(logind);

        fake.signal("CONT");
        asked.awaitAnswer();
        assertThat(asked.ask(Set.of(ONE)).orElseThrow()).hasSize(1);
    }

    @Test
    void isNotHeldUpByABusThatDied() throws Exception {
        fake.die();

        looksInVain(logind);
    }

    @Test
    void isNotHeldUpByAnAddressWhereNobodyIs() {
        var nobody = Logind.at(runs.resolve("no-bus"), runs);

        looksInVain(nobody);
    }

    @Test
    void asksNobodyWhereNoLogindRuns() {
        var without = Logind.at(fake.socket(), runs.resolve("missing"));

        assertThat(without.sessions(Set.of(ONE))).isEmpty();
    }
}
