package org.porchlight.text;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.porchlight.core.policy.Money;
import org.porchlight.core.policy.Titles;

/// Lengths, times and days as people say them; the only place that formats them.
public final class Say extends Lengths {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm");

    private final Language language;
    private final ZoneId zone;

    /// For the command line and files, which others may read.
    public Say(Language language, ZoneId zone) {
        this(language, zone, " ");
    }

    private Say(Language language, ZoneId zone, String gap) {
        super(language, gap);
        this.language = language;
        this.zone = zone;
    }

    /// For windows, where lines are broken: an English length stays on one line (U+00A0). In Chinese every character
    /// may begin a line, and a gap is as good as any.
    public static Say unbroken(Language language, ZoneId zone) {
        return new Say(language, zone, language == Language.EN ? "\u00a0" : " ");
    }

    /// The one it is said in.
    Language language() {
        return language;
    }

    public ZoneId zone() {
        return zone;
    }

    /// What people call a program of an account; what nobody knows keeps its name.
    public String program(String title) {
        return Titles.name(title, language.locale().getLanguage());
    }

    /// A sum of money: `50 元` · `50 CNY`.
    public String money(Money sum) {
        return language == Language.ZH_CN && sum.currency().equals("CNY")
                ? sum.amount().toPlainString() + " 元"
                : sum.toString();
    }

    /// A moment to the minute that may lie years away, such as `2026-11-24 16:30`.
    public String moment(Instant at) {
        return MOMENT.format(at.atZone(zone));
    }

    /// A clock time such as `16:30`.
    public String clock(Instant at) {
        return CLOCK.format(at.atZone(zone));
    }

    /// A clock time such as `16:30`.
    public String clock(LocalTime at) {
        return CLOCK.format(at);
    }

    /// A span such as `16:30–20:30`; an end at midnight reads `24:00`. One within a minute reads as that
    /// minute: its length stands beside it.
    public String span(Instant from, Instant to) {
        if (clock(from).equals(clock(to)) && Duration.between(from, to).compareTo(MINUTE) < 0) {
            return clock(from);
        }
        var end = to.atZone(zone).toLocalTime();
        return clock(from) + "–" + (end.equals(LocalTime.MIDNIGHT) ? "24:00" : clock(end));
    }

    /// When something ends, as [#when]; an end at midnight is `24:00` of the day before.
    public String endOfSpan(Instant to, Instant now) {
        return endOfSpan(to, day(now));
    }

    /// The same, seen from a day.
    public String endOfSpan(Instant to, LocalDate today) {
        var day = day(to);
        return to.equals(day.atStartOfDay(zone).toInstant())
                ? onDay(day.minusDays(1), today) + "24:00"
                : when(to, today);
    }

    /// The midnight that ends the day of an instant.
    public Instant midnight(Instant at) {
        return day(at).plusDays(1).atStartOfDay(zone).toInstant();
    }

    private LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /// A whole date: `11 月 22 日，星期日` · `Sunday 22 November`.
    public String date(LocalDate day) {
        return switch (language) {
            case ZH_CN -> day.getMonthValue() + " 月 " + day.getDayOfMonth() + " 日，" + weekday(day);
            case EN ->
                weekday(day) + " " + day.getDayOfMonth() + " "
                        + day.getMonth().getDisplayName(TextStyle.FULL, language.locale());
        };
    }

    /// A weekday: `星期日` · `Sunday`.
    public String weekday(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, language.locale());
    }

    /// A weekday inside a sentence: `周日` · `Sunday`.
    public String weekday(DayOfWeek day) {
        var style = language == Language.ZH_CN ? TextStyle.SHORT : TextStyle.FULL;
        return day.getDisplayName(style, language.locale());
    }

    /// A weekday in short: `周日` · `Sun`.
    public String weekdayShort(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, language.locale());
    }

    /// When something will be, seen from `now`: `16:30` today, `明天 16:30` · `tomorrow 16:30`, within a week
    /// `周五 16:30` · `Fri 16:30`, later, and when it is over, with the date.
    public String when(Instant at, Instant now) {
        return when(at, day(now));
    }

    /// The same, seen from a day.
    public String when(Instant at, LocalDate today) {
        return onDay(day(at), today) + clock(at);
    }

    /// What stands before a clock time; nothing for today.
    private String onDay(LocalDate day, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, day);
        if (days == 0) {
            return "";
        }
        if (days == 1) {
            return unit("明天 ", "tomorrow ");
        }
        return (days > 1 && days < 7 ? weekdayShort(day.getDayOfWeek()) : dateShort(day, today)) + " ";
    }

    /// When something was, in short, seen from `now`: `19:08` today, `昨天` · `Sat` the day before, within a week
    /// `周五` · `Fri`, earlier the date.
    public String past(Instant at, Instant now) {
        var day = at.atZone(zone).toLocalDate();
        long days = ChronoUnit.DAYS.between(day, now.atZone(zone).toLocalDate());
        if (days == 0) {
            return clock(at);
        }
        if (days == 1 && language == Language.ZH_CN) {
            return "昨天";
        }
        return days > 0 && days < 7 ? weekdayShort(day.getDayOfWeek()) : dateShort(day);
    }

    /// The same inside a sentence: as [#when] in Chinese; `at 16:30`, `tomorrow at 16:30`, `on Fri at 16:30`.
    public String whenAt(Instant at, Instant now) {
        if (language == Language.ZH_CN) {
            return when(at, now);
        }
        var day = onDay(day(at), day(now));
        return (day.isEmpty() || day.startsWith("tomorrow") ? "" : "on ") + day + "at " + clock(at);
    }

    /// Days in a row within a year: `11 月 16 日至 22 日` · `16–22 November`, over a month's end
    /// `11 月 30 日至 12 月 6 日` · `30 November–6 December`.
    public String days(LocalDate first, LocalDate last) {
        boolean oneMonth = first.getMonth() == last.getMonth();
        return switch (language) {
            case ZH_CN -> dateShort(first) + "至 " + (oneMonth ? last.getDayOfMonth() + " 日" : dateShort(last));
            case EN ->
                first.getDayOfMonth() + (oneMonth ? "" : " " + month(first)) + "–" + last.getDayOfMonth() + " "
                        + month(last);
        };
    }

    /// A month: `11 月` · `November`.
    public String month(LocalDate day) {
        return language == Language.ZH_CN
                ? day.getMonthValue() + " 月"
                : day.getMonth().getDisplayName(TextStyle.FULL, language.locale());
    }

    /// A date inside a sentence: `10 月 3 日` · `3 October`.
    public String dateInWords(LocalDate day) {
        return language == Language.ZH_CN ? dateShort(day) : day.getDayOfMonth() + " " + month(day);
    }

    /// A date in short: `10 月 3 日` · `3 Oct`.
    public String dateShort(LocalDate day) {
        return switch (language) {
            case ZH_CN -> day.getMonthValue() + " 月 " + day.getDayOfMonth() + " 日";
            case EN -> day.getDayOfMonth() + " " + day.getMonth().getDisplayName(TextStyle.SHORT, language.locale());
        };
    }

    /// The same, with the year where it is another one than `today`'s: `2027 年 1 月 16 日` · `16 Jan 2027`.
    public String dateShort(LocalDate day, LocalDate today) {
        if (day.getYear() == today.getYear()) {
            return dateShort(day);
        }
        return language == Language.ZH_CN
                ? day.getYear() + " 年 " + dateShort(day)
                : dateShort(day) + " " + day.getYear();
    }

    /// When something was, seen from `now`: `今天 18:20` · `today 18:20`, `昨天 18:20` · `yesterday 18:20`, within a week
    /// `周五 18:20` · `Fri 18:20`, earlier with the date.
    public String ago(Instant at, Instant now) {
        var day = at.atZone(zone).toLocalDate();
        long days = ChronoUnit.DAYS.between(day, now.atZone(zone).toLocalDate());
        if (days == 0) {
            return unit("今天 ", "today ") + clock(at);
        }
        if (days == 1) {
            return unit("昨天 ", "yesterday ") + clock(at);
        }
        return (days > 1 && days < 7 ? weekdayShort(day.getDayOfWeek()) : dateShort(day)) + " " + clock(at);
    }
}
