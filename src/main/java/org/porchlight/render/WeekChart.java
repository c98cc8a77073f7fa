package org.porchlight.render;

import java.time.Duration;
import java.util.Locale;
import org.porchlight.core.report.Activity;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.WeekFigures;
import org.porchlight.core.report.WeekReport;
import org.porchlight.core.report.WeekScale;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// The days of a week as stacked bars, in minutes, each with its total, its limit and, beside it, what did not count.
final class WeekChart {
    private static final int LINES = WeekScale.LINES;
    private static final int LABEL = 23;
    /// What lies below the bars: the weekdays.
    private static final int FOOT = 24;
    private static final double DAYS = 7;

    private final WeekReport report;
    private final WeekWords words;
    private final Texts texts;
    private final Say say;
    private final WeekScale scale;
    private final int height;

    /// @param height of the longest bar that fits, in pixels of CSS
    WeekChart(WeekReport report, WeekWords words, int height) {
        this.height = height;
        this.report = report;
        this.words = words;
        this.texts = words.texts();
        this.say = words.say();
        this.scale = WeekScale.of(report.days());
    }

    String html() {
        var html = new StringBuilder("<div class=\"chart\" style=\"height:%dpx\">".formatted(height + FOOT));
        for (int line = 0; line <= LINES; line++) {
            html.append(
                    "<div class=\"line\" style=\"bottom:%dpx\"></div><div class=\"tick\" style=\"bottom:%dpx\">%d</div>"
                            .formatted(
                                    FOOT + height * line / LINES,
                                    FOOT - 9 + height * line / LINES,
                                    line * scale.step()));
        }
        html.append("<div class=\"days\" style=\"height:%dpx\">".formatted(height + FOOT));
        for (int i = 0; i < report.days().size(); i++) {
            html.append(day(report.days().get(i), i));
        }
        return html.append("</div></div>").toString();
    }

    private String day(DayFacts day, int number) {
        var html = new StringBuilder(
                "<div class=\"of-day\" style=\"left:%s;width:%s;height:%dpx\" role=\"img\" aria-label=\"%s\">"
                        .formatted(percent(number / DAYS), percent(1 / DAYS), height + FOOT, Html.text(spoken(day))));
        stack(html, day);
        if (day.exempt().toSeconds() > 0) {
            html.append("<div class=\"exempt\" style=\"height:%dpx\" title=\"%s\"></div>"
                    .formatted(
                            Math.max(2, pixels(day.exempt())),
                            Html.text(texts.of("exempt", say.duration(day.exempt())))));
        }
        day.limit()
                .ifPresent(limit -> html.append(
                        "<div class=\"limit\" style=\"bottom:%dpx\"></div>".formatted(FOOT - 1 + pixels(limit))));
        if (day.counted().isPositive()) {
            html.append("<div class=\"total%s\" style=\"bottom:%dpx\">%s</div>"
                    .formatted(day.limitHits() > 0 ? " reached" : "", FOOT + labelBottom(day), Html.text(label(day))));
        }
        return html.append("<div class=\"day%s\" aria-hidden=\"true\">%s</div></div>"
                        .formatted(
                                day.day().equals(report.today()) ? " today" : "",
                                Html.text(say.weekdayShort(day.day().getDayOfWeek()))))
                .toString();
    }

    /// The parts lie on each other without a gap of their own: each is drawn two pixels lower than it is high.
    private void stack(StringBuilder html, DayFacts day) {
        var parts = WeekFigures.parts(day);
        var below = Duration.ZERO;
        for (var activity : Activity.values()) {
            var length = parts.getOrDefault(activity, Duration.ZERO);
            int bottom = pixels(below);
            below = below.plus(length);
            if (length.isPositive()) {
                html.append("<div class=\"part c-%s\" style=\"bottom:%dpx;height:%dpx\" title=\"%s\"></div>"
                        .formatted(
                                css(activity),
                                FOOT + bottom,
                                Math.max(1, pixels(below) - bottom - 2),
                                Html.text(words.activity(activity) + " " + say.duration(length))));
            }
        }
    }

    /// The name of an activity in a style sheet.
    static String css(Activity activity) {
        return activity.name().toLowerCase(Locale.ROOT);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.3f%%", 100 * share);
    }

    private String spoken(DayFacts day) {
        var weekday = say.weekday(day.day());
        return day.limit()
                .map(limit -> texts.of("day.limited", weekday, say.duration(day.counted()), say.duration(limit)))
                .orElseGet(() -> texts.of("day.free", weekday, say.duration(day.counted())));
    }

    /// Minutes, as on the axis; under a minute the seconds with their unit.
    private String label(DayFacts day) {
        return day.counted().toMinutes() == 0
                ? say.duration(day.counted())
                : Long.toString(day.counted().toMinutes());
    }

    private int labelBottom(DayFacts day) {
        return 5 + scale.labelBottom(day, height, LABEL);
    }

    private int pixels(Duration length) {
        return scale.pixels(length, height);
    }
}
