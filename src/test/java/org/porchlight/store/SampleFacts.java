package org.porchlight.store;

import static org.porchlight.store.Ledgers.FOUR;
import static org.porchlight.store.Ledgers.MEI;
import static org.porchlight.store.Ledgers.TUESDAY;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.porchlight.core.account.DayKept;
import org.porchlight.core.account.DayTotals;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.account.Ruled;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.Standing.Terms;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Question;
import org.porchlight.core.event.Restored;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockEvent;
import org.porchlight.core.time.Confidence;
import org.porchlight.core.time.Shift;

/// Facts as each form of a body knew them.
final class SampleFacts {
    /// What form 1 knew.
    static final List<Fact> FIRST = List.of(
            new Fact.GuardStarted(true),
            new Fact.PolicyStored(Ledgers.POLICY.version()),
            new Fact.DayOpened(MEI, TUESDAY, "Asia/Shanghai", "2026b", Optional.of(Duration.ofMinutes(90))),
            new Fact.DayOpened(MEI, TUESDAY, "Asia/Shanghai", "2026b", Optional.empty()),
            new Fact.IntervalClosed(
                    MEI,
                    TUESDAY,
                    new Interval(
                            FOUR,
                            FOUR.plusMillis(61_500),
                            Duration.ofMillis(61_498),
                            Kind.COUNTED,
                            Optional.of("画图 \"Krita\""),
                            Reason.WINDOW,
                            false)),
            new Fact.IntervalClosed(
                    MEI,
                    TUESDAY,
                    new Interval(
                            FOUR,
                            FOUR.plusMillis(5_000),
                            Duration.ofMillis(5_000),
                            Kind.FROZEN,
                            Optional.empty(),
                            Reason.DAY_BUDGET,
                            true)),
            new Fact.Granted(MEI, TUESDAY, Duration.ofMinutes(15), Optional.empty(), "画得真好"),
            new Fact.Granted(MEI, TUESDAY, Duration.ofMinutes(15), Optional.of(FOUR.plusSeconds(900)), ""),
            new Fact.Paused(MEI, FOUR, FOUR.plusSeconds(1800)),
            new Fact.Unpaused(MEI, FOUR),
            new Fact.LimitReached(MEI, TUESDAY, Reason.OUTSIDE_WINDOW),
            new Fact.ProgramDenied(MEI, "/usr/bin/steam", "apps.default"),
            new Fact.SiteDenied(MEI, "ads.example", "sites.rules[2]"));

    /// What form 2 knew.
    static final List<Fact> SECOND = List.of(
            new Fact.GuardStarted(true),
            new Fact.PolicyStored(Ledgers.POLICY.version()),
            new Fact.DayOpened(
                    MEI,
                    TUESDAY,
                    "Asia/Shanghai",
                    "2026b",
                    Optional.of(Duration.ofMinutes(90)),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(3),
                    Trust.PROVISIONAL,
                    Optional.empty(),
                    List.of()),
            new Fact.DayOpened(MEI, TUESDAY, "Asia/Shanghai", "2026b", Optional.empty()),
            new Fact.DayAdjusted(
                    MEI,
                    TUESDAY,
                    Optional.of(Duration.ofMinutes(60)),
                    Duration.ZERO,
                    Duration.ofMinutes(3),
                    Trust.FULL,
                    Optional.empty()),
            new Fact.DayVoided(MEI, TUESDAY.plusDays(1)),
            new Fact.DayClosed(
                    MEI,
                    TUESDAY,
                    new DayTotals(Map.of(Kind.COUNTED, Duration.ofMinutes(40), Kind.AWAY, Duration.ofMillis(1_234)))),
            new Fact.ClockChanged(ClockEvent.Kind.ATTESTED, Duration.ofDays(-1), Confidence.NTP),
            new Fact.Redated(
                    "Asia/Shanghai",
                    List.of(
                            new Shift(Ledgers.BOOT, Duration.ofSeconds(5), Duration.ofMinutes(30), Duration.ofDays(-1)),
                            new Shift(
                                    new BootId("before"), Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(-1)))),
            new Fact.Owed(MEI, TUESDAY, Duration.ofMinutes(10)),
            new Fact.FinishLineTaken(MEI, TUESDAY, Duration.ofMinutes(5)),
            new Fact.Corrected(MEI, TUESDAY, Duration.ofMinutes(7), "说得对"),
            new Question.Requested(MEI, FOUR, Optional.of(Duration.ofMinutes(20)), "再画一会儿"),
            new Question.Requested(MEI, FOUR, Optional.empty(), ""),
            new Question.Answered(MEI, FOUR, Optional.of(Duration.ofMinutes(10)), "好"),
            new Question.Answered(MEI, FOUR, Optional.empty(), "先吃饭"),
            new Fact.IntervalClosed(
                    MEI,
                    TUESDAY,
                    new Interval(
                            FOUR,
                            FOUR.plusMillis(61_500),
                            Duration.ofMillis(61_498),
                            Kind.COUNTED,
                            Optional.of("画图 \"Krita\""),
                            Reason.WINDOW,
                            false,
                            Optional.of("apps.games"),
                            Optional.of(new Ruled(Ledgers.BOOT, Duration.ofSeconds(7), Duration.ofMillis(68_500))))),
            new Fact.IntervalClosed(
                    MEI,
                    TUESDAY,
                    new Interval(
                            FOUR,
                            FOUR.plusMillis(5_000),
                            Duration.ofMillis(5_000),
                            Kind.FROZEN,
                            Optional.empty(),
                            Reason.DAY_BUDGET,
                            true)),
            new Fact.Granted(
                    MEI,
                    TUESDAY,
                    Duration.ofMinutes(15),
                    Optional.of(FOUR.plusSeconds(900)),
                    "画得真好",
                    Optional.of(FOUR),
                    "request:1795507200000"),
            new Fact.Paused(MEI, FOUR, FOUR.plusSeconds(1800)),
            new Fact.Unpaused(MEI, FOUR),
            new Fact.LimitReached(MEI, TUESDAY, Reason.OUTSIDE_WINDOW),
            new Fact.ProgramDenied(MEI, "/usr/bin/steam", "apps.default"),
            new Fact.SiteDenied(MEI, "ads.example", "sites.rules[2]"));

    /// What form 3 knows beside that.
    private static final List<Fact> THIRD = List.of(
            new Fact.DayOpened(
                    MEI,
                    TUESDAY,
                    "Asia/Shanghai",
                    "2026b",
                    Optional.of(Duration.ofMinutes(90)),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(3),
                    Trust.PROVISIONAL,
                    Optional.of(Duration.ofMinutes(30)),
                    List.of(
                            new Terms(Optional.of(Duration.ofMinutes(60)), Duration.ofMinutes(30)),
                            new Terms(Optional.empty(), Duration.ZERO))),
            new Fact.DayAdjusted(
                    MEI,
                    TUESDAY,
                    Optional.of(Duration.ofMinutes(60)),
                    Duration.ZERO,
                    Duration.ofMinutes(3),
                    Trust.FULL,
                    Optional.of(Duration.ZERO)),
            new Fact.DayClosed(
                    MEI,
                    TUESDAY,
                    new DayTotals(
                            Map.of(Kind.COUNTED, Duration.ofMinutes(40)),
                            Map.of("", Duration.ofMinutes(10), "画图 \"Krita\"", Duration.ofMinutes(30)),
                            Map.of("", Duration.ofMinutes(10), "create", Duration.ofMinutes(30))),
                    Optional.of(new DayKept(
                            "Asia/Shanghai",
                            Ledgers.POLICY.version(),
                            Optional.of(Duration.ofMinutes(60)),
                            Duration.ofMinutes(5),
                            Duration.ZERO,
                            Trust.FULL,
                            Duration.ofMinutes(15),
                            Duration.ofMinutes(7),
                            Duration.ofMinutes(5),
                            Duration.ofMinutes(1),
                            2,
                            3,
                            1,
                            12,
                            40,
                            4,
                            Duration.ofMinutes(20),
                            Duration.ofMinutes(1),
                            Optional.of("ab".repeat(32))))),
            new Fact.Bound(MEI, "mei", "1001", "1001"),
            new Fact.Sealed("ab".repeat(16), 4_000, "cd".repeat(32), "ef".repeat(32), TUESDAY, 4_000),
            new Fact.Forgotten(MEI, Optional.of(TUESDAY)),
            new Fact.Forgotten(MEI, Optional.empty()),
            new Restored(
                    Restored.From.STANDBY,
                    List.of(new Restored.Head("01".repeat(16), Restored.Head.ALL)),
                    List.of(new Restored.Register(
                            MEI, TUESDAY, Map.of(Kind.COUNTED, Duration.ofMinutes(40)), Duration.ofMinutes(15)))),
            new Fact.Looked(MEI, Fact.Looked.At.WEEK));

    static final Interval PACKED = new Interval(
            FOUR,
            FOUR.plusMillis(61_500),
            Duration.ofMillis(61_498),
            Kind.COUNTED,
            Optional.of("画图 \"Krita\""),
            Reason.WINDOW,
            false,
            Optional.of("apps.games"),
            Optional.of(new Ruled(Ledgers.BOOT, Duration.ofSeconds(7), Duration.ofMillis(68_500))));

    /// All that form 3 knew.
    static final List<Fact> FACTS =
            Stream.concat(SECOND.stream(), THIRD.stream()).toList();

    /// All that form 4 knows: a fact of every kind.
    static final List<Fact> ALL =
            Stream.concat(FACTS.stream(), SampleFactsOfForm4.ALL.stream()).toList();

    private SampleFacts() {}
}
