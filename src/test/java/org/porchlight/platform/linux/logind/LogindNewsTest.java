package org.porchlight.platform.linux.logind;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Message;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.porchlight.agent.Eventually;

/// What logind says by itself: that the machine is switched off, and what others on the bus say instead of it.
@Tag("os")
class LogindNewsTest extends OnFakeLogind {
    private static final int LONG = 30 << 20;
    private static final Duration A_LOOK = Duration.ofMillis(200);

    @Test
    void tellsThatTheMachineIsSwitchedOffAndThatItIsNot() throws Exception {
        var news = asked.news();
        boolean before = asked.goesDown();

        fake.switchOff(true);
        boolean told = news.tryAcquire(AskedLogind.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        boolean off = asked.goesDown();
        fake.switchOff(false);

        assertThat(before).isFalse();
        assertThat(told).isTrue();
        assertThat(off).isTrue();
        assertThat(asked.goesDown()).isFalse();
    }

    /// Nothing but systemd says so then, and logind is gone soon after its own word.
    @Test
    void tellsThatTheMachineIsSwitchedOffWhenLogindIsGone() throws Exception {
        fake.switchOffWithoutLogind();
        var asks = Logind.at(fake.socket(), runs);

        Eventually.holds("it is told", AskedLogind.PATIENCE, () -> {
            asks.sessions(Set.of());
            return asks.goesDown();
        });
    }

    /// What is asked is logind's word, not what came as news.
    @Test
    void believesNoNewsThatTheMachineIsSwitchedOff() throws Exception {
        var news = asked.news();

        fake.lieAboutSwitchingOff();

        assertThat(news.tryAcquire(AskedLogind.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        assertThat(asked.goesDown()).isFalse();
    }

    /// What the stranger sent comes to us before logind's answers to the questions after it.
    @Test
    void hearsNobodyElse() throws Exception {
        var news = asked.news();
        var everybody = fake.everybody();

        try (var stranger = Stranger.on(fake.address())) {
            for (var one : everybody) {
                stranger.signal(Optional.of(one), Login1.MANAGER, "SessionNew", 1);
                stranger.signal(Optional.of(one), "org.freedesktop.DBus", "NameAcquired", 1);
            }
            stranger.signal(Optional.empty(), Login1.MANAGER, "SessionNew", 1);
            stranger.ask("GetId");
        }
        asked.awaitAnswer();

        assertThat(news.tryAcquire(A_LOOK.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void passesOnWhatIsShortAndPretendsNothing() throws Exception {
        try (var one = Stranger.on(fake.address());
                var other = Stranger.on(fake.address())) {
            var to = Optional.of(other.name());
            one.signal(to, Login1.MANAGER, "SessionNew", LONG);
            one.signal(to, "org.freedesktop.DBus", "NameLost", 1);
            one.signal(to, Login1.MANAGER, "SessionRemoved", 1);
            one.ask("GetId");

            var came = other.ask("GetId");

            assertThat(came.stream()
                            .filter(DBusSignal.class::isInstance)
                            .map(Message::getName)
                            .toList())
                    .isEqualTo(List.of("NameAcquired", "SessionRemoved"));
        }
    }

    /// A child can send such at will, and a guard that keeps one whole has no memory left.
    @Test
    void keepsNothingOfWhatSomebodyElseSendsAtLength() throws Exception {
        fake.logIn(ONE, "user", true);
        var everybody = fake.everybody();
        var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        try (var stranger = Stranger.on(fake.address())) {
            long before = memory.getTotalThreadAllocatedBytes();
            for (var one : everybody) {
                stranger.signal(Optional.of(one), Login1.MANAGER, "SessionNew", LONG);
            }
            stranger.signal(Optional.empty(), Login1.MANAGER, "SessionNew", LONG);
            stranger.ask("GetId");
            asked.awaitAnswer();
            long kept = memory.getTotalThreadAllocatedBytes() - before;

            assertThat(asked.ask(Set.of(ONE)).orElseThrow()).hasSize(1);
            assertThat(kept).isLessThan(LONG);
        }
        assertThat(fake.everybody()).isEqualTo(everybody);
    }
}
