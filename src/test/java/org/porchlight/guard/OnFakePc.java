package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.time.ClockEvent;
import org.porchlight.core.time.Confidence;
import org.porchlight.platform.Platforms;

/// A family of Shanghai at a [FakePc], which is new and off.
@Tag("os")
@Tag("all")
@Timeout(400)
abstract class OnFakePc {
    static final String HOME = "Asia/Shanghai";
    static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);
    static final LocalDate TUESDAY = MONDAY.plusDays(1);
    static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
    static final LocalDate THURSDAY = MONDAY.plusDays(3);
    static final Instant EPOCH_1970 = Instant.parse("1970-01-01T00:00:00Z");

    /// What a test may take between two looks, on a busy machine.
    static final Duration SLOW = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    FakePc pc;
    Mei mei;

    @BeforeEach
    void makePc() {
        assumeTrue(Platforms.isAdministrator(), "needs root: boots and clocks are faked with namespaces");
        assumeTrue(FakePc.lacks().isEmpty(), FakePc.lacks());
        pc = new FakePc(folder);
        mei = new Mei(pc);
    }

    @AfterEach
    void removePc() throws IOException {
        if (pc != null) {
            pc.close();
            assertThat(Files.readString(pc.log())).doesNotContain("ERROR");
        }
    }

    static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(ZoneId.of(HOME)).toInstant();
    }

    static Duration seconds(long number) {
        return Duration.ofSeconds(number);
    }

    /// The first start ever, on Monday, which setup confirms; some use, and off again.
    ///
    /// @return what counts of Monday
    Duration mondayUntilOff(String time, String budget) throws Exception {
        pc.boot(at(MONDAY, time));
        mei.rules(HOME, budget);
        mei.use(seconds(3));
        pc.endProgram();
        mei.untilAway();
        var counted = mei.counted(MONDAY);
        pc.shutDown();
        return counted;
    }

    /// Uses the PC for a while.
    ///
    /// @return what that added to the day
    Duration useAWhile(LocalDate day) throws IOException {
        var before = mei.counted(day);
        mei.use(seconds(3));
        pc.endProgram();
        mei.untilAway();
        return mei.counted(day).minus(before);
    }

    /// A time server is met once, and is in the ledger.
    void meetTimeServer(Instant right) throws IOException {
        long before = mei.told(ClockEvent.Kind.ATTESTED);
        pc.timeServer(right);
        mei.untilTold(ClockEvent.Kind.ATTESTED, before + 1);
        pc.timeServerGone();
        assertThat(mei.status().confidence()).isEqualTo(Confidence.NTP);
    }

    void assertTime(Instant expected) {
        assertThat(mei.time()).isBetween(expected.minusSeconds(3), expected.plus(SLOW));
    }

    /// Sums of whole seconds that were cut differ by a few.
    static void assertAbout(Duration found, Duration expected) {
        assertThat(found).isBetween(expected.minusSeconds(3), expected.plusSeconds(3));
    }
}
