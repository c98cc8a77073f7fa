package org.porchlight.core.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/// A line of a policy that says something for some days, such as `time.windows.fri` or `apps.groups.games.budget.sat`.
public record DayLine(DaySubject subject, Says says, DaySet days) {
    // Names of groups have no dots; those of periods have none either, but ranges of dates do.
    private static final Pattern FORM =
            Pattern.compile("(time|(apps|sites)\\.groups\\.([^.]+))\\.(windows|budget)\\.(.+)");

    /// What it says.
    public enum Says {
        WINDOWS("windows"),
        BUDGET("budget");

        private final String key;

        Says(String key) {
            this.key = key;
        }
    }

    /// The line of a path below a child; nothing when it is of another sort.
    public static Optional<DayLine> of(String path) {
        var match = FORM.matcher(path);
        if (path.equals(PolicyLines.WEEK) || path.equals(PolicyLines.MONTH) || !match.matches()) {
            return Optional.empty();
        }
        var group = match.group(3);
        var subject = group == null
                ? new DaySubject.Pc()
                : match.group(2).equals("apps") ? new DaySubject.Programs(group) : new DaySubject.Sites(group);
        var says = match.group(4).equals(Says.WINDOWS.key) ? Says.WINDOWS : Says.BUDGET;
        return days(match.group(5)).map(days -> new DayLine(subject, says, days));
    }

    /// The days that a text names; what is no word of the format is the name of a period.
    private static Optional<DaySet> days(String text) {
        return DaySets.parse(text, _ -> !Dates.isLike(text));
    }

    /// Whether it can be said: an imported event may be called `month`, which in the budgets of the PC is a sum.
    public boolean canBeSaid() {
        return of(path()).equals(Optional.of(this));
    }

    public String path() {
        return subject.path() + "." + says.key + "." + days.text();
    }

    /// What it says where it is said.
    static void tell(DaySubject subject, Layer layer, BiConsumer<String, RuleValue> line) {
        var said = subject.of(layer);
        said.windows()
                .entries()
                .forEach(entry -> line.accept(
                        new DayLine(subject, Says.WINDOWS, entry.days()).path(), new RuleValue.Windows(entry.value())));
        said.budget()
                .entries()
                .forEach(entry -> line.accept(
                        new DayLine(subject, Says.BUDGET, entry.days()).path(), new RuleValue.Length(entry.value())));
    }

    /// The layer with something else in this line.
    ///
    /// @param value of the kind of the line; nothing takes it out
    Layer put(Layer layer, Optional<RuleValue> value) {
        var said = subject.of(layer);
        return subject.with(
                layer,
                switch (says) {
                    case WINDOWS -> new Group(said.windows().with(days, value.map(DayLine::windows)), said.budget());
                    case BUDGET -> new Group(said.windows(), said.budget().with(days, value.map(DayLine::length)));
                });
    }

    private static List<TimeWindow> windows(RuleValue value) {
        return ((RuleValue.Windows) value).windows();
    }

    private static Duration length(RuleValue value) {
        return ((RuleValue.Length) value).length();
    }
}
