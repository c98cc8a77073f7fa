package org.porchlight.platform.linux.logind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.porchlight.agent.Eventually;
import org.porchlight.core.policy.AtZero;
import org.porchlight.port.MachineException;

/// What logind is told to do with the log-ins of a person when time is up.
@Tag("os")
class LogindEndsTest extends OnFakeLogind {
    /// A busy machine may take long over it.
    private void end(AtZero how) {
        Eventually.holds("it is done", AskedLogind.PATIENCE, () -> {
            try {
                logind.end(ONE, how);
                return true;
            } catch (MachineException notYet) {
                return false;
            }
        });
    }

    @Test
    void locksTheScreenOfOnePersonAndNothingElse() throws Exception {
        fake.logIn(OTHER, "user", true);
        fake.logIn(ONE, "user", false);
        fake.logIn(ONE, "greeter", true);
        var screen = fake.logIn(ONE, "user", true);

        end(AtZero.LOCK);

        assertThat(Set.copyOf(fake.asked())).isEqualTo(Set.of("lock " + screen));
    }

    @Test
    void endsWhatAPersonIsLoggedInWithAndDoesNotEndAnyTwice() throws Exception {
        fake.logIn(OTHER, "user", true);
        var ssh = fake.logIn(ONE, "user", false);
        var left = fake.logIn(ONE, "user", true);
        fake.leave(left);

        end(AtZero.LOGOUT);

        assertThat(Set.copyOf(fake.asked())).isEqualTo(Set.of("end " + ssh));
    }

    @Test
    void endsTheOthersWhereOneIsRefused() throws Exception {
        var refused = fake.logIn(ONE, "user", false);
        var other = fake.logIn(ONE, "user", true);
        fake.refuse(refused);

        Eventually.holds("the other is ended", AskedLogind.PATIENCE, () -> {
            assertThatThrownBy(() -> logind.end(ONE, AtZero.LOGOUT)).isInstanceOf(MachineException.class);
            return !fake.asked().isEmpty();
        });

        assertThat(Set.copyOf(fake.asked())).isEqualTo(Set.of("end " + other));
        awaitSession();
    }

    /// Half a minute would pass until it is asked again, had it been taken for one that cannot be asked.
    private void awaitSession() {
        long from = System.nanoTime();
        asked.awaitAnswer();
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(25));
    }

    @Test
    void takesOneThatEndsMeanwhileForEnded() throws Exception {
        fake.endWhenAsked(fake.logIn(ONE, "user", true));

        end(AtZero.LOCK);

        assertThat(fake.asked()).isEmpty();
    }

    @Test
    void triesToEndEachTime() throws Exception {
        var screen = fake.logIn(ONE, "user", true);
        var gone = runs.resolve("gone");
        var asks = Logind.at(gone, runs);
        assertThatThrownBy(() -> asks.end(ONE, AtZero.LOGOUT)).isInstanceOf(MachineException.class);
        Files.createSymbolicLink(gone, fake.socket());

        Eventually.holds("it is ended", Duration.ofSeconds(25), () -> {
            try {
                return !asks.end(ONE, AtZero.LOGOUT);
            } catch (MachineException notYet) {
                return false;
            }
        });

        assertThat(Set.copyOf(fake.asked())).isEqualTo(Set.of("end " + screen));
    }

    @Test
    void locksAndEndsNothingWhereProgramsOnlyStop() throws Exception {
        fake.logIn(ONE, "user", true);

        end(AtZero.FREEZE);

        assertThat(fake.asked()).isEmpty();
    }
}
