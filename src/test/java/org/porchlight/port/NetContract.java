package org.porchlight.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// What every network does, real or not.
public abstract class NetContract {
    protected static final ChildAccount MING = new ChildAccount("42101", "plt-ming", Path.of("/nonexistent"));
    protected static final ChildAccount LAN = new ChildAccount("42102", "plt-lan", Path.of("/nonexistent"));
    protected static final InetAddress LESSON = InetAddress.ofLiteral("198.51.100.7");
    protected static final InetAddress GAME = InetAddress.ofLiteral("198.51.100.8");
    protected static final InetAddress LESSON_V6 = InetAddress.ofLiteral("2001:db8::7");
    protected static final InetAddress GAME_V6 = InetAddress.ofLiteral("2001:db8::8");
    private static final Duration LONG = Duration.ofMinutes(5);

    protected abstract Net net();

    /// Whether the account can open a connection to the address now.
    protected abstract boolean reaches(ChildAccount account, InetAddress address) throws Exception;

    @Test
    void rejectsWhatWasNotPinned() throws Exception {
        net().bring(Map.of(MING, 5301));

        assertThat(reaches(MING, LESSON)).isFalse();
        assertThat(reaches(MING, LESSON_V6)).isFalse();
    }

    @Test
    void reachesWhatWasPinnedAndNothingElse() throws Exception {
        net().bring(Map.of(MING, 5301));

        net().pin(MING, List.of(LESSON, LESSON_V6), LONG);

        assertThat(reaches(MING, LESSON)).isTrue();
        assertThat(reaches(MING, LESSON_V6)).isTrue();
        assertThat(reaches(MING, GAME)).isFalse();
        assertThat(reaches(MING, GAME_V6)).isFalse();
    }

    @Test
    void pinsOnlyForTheAccountThatAsked() throws Exception {
        net().bring(Map.of(MING, 5301, LAN, 5302));

        net().pin(MING, List.of(LESSON), LONG);

        assertThat(reaches(LAN, LESSON)).isFalse();
    }

    @Test
    void leavesAccountsThatAreNotLimitedAlone() throws Exception {
        net().bring(Map.of(MING, 5301));

        assertThat(reaches(LAN, GAME)).isTrue();
        assertThat(reaches(LAN, GAME_V6)).isTrue();
    }

    @Test
    void letsAPinRunOut() throws Exception {
        net().bring(Map.of(MING, 5301));

        net().pin(MING, List.of(LESSON), Duration.ofSeconds(1));

        assertThat(reaches(MING, LESSON)).isTrue();
        awaitRefusal(LESSON);
    }

    @Test
    void countsARenewedPinFromNow() throws Exception {
        net().bring(Map.of(MING, 5301));
        net().pin(MING, List.of(LESSON), Duration.ofSeconds(1));
        net().pin(MING, List.of(LESSON), LONG);
        net().pin(MING, List.of(GAME), Duration.ofSeconds(1));

        awaitRefusal(GAME);

        assertThat(reaches(MING, LESSON)).isTrue();
    }

    @Test
    void keepsPinsWhenBroughtAgain() throws Exception {
        net().bring(Map.of(MING, 5301));
        net().pin(MING, List.of(LESSON), LONG);

        net().bring(Map.of(MING, 5303, LAN, 5302));

        assertThat(reaches(MING, LESSON)).isTrue();
        assertThat(reaches(LAN, LESSON)).isFalse();
    }

    @Test
    void forgetsPinsOfAnAccountThatWasLetGo() throws Exception {
        net().bring(Map.of(MING, 5301, LAN, 5302));
        net().pin(MING, List.of(LESSON), LONG);

        net().bring(Map.of(LAN, 5302));

        assertThat(reaches(MING, GAME)).isTrue();
        net().bring(Map.of(MING, 5301, LAN, 5302));
        assertThat(reaches(MING, LESSON)).isFalse();
    }

    @Test
    void takesPinsBack() throws Exception {
        net().bring(Map.of(MING, 5301, LAN, 5302));
        net().pin(MING, List.of(LESSON), LONG);
        net().pin(LAN, List.of(LESSON), LONG);

        net().unpin(MING);

        assertThat(reaches(MING, LESSON)).isFalse();
        assertThat(reaches(LAN, LESSON)).isTrue();
    }

    @Test
    void takesNothingBackFromAnAccountThatWasNotBrought() throws Exception {
        net().unpin(MING);

        assertThat(reaches(MING, LESSON)).isTrue();
    }

    @Test
    void pinsNothingForAnAccountThatWasNotBrought() throws Exception {
        net().bring(Map.of(LAN, 5302));

        assertThatThrownBy(() -> net().pin(MING, List.of(LESSON), LONG))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("plt-ming");
    }

    @Test
    void leavesNothingWhenNobodyIsLimited() throws Exception {
        net().bring(Map.of(MING, 5301));

        net().bring(Map.of());

        assertThat(reaches(MING, GAME)).isTrue();
    }

    private void awaitRefusal(InetAddress address) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (reaches(MING, address)) {
            assertThat(System.nanoTime() - deadline).as("a pin of one second").isNegative();
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
