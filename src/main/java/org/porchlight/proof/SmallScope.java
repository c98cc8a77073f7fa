package org.porchlight.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;

/// Every history of a few steps: off, on, the clock in the BIOS a day or eight hours forwards or back, a time server,
/// half an hour of use, a parent's word on the clock.
///
/// Three days lie before, on which a time server was heard, so that the PC is one that is normally synced.
public final class SmallScope {
    private enum Act {
        OFF,
        ON,
        DAY_ON,
        DAY_BACK,
        HOURS_ON,
        HOURS_BACK,
        NTP,
        USE,
        CONFIRM;

        boolean needsPower() {
            return switch (this) {
                case OFF, NTP, USE, CONFIRM -> true;
                case ON, DAY_ON, DAY_BACK, HOURS_ON, HOURS_BACK -> false;
            };
        }
    }

    /// What became of all histories of a depth.
    ///
    /// @param broken in how many a law is not kept
    /// @param first the first of these
    public record Explored(int depth, int histories, int broken, Optional<Proof.Fault> first) {
        Explored plus(Explored other) {
            return new Explored(depth, histories + other.histories, broken + other.broken, first.or(() -> other.first));
        }
    }

    /// The deepest that can be asked for: from here on it takes hours.
    public static final int DEEPEST = 8;

    private static final ChildId CHILD = new ChildId("mei");
    private static final Instant BEGIN = Instant.parse("2026-11-21T08:00:00Z");
    private static final int DAYS_BEFORE = 3;
    private static final String POLICY = """
            porchlight: 1
            household: {zone: Asia/Shanghai, calendar: none}
            children:
              - id: mei
                name: mei
                accounts: [mei]
                preset: none
                time: {windows: {every-day: ["08:00-23:00"]}, budget: {every-day: 1h}}
            """;

    private SmallScope() {}

    static PolicyDocument policy() {
        return switch (PolicyYaml.read(POLICY)) {
            case PolicyReading.Valid(var document, var _) -> document;
            case PolicyReading.Invalid(var problems) -> throw new IllegalStateException(problems.toString());
        };
    }

    /// Leads the guard's engine through all histories of exactly so many steps.
    public static Explored explore(int depth) {
        return explore(depth, EngineDriver::new);
    }

    /// @param drivers makes a driver for one thread
    static Explored explore(int depth, Callable<Driver> drivers) {
        var histories = new ArrayList<List<Act>>();
        grow(new ArrayList<>(), true, depth, acts -> histories.add(List.copyOf(acts)));
        return Threads.fold(histories, drivers, (driver, acts) -> judge(depth, driver, history(acts)), Explored::plus)
                .orElseThrow();
    }

    private static Explored judge(int depth, Driver driver, History history) {
        var policy = policy();
        var trial = new Trial(0, history, policy, Set.of(Trick.NONE), true);
        var wrong = Court.judge(trial, driver.run(history, policy)).stream()
                .filter(Law.Finding::isBroken)
                .findFirst();
        return new Explored(
                depth, 1, wrong.isPresent() ? 1 : 0, wrong.map(finding -> new Proof.Fault(finding, history, policy)));
    }

    /// Tells all orders of exactly so many steps; what shows in fewer shows in them too.
    private static void grow(List<Act> acts, boolean on, int depth, Consumer<List<Act>> each) {
        if (acts.size() == depth) {
            each.accept(acts);
            return;
        }
        for (var act : Act.values()) {
            if (act.needsPower() == on) {
                acts.add(act);
                grow(acts, on ? act != Act.OFF : act == Act.ON, depth, each);
                acts.removeLast();
            }
        }
    }

    private static History history(List<Act> acts) {
        var story = new Steps();
        story.daysBefore();
        acts.forEach(story::does);
        story.tell(new HistoryEvent.End());
        return new History(acts.toString(), story.lines);
    }

    /// One history while it grows.
    private static final class Steps {
        private final List<History.Line> lines = new ArrayList<>();
        private Duration now = Duration.ZERO;
        private Duration chipAhead = Duration.ZERO;
        private int boots;

        void daysBefore() {
            for (int day = 0; day < DAYS_BEFORE; day++) {
                now = Duration.ofDays(day);
                does(Act.ON);
                does(Act.NTP);
                use(Duration.ofMinutes(5));
                does(Act.OFF);
            }
            now = Duration.ofDays(DAYS_BEFORE);
            does(Act.ON);
        }

        void does(Act act) {
            switch (act) {
                case ON -> on();
                case OFF -> tell(new HistoryEvent.PowerOff());
                case DAY_ON -> chipAhead = chipAhead.plusDays(1);
                case DAY_BACK -> chipAhead = chipAhead.minusDays(1);
                case HOURS_ON -> chipAhead = chipAhead.plusHours(8);
                case HOURS_BACK -> chipAhead = chipAhead.minusHours(8);
                case NTP -> {
                    tell(new HistoryEvent.Ntp());
                    chipAhead = Duration.ZERO;
                }
                case USE -> use(Duration.ofMinutes(30));
                case CONFIRM -> tell(new HistoryEvent.Confirm(Optional.empty()));
            }
            now = now.plusSeconds(60);
        }

        private void on() {
            var truth = BEGIN.plus(now);
            var first = lines.isEmpty() ? Optional.of(truth) : Optional.<Instant>empty();
            tell(new HistoryEvent.PowerOn("B" + ++boots, first, Optional.of(truth.plus(chipAhead))));
        }

        private void use(Duration length) {
            tell(new HistoryEvent.Session(CHILD, "", HistoryEvent.Doing.USE, Optional.empty()));
            now = now.plus(length);
            tell(new HistoryEvent.Session(CHILD, "", HistoryEvent.Doing.LOGOUT, Optional.empty()));
        }

        void tell(HistoryEvent event) {
            lines.add(new History.Line(lines.size() + 1, now, event));
        }
    }
}
