package org.porchlight.text;

import java.time.Duration;

/// Lengths of time as people say them.
public abstract sealed class Lengths permits Say {
    private final Language language;
    /// What stands between a number and its unit.
    private final String gap;

    Lengths(Language language, String gap) {
        this.language = language;
        this.gap = gap;
    }

    /// A length for a row or a fact: `22 分钟`, `1 小时 12 分`, `47 秒` · `22 min`, `1 h 12 min`, `47 s`.
    /// Seconds only under a minute; started minutes are not rounded up.
    public String duration(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) {
            return of(seconds, "秒", "s");
        }
        long hours = seconds / 3600;
        long minutes = seconds % 3600 / 60;
        if (hours == 0) {
            return of(minutes, "分钟", "min");
        }
        var whole = of(hours, "小时", "h");
        return minutes == 0 ? whole : whole + gap + of(minutes, "分", "min");
    }

    /// A length where room is short: `22 分`, `1 小时 12 分`, `47 秒`; in English as [#duration].
    public String durationShort(Duration length) {
        var said = duration(length);
        return language == Language.ZH_CN && said.endsWith(" 分钟") ? said.substring(0, said.length() - 1) : said;
    }

    /// An amount as exact as it is, so that sums can be followed: as [#duration], with the seconds where it is not of
    /// whole minutes: `1 分 30 秒` · `1 min 30 s`.
    public String exactly(Duration length) {
        return isInMinutes(length) ? duration(length) : durationShort(length) + gap + seconds(length);
    }

    /// The same inside a sentence: `1 分 30 秒` · `1 minute 30 seconds`.
    public String exactlySpelled(Duration length) {
        if (language == Language.ZH_CN) {
            return exactly(length);
        }
        return isInMinutes(length)
                ? spelled(length)
                : spelled(length) + gap + counted(length.toSecondsPart(), "second");
    }

    /// Whether it has no seconds beside its minutes.
    private static boolean isInMinutes(Duration length) {
        return length.toSeconds() < 60 || length.toSecondsPart() == 0;
    }

    private String seconds(Duration length) {
        return of(length.toSecondsPart(), "秒", "s");
    }

    /// A length that runs down before one's eyes: `2 分 50 秒`, `50 秒` · `2 min 50 s`, `50 s`.
    public String countdown(Duration left) {
        long seconds = Math.max(0, left.toSeconds());
        var rest = seconds(Duration.ofSeconds(seconds));
        return seconds < 60 ? rest : of(seconds / 60, "分", "min") + gap + rest;
    }

    /// What is left, with a begun minute as a whole one, so that what was spent (rounded down) and what is left make
    /// up the budget. Under a minute it stays as it is.
    public static Duration begun(Duration left) {
        long seconds = left.toSeconds();
        return seconds < 60 ? Duration.ofSeconds(Math.max(0, seconds)) : Duration.ofMinutes((seconds + 59) / 60);
    }

    /// A length inside a sentence: as [#duration] in Chinese; `22 minutes`, `1 hour 12 minutes`, `47 seconds`.
    public String spelled(Duration length) {
        if (language == Language.ZH_CN) {
            return duration(length);
        }
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) {
            return counted(seconds, "second");
        }
        long hours = seconds / 3600;
        long minutes = seconds % 3600 / 60;
        if (hours == 0) {
            return counted(minutes, "minute");
        }
        return counted(hours, "hour") + (minutes == 0 ? "" : gap + counted(minutes, "minute"));
    }

    /// A length that is said in minutes, never in hours, inside a sentence: `90 分钟` · `90 minutes`; in seconds where it
    /// is shorter than one.
    public String minutesSpelled(Duration length) {
        if (isUnderAMinute(length)) {
            return spelled(length);
        }
        long minutes = Math.max(0, length.toMinutes());
        return language == Language.ZH_CN ? of(minutes, "分钟", "min") : counted(minutes, "minute");
    }

    private static boolean isUnderAMinute(Duration length) {
        return length.toSeconds() > 0 && length.toSeconds() < 60;
    }

    private String counted(long number, String unit) {
        return number + gap + unit + (number == 1 ? "" : "s");
    }

    private String of(long number, String zh, String en) {
        return number + gap + unit(zh, en);
    }

    /// A length that is said in minutes, never in hours, as budgets and amounts are: `90 分钟` · `90 min`; in seconds
    /// where it is shorter than one.
    public String minutes(Duration length) {
        if (isUnderAMinute(length)) {
            return duration(length);
        }
        return of(Math.max(0, length.toMinutes()), "分钟", "min");
    }

    /// The number of a ring or disc: minutes begun, or seconds under a minute.
    public String figure(Duration left) {
        var shown = begun(left);
        return Long.toString(shown.toSeconds() < 60 ? shown.toSeconds() : shown.toMinutes());
    }

    /// The unit that goes with [#figure]: `分钟`, `秒` · `min`, `s`.
    public String figureUnit(Duration left) {
        return left.toSeconds() < 60 ? unit("秒", "s") : unit("分钟", "min");
    }

    /// The unit where room is short: `分`, `秒` · `min`, `s`.
    public String figureUnitShort(Duration left) {
        return left.toSeconds() < 60 ? unit("秒", "s") : unit("分", "min");
    }

    final String unit(String zh, String en) {
        return language == Language.ZH_CN ? zh : en;
    }
}
