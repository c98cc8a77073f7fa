package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.tool.powercut.BusyEvening;

/// A ledger of three children is lost, the guard goes on from what was kept beside it, and backups come back: what was
/// used counts once.
class LostUseTest extends OnLostUse {
    @ParameterizedTest(name = "a backup of tick {0}")
    @ValueSource(longs = {3, 20, 30})
    void aBackupOfTheSameDayCountsOnce(long at) throws Exception {
        var backup = playAndBackUp(0, at);
        play(at, 30);
        loseLedger();
        play(31, 40);
        var before = counted(DAY);

        restore(backup);

        assertThat(counted(DAY)).isEqualTo(before);
        assertThat(before.values()).allMatch(Duration::isPositive);
    }

    @Test
    void anEarlierDayCountsOnceToo() throws Exception {
        var backup = playAndBackUp(0, 30);
        play(DAY_OF_TICKS, DAY_OF_TICKS + 20);
        loseLedger();
        play(DAY_OF_TICKS + 21, DAY_OF_TICKS + 30);
        var before = counted(DAY, DAY.plusDays(1));

        restore(backup);

        assertThat(counted(DAY, DAY.plusDays(1))).isEqualTo(before);
    }

    @Test
    void twoBackupsOneAfterTheOtherAndAgainCountOnce() throws Exception {
        var older = playAndBackUp(0, 10);
        var newer = playAndBackUp(11, 30);
        loseLedger();
        play(31, 40);
        var before = counted(DAY);

        for (var backup : List.of(newer, older, newer)) {
            restore(backup);

            assertThat(counted(DAY)).isEqualTo(before);
        }
    }

    @Test
    void aBackupThatBeginsWithWhatStoodForAnotherCountsOnce() throws Exception {
        var first = playAndBackUp(0, 20);
        loseLedger();
        var second = playAndBackUp(21, 40);
        loseLedger();
        play(41, 50);
        var before = counted(DAY);

        for (var backup : List.of(second, first)) {
            restore(backup);

            assertThat(counted(DAY)).isEqualTo(before);
        }
    }

    /// Nothing was kept since, so two ledgers begin with the same.
    @Test
    void twoLedgersThatBeganWithTheSameCountItOnce() throws Exception {
        play(0, 20);
        loseLedger();
        var backup = new ArrayList<byte[]>();
        play(21, 21, (store, _) -> backup.add(Backups.zip(Backups.lines(store))));
        loseLedger();
        play(22, 30);
        var before = counted(DAY);

        restore(backup.getFirst());

        // What the one between them counted comes on top.
        var after = counted(DAY);
        before.forEach((of, length) ->
                assertThat(after.get(of)).as(of).isBetween(length, length.plus(BusyEvening.TICK.multipliedBy(2))));
    }

    @Test
    void whatWasUsedAfterItWasKeptCountsTwiceAtMostAsLongAsThatWas() throws Exception {
        var backup = new ArrayList<byte[]>();
        play(0, 25);
        play(26, 30, (store, _) -> backup.add(Backups.zip(Backups.lines(store))));
        loseLedger();
        play(31, 40);
        var before = counted(DAY);

        restore(backup.getFirst());

        var after = counted(DAY);
        before.forEach((of, length) ->
                assertThat(after.get(of)).as(of).isBetween(length, length.plus(BusyEvening.TICK.multipliedBy(5))));
    }
}
