package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Input;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.guard.Tries.Try;
import org.porchlight.port.FakeSecrets;
import org.porchlight.port.StoreException;

class TriesTest {
    private static final Actor MEI = new Actor.OfChild(new ChildId("mei"));
    private static final Actor MUM = new Actor.Parent("mum");

    private final FakeSecrets secrets = new FakeSecrets();
    private final List<Loop.Telling> told = new ArrayList<>();
    private Duration awake = Duration.ofHours(1);
    private Tries tries = new Tries(secrets, () -> awake, told::add);

    private Try pin() throws StoreException {
        return tries.take(SecretKind.PIN, MEI);
    }

    private void wrong(int times) throws StoreException {
        for (int i = 0; i < times; i++) {
            while (pin() instanceof Try.Wait(var left)) {
                awake = awake.plus(left);
            }
        }
    }

    /// Another guard of the same ledger; its boot may be another one, whose awake time begins at nothing.
    private void restart(Duration awakeThen) {
        awake = awakeThen;
        tries = new Tries(secrets, () -> awake, told::add);
    }

    @Test
    void threeAreFree() throws Exception {
        assertThat(pin()).isEqualTo(new Try.Taken(1));
        assertThat(pin()).isEqualTo(new Try.Taken(2));
        assertThat(pin()).isEqualTo(new Try.Taken(3));
        assertThat(pin()).isEqualTo(new Try.Wait(Duration.ofMinutes(1)));
    }

    @Test
    void everyFurtherOneWaitsLonger() throws Exception {
        var waits = new ArrayList<Duration>();
        wrong(3);
        for (int i = 0; i < 10; i++) {
            if (pin() instanceof Try.Wait(var left)) {
                waits.add(left);
                awake = awake.plus(left);
            }
            assertThat(pin()).isInstanceOf(Try.Taken.class);
        }

        var hours = Duration.ofHours(3);
        assertThat(waits)
                .containsExactly(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(4),
                        Duration.ofMinutes(8),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(60),
                        hours,
                        hours,
                        hours);
    }

    @Test
    void areFewerThanTwentyADay() throws Exception {
        var end = awake.plusHours(24);
        int taken = 0;
        while (awake.compareTo(end) < 0) {
            switch (pin()) {
                case Try.Taken _ -> taken++;
                case Try.Wait(var left) -> awake = awake.plus(left);
            }
        }

        assertThat(taken).isBetween(10, 19);
    }

    @Test
    void waitInAwakeTimeAlone() throws Exception {
        wrong(3);

        // However the wall clock goes and however long the PC sleeps: it is not asked.
        awake = awake.plusSeconds(59);
        assertThat(pin()).isEqualTo(new Try.Wait(Duration.ofSeconds(1)));
        awake = awake.plusSeconds(1);
        assertThat(pin()).isEqualTo(new Try.Taken(4));
    }

    @Test
    void beginTheirWaitAnewWithAnotherGuard() throws Exception {
        wrong(6);
        assertThat(pin()).isEqualTo(new Try.Wait(Duration.ofMinutes(8)));
        awake = awake.plusMinutes(7);

        restart(awake);
        assertThat(pin()).isEqualTo(new Try.Wait(Duration.ofMinutes(8)));

        restart(Duration.ofSeconds(20));
        awake = awake.plusMinutes(7);
        // From the start of the guard, not from when somebody asks first.
        assertThat(pin()).isEqualTo(new Try.Wait(Duration.ofMinutes(1)));
        awake = awake.plusMinutes(1);
        assertThat(pin()).isEqualTo(new Try.Taken(7));
    }

    @Test
    void areNotFreeAgainForARestart() throws Exception {
        wrong(2);
        restart(Duration.ofSeconds(20));

        assertThat(pin()).isEqualTo(new Try.Taken(3));
        restart(Duration.ofSeconds(20));
        assertThat(pin()).isEqualTo(new Try.Wait(Duration.ofMinutes(1)));
    }

    @Test
    void areFreeAgainWhenTheyAreFreed() throws Exception {
        wrong(5);
        tries.free(SecretKind.PIN, MEI);

        assertThat(pin()).isEqualTo(new Try.Taken(1));
        restart(awake);
        assertThat(pin()).isEqualTo(new Try.Taken(2));
    }

    @Test
    void thatAreGivenBackDoNotCount() throws Exception {
        wrong(3);
        awake = awake.plusMinutes(1);
        assertThat(pin()).isEqualTo(new Try.Taken(4));

        tries.giveBack(SecretKind.PIN, MEI);

        assertThat(pin()).isEqualTo(new Try.Taken(4));
        assertThat(pin()).isEqualTo(new Try.Wait(Duration.ofMinutes(2)));
    }

    @Test
    void manyAtOnceAreWorthNoMoreThanOneAfterTheOther() throws Exception {
        var taken = new ArrayList<Try>();
        for (int i = 0; i < 20; i++) {
            taken.add(pin());
        }

        assertThat(taken).filteredOn(Try.Taken.class::isInstance).hasSize(3);
    }

    @Test
    void ofOnePersonAndKindHinderNobodyElse() throws Exception {
        wrong(8);

        assertThat(tries.take(SecretKind.PASSPHRASE, MUM)).isEqualTo(new Try.Taken(1));
        assertThat(tries.take(SecretKind.CODE, MEI)).isEqualTo(new Try.Taken(1));
        assertThat(tries.take(SecretKind.PIN, new Actor.OfChild(new ChildId("bo"))))
                .isEqualTo(new Try.Taken(1));
    }

    @Test
    void becomeFactsWhenTheyWereWrong() throws Exception {
        var reading = new ClockReading(new BootId("b"), awake, awake, Instant.EPOCH, false);
        var calls = new ArrayList<String>();
        tries.listen(() -> calls.add("listener"));
        pin();
        tries.wrong(SecretKind.PIN, MEI);
        tries.take(SecretKind.PASSPHRASE, MUM);
        tries.wrong(SecretKind.PASSPHRASE, MUM);
        tries.take(SecretKind.PASSPHRASE, MUM);
        tries.free(SecretKind.PASSPHRASE, MUM);

        assertThat(told.stream().map(telling -> telling.at(reading)))
                .containsExactly(
                        new Input.SecretWrong(reading, Optional.of(new ChildId("mei")), SecretKind.PIN, MEI),
                        new Input.SecretWrong(reading, Optional.empty(), SecretKind.PASSPHRASE, MUM));
        assertThat(calls).hasSize(3);
    }

    @Test
    void areToldFromTheFifthOn() throws Exception {
        wrong(4);
        assertThat(tries.worthTelling()).isEmpty();

        wrong(1);
        assertThat(tries.worthTelling()).containsExactly(new Tries.Wrong(SecretKind.PIN, "child:mei", 5));
        restart(Duration.ofSeconds(20));
        assertThat(tries.worthTelling()).hasSize(1);
    }

    @Test
    void cannotBeTakenWhereTheyCannotBeCounted() throws Exception {
        secrets.breaks(true);
        for (var kind : List.of(SecretKind.PIN, SecretKind.CODE)) {
            assertThatThrownBy(() -> tries.take(kind, MEI)).isInstanceOf(StoreException.class);
        }

        secrets.breaks(false);
        assertThat(pin()).isEqualTo(new Try.Taken(1));
    }
}
