package org.porchlight.ui;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.DaySet;
import org.porchlight.core.policy.Deviation;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.core.policy.TimeWindow;
import org.porchlight.text.PresetNames;
import org.porchlight.text.Say;

/// What rules on time say, in words.
public final class DeviationWords {
    private final Words words = Words.part("ui");
    private final Say say;

    public DeviationWords(Say say) {
        this.say = say;
    }

    /// What the family said, such as `90 min on days off`.
    public String title(Deviation deviation) {
        var key = "deviation." + deviation.subject().name();
        return switch (deviation.subject()) {
            case DAY -> words.of(key, days(deviation), say.minutes(length(deviation.mine())));
            case WEEK, MONTH -> words.of(key, say.spelled(length(deviation.mine())));
            case REST_AFTER, REST_PAUSE, CARRY_OVER -> words.of(key, say.minutes(length(deviation.mine())));
            case CLOSING -> words.of(key, end(windows(deviation.mine())));
            case WINDOWS, GAMES -> {
                var windows = windows(deviation.mine());
                yield windows.isEmpty()
                        ? words.of(key + ".none", days(deviation))
                        : words.of(key, days(deviation), windows(windows));
            }
        };
    }

    /// What the preset says instead, and by how much that differs.
    public String comparison(Deviation deviation) {
        var theirs = deviation.preset();
        if (theirs.isEmpty()) {
            return words.of("deviation.not-in-preset");
        }
        var value = switch (deviation.subject()) {
            case DAY, REST_AFTER, REST_PAUSE, CARRY_OVER ->
                Long.toString(length(theirs.get()).toMinutes());
            case WEEK, MONTH -> say.duration(length(theirs.get()));
            case CLOSING -> end(windows(theirs.get()));
            case WINDOWS, GAMES -> {
                var windows = windows(theirs.get());
                yield windows.isEmpty() ? words.of("deviation.closed") : windows(windows);
            }
        };
        var by = deviation.by().map(length -> by(deviation, length)).orElse("");
        return words.of("deviation.compared." + deviation.direction().name(), value, by);
    }

    private String by(Deviation deviation, Duration length) {
        return switch (deviation.subject()) {
            case DAY, REST_AFTER, REST_PAUSE, CARRY_OVER -> words.of("deviation.minutes", length.toMinutes());
            case WEEK, MONTH, CLOSING, WINDOWS, GAMES -> say.duration(length);
        };
    }

    private String days(Deviation deviation) {
        return deviation.days().map(this::days).orElse("");
    }

    /// Days for which a line is written, inside a sentence.
    public String days(DaySet days) {
        return switch (days) {
            case DaySet.EveryDay _ -> words.of("days.every-day");
            case DaySet.SchoolDays _ -> words.of("days.school-days");
            case DaySet.DaysOff _ -> words.of("days.days-off");
            case DaySet.Weekdays weekdays ->
                words.of(
                        "days.some",
                        weekdays.days().stream()
                                .sorted()
                                .map(say::weekdayShort)
                                .collect(Collectors.joining(words.of("days.and"))));
            case DaySet.Named(var name) -> words.of("days.some", name);
            case DaySet.Dated(var range) ->
                words.of(
                        "days.some",
                        range.first().equals(range.last())
                                ? say.dateShort(range.first())
                                : say.days(range.first(), range.last()));
        };
    }

    /// Windows in a line: `9:00–12:00, 14:00–20:30`.
    public String windows(List<TimeWindow> windows) {
        return windows.stream()
                .sorted(Comparator.comparing(TimeWindow::start))
                .map(window -> say.clock(window.start()) + "–" + end(window.end()))
                .collect(Collectors.joining(words.of("days.and")));
    }

    /// A weekday and what an hour of it is, for the cursor of the week.
    public String weekday(DayOfWeek day) {
        return say.weekdayShort(day);
    }

    private String end(List<TimeWindow> windows) {
        return windows.stream()
                .max(Comparator.comparingLong(window -> window.end().equals(LocalTime.MIDNIGHT)
                        ? Duration.ofDays(1).toMinutes()
                        : window.end().toSecondOfDay() / 60 + (window.crossesMidnight() ? 24 * 60 : 0)))
                .map(window -> end(window.end()))
                .orElse("");
    }

    private String end(LocalTime at) {
        return at.equals(LocalTime.MIDNIGHT) ? "24:00" : say.clock(at);
    }

    private static Duration length(RuleValue value) {
        return value instanceof RuleValue.Length(var length) ? length : Duration.ZERO;
    }

    private static List<TimeWindow> windows(RuleValue value) {
        return value instanceof RuleValue.Windows(var windows) ? windows : List.of();
    }

    /// What a line says, where it stands alone, such as on both sides of a conflict.
    public String value(Optional<RuleValue> said) {
        if (said.isEmpty()) {
            return words.of("value.none");
        }
        return switch (said.get()) {
            case RuleValue.Length(var length) -> say.duration(length);
            case RuleValue.Windows(var windows) -> windows.isEmpty() ? words.of("deviation.closed") : windows(windows);
            case RuleValue.Break(var rest) ->
                words.of("value.rest", say.minutes(rest.after()), say.minutes(rest.pause()));
            case RuleValue.Lengths(var lengths) ->
                lengths.isEmpty()
                        ? words.of("value.none")
                        : lengths.stream().map(say::minutes).collect(Collectors.joining(words.of("days.and")));
            case RuleValue.Zero(var how) -> words.of("value.zero." + how.name());
            case RuleValue.Steps(var steps) ->
                words.of(
                        "value.steps." + steps.every().name(),
                        say.minutes(steps.by()),
                        say.minutes(steps.floor()),
                        say.dateShort(steps.from()));
            case RuleValue.Own(var limit) -> say.duration(limit.length());
            case RuleValue.Pack(var name) ->
                name.equals(Child.NO_PRESET) ? words.of("value.none") : PresetNames.of(name, words.language());
            case RuleValue.Holidays(var published) -> words.of("value.holidays." + published.name());
            case RuleValue.Days(var period) -> period.name();
            case RuleValue.Programs(var rules) -> words.of("value.rules", rules.size());
            case RuleValue.Sites(var rules) -> words.of("value.rules", rules.size());
            case RuleValue.OtherPrograms(var then) -> words.of("rule." + then.name());
            case RuleValue.OtherSites(var then) -> words.of("rule.site." + then.name());
            case RuleValue.Sum(var most) -> say.money(most);
        };
    }
}
