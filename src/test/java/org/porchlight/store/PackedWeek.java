package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.port.StoreException;
import org.porchlight.tool.bench.LedgerYears;

/// A week of two children, of which days are packed and deleted.
final class PackedWeek {
    static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    static final ChildId BO = new ChildId("bo");
    static final LedgerYears YEARS =
            new LedgerYears(List.of(Ledgers.MEI, BO), ZoneId.of("Asia/Shanghai"), Ledgers.POLICY.version(), FIRST, 7);
    static final int DAYS = 7;

    private PackedWeek() {}

    static LocalDate day(int no) {
        return FIRST.plusDays(no);
    }

    static Moment now(int day) {
        var last = YEARS.day(day(day)).events().getLast();
        return new Moment(last.at(), last.anchor(), last.policyVersion());
    }

    static void fill(SqliteStore into) throws StoreException {
        fill(into, 0);
    }

    /// @param more intervals of a second each that the elder child has on the evening of the second day
    static void fill(SqliteStore into, int more) throws StoreException {
        into.commit(Ledgers.POLICY, "parent:root", new Writing(List.of(), List.of(), List.of(), Optional.empty()));
        for (int no = 0; no < DAYS; no++) {
            into.commit(YEARS.day(day(no)));
            if (no == 1 && more > 0) {
                into.commit(new Writing(List.of(), fragments(more), List.of(), Optional.empty()));
            }
        }
        into.commit(new Writing(List.of(), List.of(), List.of(), Optional.of(clock())));
    }

    private static List<Event> fragments(int count) {
        var evening = day(1).atTime(19, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
        return IntStream.range(0, count)
                .mapToObj(no -> new Interval(
                        evening.plusSeconds(2L * no),
                        evening.plusSeconds(2L * no + 1),
                        Duration.ofSeconds(1),
                        Kind.COUNTED,
                        Optional.of(no % 2 == 0 ? "krita" : "vlc"),
                        Reason.WINDOW,
                        false))
                .map(interval ->
                        now(1).guard(new Fact.IntervalClosed(Ledgers.MEI, day(1), interval), Optional.of(day(1))))
                .toList();
    }

    /// By the anchor of the last day, at its end.
    static TrustedClock clock() {
        var usual = Ledgers.clock(Duration.ofMinutes(13));
        var last = YEARS.day(day(DAYS - 1));
        return new TrustedClock(
                last.anchors().getFirst(),
                last.events().getLast().at(),
                usual.segment(),
                usual.built(),
                usual.loose(),
                usual.days(),
                usual.rtcTrust());
    }

    static void pack(SqliteStore in, int before, int today) throws StoreException {
        while (in.pack(day(before), now(today))) {
            holds(in);
        }
    }

    static void seal(SqliteStore in, int before, int today) throws StoreException {
        while (in.seal(day(before), day(today), now(today))) {
            holds(in);
        }
    }

    static void holds(SqliteStore in) throws StoreException {
        var found = in.verify();
        assertThat(found.isOk()).as(found.toString()).isTrue();
    }

    /// All that is shown of the days.
    static List<Object> told(SqliteStore in) throws StoreException {
        var told = new ArrayList<>();
        for (var child : List.of(Ledgers.MEI, BO)) {
            told.addAll(in.days(child, FIRST, day(DAYS)));
            for (int no = 0; no < DAYS; no++) {
                told.add(in.account(child, day(no)));
                told.add(in.notes(child, day(no)));
            }
            told.addAll(in.asked(child, FIRST, day(DAYS)));
        }
        return told;
    }

    static long count(SqliteStore in, String type) throws Exception {
        var lines = new ArrayList<String>();
        in.events(Map.of(), _ -> Visibility.DETAIL, lines::add);
        return lines.stream()
                .filter(line -> line.contains("\"type\":\"" + type + "\""))
                .count();
    }

    static Moment later(SqliteStore in) throws StoreException {
        var clock = in.clock().orElseThrow();
        return new Moment(Ledgers.reading(Duration.ofDays(9)), clock.anchor().no(), Ledgers.POLICY.version());
    }
}
