package org.porchlight.proof;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.CivilDays;

/// Holds what a guard made of a history to those laws that one run can show: L1, L2, L3, L4, L7.
final class Court {
    private static final Duration GAIN = Duration.ofMinutes(60);

    private final Trial trial;
    private final Outcome ours;
    private final Days days;
    private final Days truth;
    private final Allowance allowance;
    private final Lateness late;
    private final Map<ChildId, Duration> outside = new HashMap<>();
    private final Map<ChildId, Duration> mostOutside = new HashMap<>();
    private final Map<Start, Set<Boolean>> starts = new HashMap<>();
    private final Map<TrueDay, Duration> exempt = new HashMap<>();
    private final Map<TrueDay, Duration> gifts = new HashMap<>();
    private final Set<LocalDate> unsure = new HashSet<>();
    private final Set<LocalDate> unusual = new HashSet<>();
    private final Set<LocalDate> attested;

    /// A program that came to the front, by true time since the beginning.
    private record Start(ChildId child, long at, String path) {}

    private record TrueDay(ChildId child, LocalDate day) {}

    private Court(Trial trial, Outcome ours) {
        this.trial = trial;
        this.ours = ours;
        this.days = Days.of(ours);
        this.allowance = Allowance.of(trial.history());
        this.attested = trial.history().lines().stream()
                .filter(line -> line.event() instanceof HistoryEvent.Ntp)
                .map(this::trueDay)
                .collect(Collectors.toSet());
        this.late = Lateness.of(trial.history());
        this.truth = Days.of(Oracle.judge(trial.history(), trial.policy(), Oracle.Pace.CHANGE, watch()));
    }

    static List<Law.Finding> judge(Trial trial, Outcome ours) {
        var court = new Court(trial, ours);
        return List.of(court.counts(), court.addsUp(), court.gains(), court.keepsShut(), court.leavesOthers());
    }

    private Watch watch() {
        var open = new HashMap<ChildId, OpenTimes>();
        ours.children().forEach(child -> open.put(child.id(), new OpenTimes(child.verdicts())));
        return new Watch() {
            @Override
            public void saw(ChildId child, long from, long to, boolean inside) {
                if (inside) {
                    outside.remove(child);
                } else if (open.containsKey(child)) {
                    var more = open.get(child).within(from, to);
                    var all = outside.merge(child, more, Duration::plus);
                    if (more.isPositive() && all.compareTo(late.at(from).length()) > 0) {
                        mostOutside.merge(child, all, (one, other) -> one.compareTo(other) >= 0 ? one : other);
                    }
                }
            }

            @Override
            public void started(ChildId child, long at, String path, Answers answers) {
                // Several may come at one moment, with other rules in between.
                starts.computeIfAbsent(new Start(child, at, path), _ -> new HashSet<>())
                        .addAll(answers.within(slack(late.at(at)), slack(allowance)));
            }

            @Override
            public void exempt(ChildId child, LocalDate trueDay, long length) {
                exempt.merge(new TrueDay(child, trueDay), Duration.ofMillis(length), Duration::plus);
            }

            @Override
            public void gave(ChildId child, LocalDate trueDay, long amount) {
                gifts.merge(new TrueDay(child, trueDay), Duration.ofMillis(amount), Duration::plus);
            }

            @Override
            public void wasUnsure(LocalDate trueDay, boolean usual) {
                unsure.add(trueDay);
                if (!usual) {
                    unusual.add(trueDay);
                }
            }
        };
    }

    private static long slack(Allowance allowed) {
        return allowed.deaths() == 0 ? 0 : allowed.length().toMillis();
    }

    private Law.Finding counts() {
        var check = Days.all(Days.amount("counted", DayOutcome::spent, allowance), Days.groups(allowance));
        return Law.L1.unless(days.compare(truth, check));
    }

    private Law.Finding addsUp() {
        return Law.L2.unless(days.compare(truth, Days.amount("all kinds", Days::known, allowance)));
    }

    /// A gain is use beyond what a true day gave. Days on which somebody had always said what time it is allow none,
    /// and those up to the next attestation an hour in all. Where no time server is usually heard, days open in
    /// full by the clock chip, and a gain is only told. From the true day on that has an excuse nothing is judged.
    private Law.Finding gains() {
        if (!trial.online()) {
            return Law.L3.notJudged();
        }
        var end = trial.history().lines().stream()
                .filter(line -> excuses(line.event()))
                .findFirst()
                .map(this::trueDay)
                .orElse(LocalDate.MAX);
        boolean judged = false;
        var wrong = new ArrayList<String>();
        for (var child : ours.children()) {
            var sum = Duration.ZERO;
            for (var day : child.days()) {
                if (unusual.contains(day.day()) || !day.day().isBefore(end)) {
                    continue;
                }
                judged = true;
                boolean sure = !unsure.contains(day.day());
                var gained = gained(child.id(), day, sure);
                sum = sure ? gained : sum.plus(gained);
                var most = sure ? Duration.ZERO : GAIN;
                if (sum.compareTo(most.plus(allowance.length())) > 0) {
                    wrong.add(child.id().value() + " " + day.day() + ": gained " + sum.toSeconds() + " s");
                }
                sum = sure || attested.contains(day.day()) ? Duration.ZERO : sum;
            }
        }
        return judged ? Law.L3.unless(String.join("; ", wrong)) : Law.L3.notJudged();
    }

    /// What was given while nobody knew the date is good for the day on which it was given, and for that on which it
    /// was
    /// written.
    private Duration gained(ChildId child, DayOutcome day, boolean sure) {
        var there = new TrueDay(child, day.day());
        var given = gifts.getOrDefault(there, Duration.ZERO);
        var good = sure || given.compareTo(day.granted()) < 0 ? day.granted() : given;
        return day.gained(exempt.getOrDefault(there, Duration.ZERO), good);
    }

    /// A guard that is dead, stands still or can hold nothing gives time away without any clock; so do parents.
    private static boolean excuses(HistoryEvent event) {
        return event instanceof HistoryEvent.KillGuard
                || event instanceof HistoryEvent.Stall
                || event instanceof HistoryEvent.Hold
                || event instanceof HistoryEvent.Confirm
                || event instanceof HistoryEvent.PolicyEdit;
    }

    private LocalDate trueDay(History.Line line) {
        var zone = trial.policy().policy().zone();
        return CivilDays.of(Replay.begin(trial.history()).plus(line.at()), zone);
    }

    /// A guard whose calendar is a little late because of a death is late at every end of a window.
    private Law.Finding keepsShut() {
        var wrong = new ArrayList<String>();
        mostOutside.forEach((child, length) ->
                wrong.add(child.value() + ": open outside its windows for " + length.toSeconds() + " s"));
        for (var child : ours.children()) {
            for (var start : child.starts()) {
                var known = new Start(child.id(), start.at().toMillis(), start.path());
                if (!starts.getOrDefault(known, Set.of(start.allowed())).contains(start.allowed())) {
                    wrong.add(child.id().value() + ": " + start.path() + (start.allowed() ? " may" : " may not")
                            + " start after " + start.at().toSeconds() + " s");
                }
            }
        }
        return Law.L4.unless(String.join("; ", wrong));
    }

    /// Somebody else is at the PC, too.
    private Law.Finding leavesOthers() {
        var children = new HashSet<ChildId>();
        trial.policy().policy().children().forEach(child -> children.add(child.id()));
        boolean judged = false;
        for (var line : trial.history().lines()) {
            if (line.event() instanceof HistoryEvent.PolicyEdit edit) {
                edit.document().policy().children().forEach(child -> children.add(child.id()));
            }
            judged |= line.event() instanceof HistoryEvent.Session session && !children.contains(session.child());
        }
        if (!judged) {
            return Law.L7.notJudged();
        }
        return Law.L7.unless(ours.touched().stream()
                .filter(id -> !children.contains(id))
                .map(id -> id.value() + " is no child and was held, or has an account")
                .sorted()
                .collect(Collectors.joining("; ")));
    }

    /// When a child was open, in true time.
    private record OpenTimes(List<Outcome.VerdictChange> verdicts) {
        Duration within(long from, long to) {
            long open = 0;
            for (int i = 0; i < verdicts.size(); i++) {
                if (isOpen(verdicts.get(i).state())) {
                    long start = verdicts.get(i).at().toMillis();
                    long end =
                            i + 1 < verdicts.size() ? verdicts.get(i + 1).at().toMillis() : to;
                    open += Math.max(0, Math.min(end, to) - Math.max(start, from));
                }
            }
            return Duration.ofMillis(open);
        }

        private static boolean isOpen(TimeState state) {
            return state == TimeState.OPEN || state == TimeState.REST;
        }
    }
}
