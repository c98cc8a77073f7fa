package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// No day is packed that may still move on the calendar.
class PackingDaysTest {
    private static final ZoneId HOME = ZoneId.of("Asia/Shanghai");

    private final House house = new House("- {id: mei, accounts: [mei]}\n", "2026-11-02T16:00");

    private void restartAfter(int days) {
        house.jump(Duration.ofDays(days));
        house.tick();
        house.reboot(Duration.ofMinutes(5));
    }

    @Test
    void daysAreKeptOneByOneForAWeek() {
        restartAfter(10);

        assertThat(Retention.packedBefore(house.last.next()))
                .isEqualTo(house.today().minusDays(Retention.DAYS_UNPACKED));
    }

    @Test
    void whatWasWrittenSinceTheLastStartIsKeptOneByOne() {
        var began = house.today();
        house.jump(Duration.ofDays(30));
        house.tick();

        assertThat(Retention.packedBefore(house.last.next())).isEqualTo(began.minusDays(1));
    }

    @Test
    void whatNobodyVouchedForIsKeptOneByOneUntilATimeServerIsHeard() {
        restartAfter(1);
        house.unplug();
        house.reboot(Duration.ofMinutes(5));
        var doubtful = house.today();
        for (int boot = 0; boot < 4; boot++) {
            restartAfter(6);
        }
        assertThat(Retention.packedBefore(house.last.next())).isEqualTo(doubtful.minusDays(1));

        house.sync();

        assertThat(Retention.packedBefore(house.last.next()))
                .isEqualTo(house.today().minusDays(Retention.DAYS_UNPACKED));
    }

    @Test
    void asleepBeforeADoubtfulTimeMovesWithIt() {
        house.sync();
        house.login(House.MEI);
        house.pass("10M");
        var used = house.today();
        house.unplug();

        house.sleep(Duration.ofDays(20));
        house.tick();

        assertThat(Retention.packedBefore(house.last.next())).isEqualTo(used.minusDays(1));
    }

    @Test
    void aParentsWrongWordLetsNoDayOfTheLastUseGo() {
        house.sync();
        house.login(House.MEI);
        house.pass("10M");
        var used = house.today();
        house.unplug();

        house.rebootWithClock(Duration.ofMinutes(5), Duration.ofDays(100));
        house.tick();
        house.ask(new Order.ConfirmClock(Duration.ZERO));

        var state = house.last.next();
        assertThat(state.today()).isEqualTo(used.plusDays(100));
        assertThat(Retention.detailFrom(state)).isEqualTo(used);
        assertThat(Retention.packedBefore(state)).isEqualTo(used.minusDays(1));
        assertThat(Retention.of(Optional.of(state.clock()), HOME).first()).isBeforeOrEqualTo(used);
    }
}
