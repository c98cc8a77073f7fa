package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Question;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.core.time.Confidence;

/// What a guard keeps in mind that never hears a time server.
class RetentionTest {
    private static final ZoneId HOME = ZoneId.of("Asia/Shanghai");
    private static final BootId BOOT = new BootId("boot");
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
    private static final Instant MORNING = Instant.parse("2026-11-24T00:00:00Z");

    private static Event event(Fact fact, int anchor, Duration sinceBoot) {
        var at = new ClockReading(BOOT, sinceBoot, sinceBoot, MORNING.plus(sinceBoot), false);
        return new Event(fact, new Actor.Guard(), at, anchor, Optional.of(TUESDAY), "policy");
    }

    /// A second of use.
    private static Event used(int no) {
        var from = Duration.ofSeconds(2L * no);
        var interval = new Interval(
                MORNING.plus(from),
                MORNING.plus(from).plusSeconds(1),
                Duration.ofSeconds(1),
                Kind.COUNTED,
                Optional.empty(),
                Reason.DAY_BUDGET,
                false);
        return event(new Fact.IntervalClosed(MEI, TUESDAY, interval), 1, from);
    }

    private static Event redated(int anchor) {
        return event(new Fact.Redated("Asia/Shanghai", List.of()), anchor, Duration.ZERO);
    }

    private static House offline() {
        return new House("- {id: mei, accounts: [mei]}\n", "2026-11-24T10:00");
    }

    @Test
    void keepsTheLastIntervalsOneByOneAndTheSumsOfAll() {
        var book = ChildBook.EMPTY;
        for (int no = 0; no < 30; no++) {
            book = book.with(MEI, used(no));
        }

        var kept = book.settledBeyond(20);

        assertThat(kept.intervals()).isEqualTo(20);
        assertThat(kept.on(TUESDAY).spent()).isEqualTo(Duration.ofSeconds(30));
        assertThat(kept.latest().map(Interval::from))
                .first()
                .isEqualTo(book.latest().findFirst().orElseThrow().from());
        assertThat(kept.settledBeyond(20)).isSameAs(kept);
    }

    @Test
    void forgetsReDatingsThatMoveNothingOfWhatIsLeft() {
        var old = ChildBook.EMPTY.with(MEI, redated(2)).with(MEI, redated(3));
        var later = new Fact.Granted(
                MEI,
                TUESDAY.plusDays(60),
                Duration.ofMinutes(5),
                Optional.empty(),
                "",
                Optional.of(MORNING.plus(Duration.ofDays(60))),
                "gift");
        var used = old.with(MEI, used(0));
        var book = used.with(MEI, event(later, 3, Duration.ofHours(1))).with(MEI, redated(4));

        assertThat(book.redatings()).isEqualTo(3);
        assertThat(book.since(TUESDAY).redatings()).isEqualTo(3);
        assertThat(book.since(TUESDAY.plusDays(30)).redatings()).isOne();
        assertThat(used.since(TUESDAY.plusDays(30)).redatings()).isZero();
    }

    @Test
    void remembersNoMoreAnswersThanTheNewest() {
        var requests = Requests.NONE;
        var asked = new Question.Requested(MEI, MORNING.plusSeconds(999), Optional.empty(), "");
        requests = requests.with(event(asked, 1, Duration.ofSeconds(999)), asked);
        for (int no = 0; no < 1000; no++) {
            var answer = new Question.Answered(MEI, MORNING.plusSeconds(no), Optional.empty(), "");
            requests = requests.answering(event(answer, 1, Duration.ofSeconds(no)), answer);
        }

        assertThat(requests.answered()).hasSize(64).containsKey(asked.at());
        assertThat(requests.since(TUESDAY.plusDays(3)).last()).isEmpty();
    }

    @Test
    void forgetsPausesThatWereOverBeforeADay() {
        var early = new Fact.Paused(MEI, MORNING, MORNING.plus(Duration.ofHours(1)));
        var late = new Fact.Paused(MEI, MORNING.plus(Duration.ofDays(30)), MORNING.plus(Duration.ofDays(31)));
        var pauses = Pauses.NONE
                .with(event(early, 1, Duration.ofHours(1)), early.at(), early.until())
                .ending(early.at())
                .with(event(late, 1, Duration.ofHours(2)), late.at(), late.until());

        var kept = pauses.since(TUESDAY.plusDays(20));

        assertThat(kept.begun()).containsOnlyKeys(late.at());
        assertThat(kept.ended()).isEmpty();
        assertThat(pauses.since(TUESDAY)).isEqualTo(pauses);
    }

    @Test
    void keepsNoMoreDaysThanAStartWouldReadWhereNobodySaysTheTime() {
        var house = offline();
        house.login(MEI);
        house.unplug();
        for (int day = 0; day < 600; day++) {
            house.pass("1M");
            house.sleep(Duration.ofHours(24));
            house.tick();
        }
        var state = house.last.next();

        var first = Retention.of(Optional.of(state.clock()), HOME).first();

        assertThat(state.clock().confidence()).isEqualTo(Confidence.RTC);
        assertThat(first).isAfter(TUESDAY.plusDays(60));
        assertThat(state.book(MEI).days())
                .isNotEmpty()
                .allSatisfy(day -> assertThat(day).isAfterOrEqualTo(first));
    }
}
