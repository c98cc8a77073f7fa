package org.porchlight.proof;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;

/// A guard that notices everything at the instant at which it happens, while it is alive. In milliseconds.
final class PerfectGuard {
    private static final long LONGEST_GAP = Duration.ofMinutes(10).toMillis();

    /// T2: what a clock may be off and still be right.
    private static final long NOISE = 2_000;

    private final Machine machine;
    private final Watch watch;
    private final Map<ChildId, Ward> wards = new LinkedHashMap<>();
    private PlainClock clock;
    private PolicyDocument document;
    private HomeTime home;
    private boolean alive;
    private long now;
    private boolean ran;
    private long stalledUntil;

    // Since the guard died in this boot.
    private long unseenAwake;
    private long unseenAsleep;

    PerfectGuard(PolicyDocument document, Machine machine, Watch watch) {
        this.machine = machine;
        this.watch = watch;
        this.document = document;
        this.home = new HomeTime(document.policy().zone());
        this.clock = new PlainClock(machine.wall());
        children();
    }

    private void children() {
        for (var child : document.policy().children()) {
            var rules = PlainRules.of(document.policy(), child.id());
            wards.computeIfAbsent(child.id(), id -> new Ward(id, machine.seats, rules))
                    .adopt(rules);
        }
    }

    /// Everything that is so now has its consequences.
    void look(long at) {
        now = at;
        wards.values().forEach(Ward::isSeen);
        if (!alive || !machine.isAwake()) {
            return;
        }
        if (now < stalledUntil) {
            wards.values().forEach(Ward::believesNoLonger);
            return;
        }
        hear();
        var today = home.date(clock.calendar());
        clock.isDay(today);
        watch.isDay(now, today);
        for (var ward : wards.values()) {
            ward.settle(today, clock, home);
        }
    }

    private void hear() {
        boolean news = !clock.segment().synced || machine.wall() != clock.calendar();
        if (machine.isSynced() && news) {
            boolean first = !clock.segment().synced;
            boolean moved = clock.sync(machine.wall());
            known(first, moved);
        }
    }

    private void known(boolean attested, boolean moved) {
        if (moved) {
            watch.reopened(now);
        }
        var today = home.date(clock.calendar());
        for (var ward : wards.values()) {
            if (attested) {
                ward.page.attested(today);
            }
            if (moved) {
                ward.page.redate(today, home);
            }
        }
    }

    /// How long it is, at least, until anything can change by itself.
    long nothingChangesFor(long at) {
        look(at);
        long least = Math.min(HomeTime.untilNextMinute(machine.truth), HomeTime.untilNextMinute(clock.calendar()));
        if (!alive) {
            return least;
        }
        if (now < stalledUntil) {
            for (var ward : wards.values()) {
                least = Math.min(least, ward.believesFor());
            }
            return Math.min(least, stalledUntil - now);
        }
        for (var ward : wards.values()) {
            least = Math.min(least, ward.nothingChangesFor(clock.calendar()));
        }
        return least;
    }

    /// Time in which nothing changes.
    void pass(long length) {
        var trueDay = home.date(machine.truth);
        if (!alive) {
            unseenAwake += length;
            wards.values().forEach(ward -> ward.passesUnseen(length, trueDay));
            return;
        }
        var today = home.date(clock.calendar());
        boolean unsure = !clock.segment().attested || Math.abs(clock.calendar() - machine.truth) > NOISE;
        if (unsure && wards.values().stream().anyMatch(Ward::isAtIt)) {
            watch.wasUnsure(trueDay, clock.isNormallySynced());
        }
        boolean stalled = now < stalledUntil;
        for (var ward : wards.values()) {
            if (ward.isActive() && !stalled) {
                watch.saw(ward.id, now, now + length, ward.isInside(clock.calendar(), home));
            }
            ward.passes(clock.segment(), length, home, trueDay);
            if (ward.isAtIt() && ward.page.sheet(today).isGiven()) {
                clock.uses(today);
            }
        }
        clock.pass(length);
    }

    void start(boolean booted) {
        if (booted && ran) {
            clock.boot(machine.wall());
        } else if (booted) {
            clock = new PlainClock(machine.wall());
            ran = true;
        } else {
            for (var ward : wards.values()) {
                ward.fillsGap(clock.segment(), unseenAwake, unseenAsleep, LONGEST_GAP, home);
            }
            clock.pass(unseenAwake);
            clock.wake(unseenAsleep, machine.wall());
        }
        alive = true;
        stalledUntil = 0;
    }

    void stop() {
        if (alive) {
            alive = false;
            unseenAwake = 0;
            unseenAsleep = 0;
            wards.values().forEach(Ward::isLeft);
        }
    }

    void wake(long slept) {
        if (!alive) {
            unseenAsleep += slept;
            return;
        }
        for (var ward : wards.values()) {
            ward.sleeps(clock.segment(), slept, home);
        }
        clock.wake(slept, machine.wall());
    }

    void stall(long until) {
        stalledUntil = until;
    }

    void confirm(long trustChip) {
        if (alive && !clock.isImpossible(machine.wall())) {
            known(true, clock.confirm(machine.wall(), trustChip));
        }
    }

    void grant(ChildId child, Duration amount, boolean beyondWindow) {
        told(Optional.of(child), ward -> ward.grant(amount.toMillis(), beyondWindow, clock, home));
    }

    void pause(HistoryEvent.Pause pause) {
        told(pause.child(), ward -> ward.pause(pause.length().map(Duration::toMillis), clock, home));
    }

    void unpause(HistoryEvent.Unpause end) {
        told(end.child(), ward -> ward.unpause(clock));
    }

    void request(HistoryEvent.Request request) {
        told(Optional.of(request.child()), ward -> ward.request(request.amount(), clock));
    }

    void approve(HistoryEvent.Approve yes) {
        told(Optional.of(yes.child()), ward -> ward.approve(yes.amount(), clock, home));
    }

    /// A program comes to the front of a child.
    void start(ChildId child, String path) {
        if (alive && machine.isAwake() && now >= stalledUntil && wards.containsKey(child)) {
            var ward = wards.get(child);
            watch.started(child, now, path, slack -> ward.mayStart(path, slack, clock.calendar(), home));
        }
    }

    void takeFinishLine(ChildId child) {
        told(Optional.of(child), ward -> ward.takeFinishLine(clock, home));
    }

    void correct(HistoryEvent.Correct correct) {
        var today = home.date(clock.calendar());
        told(
                Optional.of(correct.child()),
                ward -> ward.page.correct(correct.day(), correct.amount().toMillis(), today));
    }

    private void told(Optional<ChildId> child, Consumer<Ward> what) {
        if (!alive) {
            return;
        }
        for (var ward : wards.values()) {
            if (child.isEmpty() || child.get().equals(ward.id)) {
                what.accept(ward);
            }
        }
    }

    void adopt(PolicyDocument other) {
        if (alive) {
            document = other;
            if (!home.zone.equals(other.policy().zone())) {
                var before = home.date(clock.calendar());
                home = new HomeTime(other.policy().zone());
                if (home.date(clock.calendar()).isBefore(before)) {
                    watch.reopened(now);
                }
            }
            children();
        }
    }

    Map<ChildId, List<DayOutcome>> outcomes() {
        var today = home.date(clock.calendar());
        var all = new TreeMap<ChildId, List<DayOutcome>>(Comparator.comparing(ChildId::value));
        for (var ward : wards.values()) {
            ward.page.fold(today);
            all.put(ward.id, days(ward));
        }
        return all;
    }

    private static List<DayOutcome> days(Ward ward) {
        var days = new ArrayList<DayOutcome>();
        for (var day : ward.days()) {
            days.add(outcome(ward, day));
        }
        return days;
    }

    private static DayOutcome outcome(Ward ward, LocalDate day) {
        var sheet = ward.page.sheet(day);
        return new DayOutcome(
                day,
                Trust.valueOf(sheet.trust.name()),
                sheet.rules.budget(day),
                Duration.ofMillis(sheet.carry),
                Duration.ofMillis(sheet.granted),
                Duration.ofMillis(sheet.debt),
                Duration.ofMillis(sheet.finish),
                Duration.ofMillis(sheet.corrected),
                sheet.lengths(),
                sheet.groupLengths(),
                Duration.ofMillis(ward.truth(day)));
    }
}
