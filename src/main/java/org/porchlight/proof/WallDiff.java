package org.porchlight.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Standing;
import org.porchlight.core.decide.TimeDecider;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.CivilDays;
import org.porchlight.core.time.ClockReading;

/// The common practice, to compare with: at every tick the wall clock's difference to the last one is counted, a
/// difference of 45 s or more, or below nothing, counts as nothing, and a new date begins a new day.
final class WallDiff implements Timekeeper {
    private static final Duration GAP = Duration.ofSeconds(45);

    /// A local day of the wall clock.
    private record Today(LocalDate day, Instant begin, Instant end) {
        static Today of(Instant at, ZoneId zone) {
            var day = CivilDays.of(at, zone);
            return new Today(day, CivilDays.start(day, zone), CivilDays.end(day, zone));
        }

        boolean contains(Instant at) {
            return !at.isBefore(begin) && at.isBefore(end);
        }
    }

    private PolicyDocument document;
    private Today today = new Today(LocalDate.MIN, Instant.MAX, Instant.MIN);
    private Duration unwritten = Duration.ZERO;
    private @Nullable ClockReading last;
    private Instant decided = Instant.MAX;
    private Instant holdsUntil = Instant.MIN;
    private Map<ChildId, Seen> seen = Map.of();
    private Set<ChildId> held = Set.of();
    private final Map<ChildId, SortedMap<LocalDate, DayOutcome>> days = new HashMap<>();
    private final Map<ChildId, TimeFacts.Pause> pauses = new HashMap<>();
    private Map<ChildId, Verdict.Time> verdicts = Map.of();

    WallDiff(PolicyDocument document) {
        this.document = document;
    }

    @Override
    public void start(ClockReading now, Map<ChildId, Seen> who, Set<ChildId> unbroken) {
        write();
        last = now;
        seen = who;
        decideAnew(now);
    }

    @Override
    public void stop() {
        write();
        last = null;
    }

    @Override
    public void tick(ClockReading now) {
        var before = reading();
        last = now;
        var gap = Duration.between(before.wall(), now.wall());
        if (gap.isNegative() || gap.compareTo(GAP) >= 0) {
            decideAnew(now);
            return;
        }
        boolean sameDay = today.contains(now.wall());
        if (!sameDay) {
            write();
            today = Today.of(now.wall(), document.policy().zone());
        }
        unwritten = unwritten.plus(gap);
        if (!sameDay || isDue(now)) {
            decide(now);
        }
    }

    @Override
    public void keep(ClockReading now, Duration every) {
        var before = reading();
        last = now;
        var gap = Duration.between(before.wall(), now.wall());
        if (every.compareTo(GAP) >= 0) {
            // Only the time to the first tick may be short enough to count.
            var first = gap.minus(every.multipliedBy(gap.minusNanos(1).dividedBy(every)));
            gap = first.compareTo(GAP) < 0 ? first : Duration.ZERO;
        }
        unwritten = unwritten.plus(gap);
    }

    private ClockReading reading() {
        var now = last;
        if (now == null) {
            throw new IllegalStateException("no guard runs");
        }
        return now;
    }

    /// Puts down what was counted since that was done last.
    private void write() {
        if (!unwritten.isZero()) {
            var gap = unwritten;
            document.policy().children().forEach(child -> count(child.id(), today.day(), gap));
            unwritten = Duration.ZERO;
        }
    }

    private void count(ChildId child, LocalDate day, Duration gap) {
        var kind = !seen.getOrDefault(child, Seen.AWAY).isThere()
                ? Kind.AWAY
                : held().contains(child) ? Kind.FROZEN : Kind.COUNTED;
        day(child, day).put(day, known(child, day).adding(kind, gap));
    }

    private boolean isDue(ClockReading now) {
        return now.wall().isBefore(decided) || !now.wall().isBefore(holdsUntil);
    }

    private SortedMap<LocalDate, DayOutcome> day(ChildId child, LocalDate day) {
        var all = days.computeIfAbsent(child, _ -> new TreeMap<>());
        all.putIfAbsent(day, opened(child, day));
        return all;
    }

    private DayOutcome known(ChildId child, LocalDate day) {
        return day(child, day).getOrDefault(day, DayOutcome.of(day));
    }

    private DayOutcome opened(ChildId child, LocalDate day) {
        return DayOutcome.of(day, document.rules(child).budget(day).map(said -> said.value()));
    }

    /// Judges the children anew, unless the verdicts in force hold at this wall clock.
    private void decide(ClockReading now) {
        if (!isDue(now)) {
            return;
        }
        write();
        var zone = document.policy().zone();
        decided = now.wall();
        holdsUntil = CivilDays.end(CivilDays.of(decided, zone), zone);
        var judged = new HashMap<>(verdicts);
        for (var child : document.policy().children()) {
            var id = child.id();
            var day = known(id, CivilDays.of(decided, zone));
            var standing = Standing.of(day.day())
                    .spending(day.spent())
                    .granting(day.granted().plus(day.finish()));
            var facts = TimeFacts.of(standing).pausing(Optional.ofNullable(pauses.get(id)));
            var verdict = TimeDecider.decide(document, id, facts, decided);
            judged.put(id, verdict);
            Stream.of(verdict.until(), verdict.next())
                    .flatMap(Optional::stream)
                    .filter(change -> change.isBefore(holdsUntil))
                    .forEach(change -> holdsUntil = change);
        }
        verdicts = Map.copyOf(judged);
        held = heldNow();
    }

    private void decideAnew(ClockReading now) {
        write();
        holdsUntil = Instant.MIN;
        decide(now);
    }

    @Override
    public void tell(ClockReading now, Map<ChildId, Seen> who) {
        tick(now);
        write();
        seen = who;
        decideAnew(now);
    }

    @Override
    public void order(ClockReading now, HistoryEvent order) {
        tick(now);
        write();
        var day = CivilDays.of(now.wall(), document.policy().zone());
        switch (order) {
            case HistoryEvent.Grant(var child, var amount, var _) -> grant(child, day, amount);
            case HistoryEvent.Approve(var child, var amount) -> amount.ifPresent(given -> grant(child, day, given));
            case HistoryEvent.FinishLine(var child) -> finish(child, day);
            case HistoryEvent.Pause(var child, var length) -> {
                var until = length.map(now.wall()::plus)
                        .orElseGet(() -> CivilDays.end(day, document.policy().zone()));
                meant(child).forEach(id -> pauses.put(id, new TimeFacts.Pause(now.wall(), until)));
            }
            case HistoryEvent.Unpause(var child) -> meant(child).forEach(pauses::remove);
            case HistoryEvent.PolicyEdit edit -> {
                document = edit.document();
                today = Today.of(now.wall(), document.policy().zone());
            }
            default -> {
                // Nothing else bears on this rule.
            }
        }
        decideAnew(now);
    }

    private void grant(ChildId child, LocalDate day, Duration amount) {
        if (document.policy().child(child).isPresent()) {
            day(child, day).put(day, known(child, day).granting(amount));
        }
    }

    /// Once a day, without a second thought.
    private void finish(ChildId child, LocalDate day) {
        if (document.policy().child(child).isPresent()
                && known(child, day).finish().isZero()) {
            var amount = document.rules(child).finishLine(day);
            day(child, day).put(day, known(child, day).finishing(amount));
        }
    }

    private List<ChildId> meant(Optional<ChildId> child) {
        return child.map(List::of)
                .orElseGet(() -> document.policy().children().stream()
                        .map(one -> one.id())
                        .toList());
    }

    @Override
    public Optional<Duration> due() {
        var now = reading();
        if (!today.contains(now.wall()) || isDue(now)) {
            return Optional.of(now.sinceBoot());
        }
        var change = holdsUntil.isBefore(today.end()) ? holdsUntil : today.end();
        return Optional.of(now.sinceBoot().plus(Duration.between(now.wall(), change)));
    }

    @Override
    public Set<ChildId> held() {
        return held;
    }

    private Set<ChildId> heldNow() {
        return document.policy().children().stream()
                .map(child -> child.id())
                .filter(id -> seen.getOrDefault(id, Seen.AWAY).isThere())
                .filter(id -> !seen.getOrDefault(id, Seen.AWAY).loose())
                .filter(id ->
                        verdicts.containsKey(id) && !verdicts.get(id).state().isOpen())
                .collect(Collectors.toSet());
    }

    @Override
    public Set<ChildId> written() {
        return days.keySet();
    }

    @Override
    public Map<ChildId, Verdict.Time> verdicts() {
        return verdicts;
    }

    @Override
    public List<Outcome.ClockMark> clock() {
        return List.of();
    }

    @Override
    public SortedMap<LocalDate, DayOutcome> days(ChildId child) {
        write();
        return days.getOrDefault(child, new TreeMap<>());
    }
}
