package org.porchlight.render;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.porchlight.core.policy.Categories;
import org.porchlight.core.report.Activity;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekFigures;
import org.porchlight.core.report.WeekReport;
import org.porchlight.core.report.WeekSums;
import org.porchlight.core.report.WeekTalk;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// What is said of a week in every form of it.
public record WeekWords(Texts texts, Say say, Language language) {
    public static WeekWords of(WeekReport report, Language language) {
        return new WeekWords(Texts.of("report", language), new Say(language, ZoneId.of(report.zone())), language);
    }

    /// The same for a narrow place: no amount is parted from its unit at the end of a line.
    public static WeekWords unbroken(WeekReport report, Language language) {
        return new WeekWords(Texts.of("report", language), Say.unbroken(language, ZoneId.of(report.zone())), language);
    }

    /// Which days they are, and the number of the week.
    public String when(WeekReport report) {
        return when(report.days().getFirst().day());
    }

    /// The same of a week that is not read.
    ///
    /// @param monday its first day
    public String when(LocalDate monday) {
        int week = monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return texts.of("when", say.days(monday, monday.plusDays(6)), Integer.toString(week));
    }

    /// What the counted time is held against, and how it compares with the same days of the week before.
    public String total(WeekReport report, WeekFigures figures) {
        var total = total(figures, report.days().size());
        return than(report).map(than -> total + texts.of("clause") + than).orElse(total);
    }

    /// What the counted time is held against.
    ///
    /// @param days of the week
    String total(WeekFigures figures, int days) {
        var limit = say.duration(figures.limit());
        if (figures.limitedDays() == 0) {
            return texts.of("total.free");
        }
        if (!figures.inLimited().equals(figures.total())) {
            return texts.of("total.mixed", figures.limitedDays(), say.duration(figures.inLimited()), limit);
        }
        return figures.limitedDays() == days
                ? texts.of("total.all", limit)
                : texts.of("total.days", figures.limitedDays(), limit);
    }

    /// How much more or less it is than on the same days of the week before; nothing when nothing is known of that.
    Optional<String> than(WeekReport report) {
        var days = report.isUnfinished() ? "so-far." : "";
        return report.sumsThen()
                .map(then -> WeekSums.more(report.sums().counted(), then.counted()))
                .map(more -> more.isZero()
                        ? texts.of("than." + days + "same")
                        : texts.of("than." + days + (more.isNegative() ? "less" : "more"), say.duration(more.abs())));
    }

    /// What the small figures beside the activities say; nothing when nothing is known of the week before.
    public Optional<String> against(WeekReport report) {
        return report.sumsThen().map(_ -> texts.of(report.isUnfinished() ? "against.so-far" : "against"));
    }

    /// Minutes more or less than before, as a small figure: `+41`, `−34`, `±0`.
    public static String moreMinutes(Duration more) {
        long minutes = Math.round(more.toSeconds() / 60.0);
        if (minutes == 0) {
            return "±0";
        }
        return (minutes < 0 ? "\u2212" : "+") + Math.abs(minutes);
    }

    /// The name of a program; none is known, or it is not told.
    String program(WeekReport report, String title) {
        if (!title.isEmpty()) {
            return say.program(title);
        }
        return texts.of(report.told() == Visibility.DETAIL ? "unknown" : "untold");
    }

    /// The name of a category.
    String category(String id) {
        return Categories.name(id, language.locale().getLanguage()).orElseGet(() -> texts.of("category.other"));
    }

    /// What an activity is called where it stands by itself.
    public String activity(Activity activity) {
        return texts.of("activity." + activity);
    }

    /// What an activity is called in a sentence.
    private String doing(Activity activity) {
        return texts.of("doing." + activity);
    }

    /// A fact to talk about, as one sentence.
    public String fact(WeekTalk.Said fact) {
        return switch (fact) {
            case WeekTalk.Said.Most(var activity, var length) ->
                texts.of("fact.most", doing(activity), say.duration(length));
            case WeekTalk.Said.Changed(var activity, var more, var where) ->
                texts.of(
                        (more.isNegative() ? "fact.less." : "fact.more.") + where,
                        doing(activity),
                        say.duration(more.abs()));
            case WeekTalk.Said.Reached(var days, var onTime) ->
                texts.of(onTime ? "fact.reached" : "fact.reached.late", weekdays(days), days.size());
            case WeekTalk.Said.NeverReached _ -> texts.of("fact.never-reached");
            case WeekTalk.Said.NotCounted(var length) -> texts.of("fact.not-counted", say.duration(length));
            case WeekTalk.Said.Rested(var times, var mean) -> texts.of("fact.rested", times, say.duration(mean));
            case WeekTalk.Said.Unused(var days) -> texts.of("fact.unused", days);
        };
    }

    /// A question to the child, as one sentence.
    public String question(WeekTalk.Asked question) {
        return switch (question) {
            case WeekTalk.Asked.About(var activity) -> texts.of("question.about." + activity);
            case WeekTalk.Asked.Tight(var day, var limit) ->
                texts.of("question.tight", say.weekday(day), say.minutes(limit));
            case WeekTalk.Asked.Wanted _ -> texts.of("question.wanted");
            case WeekTalk.Asked.Next _ -> texts.of("question.next");
        };
    }

    /// Names of days in a sentence.
    String weekdays(List<DayOfWeek> days) {
        var names = days.stream().map(say::weekday).toList();
        if (names.size() == 1) {
            return names.getFirst();
        }
        var firsts = names.subList(0, names.size() - 1).stream().collect(Collectors.joining(texts.of("comma")));
        return firsts + texts.of("and") + names.getLast();
    }
}
