package org.porchlight.render;

import java.time.Duration;
import java.util.stream.Stream;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.WeekReport;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// The days of a week as stacked bars, in minutes, each with its total and its limit.
final class WeekChart {
    private static final int HEIGHT = 296;
    private static final int LINES = 4;
    private static final int LABEL = 23;

    /// Distances of the grid's lines, in minutes; the last one makes a whole day.
    private static final int[] STEPS = {1, 5, 15, 30, 45, 60, 90, 120, 180, 240, 360};

    private final WeekReport report;
    private final WeekFigures figures;
    private final Texts texts;
    private final Say say;
    private final int step;

    WeekChart(WeekReport report, WeekFigures figures, Texts texts, Say say) {
        this.report = report;
        this.figures = figures;
        this.texts = texts;
        this.say = say;
        this.step = step(report);
    }

    /// The smallest step at which everything fits.
    private static int step(WeekReport report) {
        var most = report.days().stream()
                .flatMap(day -> Stream.concat(Stream.of(day.counted()), day.budget().stream()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        for (int step : STEPS) {
            if (most.compareTo(Duration.ofMinutes((long) step * LINES)) <= 0) {
                return step;
            }
        }
        return STEPS[STEPS.length - 1];
    }

    String html() {
        var html = new StringBuilder("<div class=\"chart\">");
        for (int line = 0; line <= LINES; line++) {
            html.append("<div class=\"line\" style=\"bottom:%dpx\"><span>%d</span></div>"
                    .formatted(HEIGHT * line / LINES, line * step));
        }
        html.append("<ol class=\"days\">");
        report.days().forEach(day -> html.append(day(day)));
        return html.append("</ol></div>").toString();
    }

    private String day(DayFacts day) {
        var html = new StringBuilder("<li><div class=\"bar\" role=\"img\" aria-label=\"%s\"><div class=\"stack\">"
                .formatted(Html.text(spoken(day))));
        for (int i = 0; i < figures.programs().size(); i++) {
            var title = figures.programs().get(i).getKey();
            html.append(part(i + 1 + "", title, day.byTitle().getOrDefault(title, Duration.ZERO)));
        }
        html.append(part("other", texts.of("other"), figures.restOf(day))).append("</div>");
        day.budget()
                .ifPresent(limit ->
                        html.append("<div class=\"limit\" style=\"bottom:%dpx\"></div>".formatted(pixels(limit))));
        if (day.counted().isPositive()) {
            html.append("<div class=\"total%s\" style=\"bottom:%dpx\">%s</div>"
                    .formatted(day.limitHits() > 0 ? " reached" : "", labelBottom(day), Html.text(label(day))));
        }
        return html.append("</div><span class=\"day\" aria-hidden=\"true\">%s</span></li>"
                        .formatted(Html.text(say.weekdayShort(day.day().getDayOfWeek()))))
                .toString();
    }

    private String part(String colour, String title, Duration length) {
        if (!length.isPositive()) {
            return "";
        }
        return "<i class=\"c-%s\" style=\"height:%dpx\" title=\"%s\"></i>"
                .formatted(colour, Math.max(1, pixels(length) - 2), Html.text(title + " " + say.duration(length)));
    }

    private String spoken(DayFacts day) {
        var weekday = say.weekday(day.day());
        return day.budget()
                .map(limit -> texts.of("day.limited", weekday, say.duration(day.counted()), say.duration(limit)))
                .orElseGet(() -> texts.of("day.free", weekday, say.duration(day.counted())));
    }

    /// Minutes, as on the axis; under a minute the seconds with their unit.
    private String label(DayFacts day) {
        return day.counted().toMinutes() == 0
                ? say.duration(day.counted())
                : Long.toString(day.counted().toMinutes());
    }

    /// Just above the bar, or above the dashed line where that would go through the figure.
    private int labelBottom(DayFacts day) {
        int top = pixels(day.counted());
        int limit = day.budget().map(this::pixels).orElse(-1);
        return 5 + (limit >= top && limit < top + LABEL ? limit : top);
    }

    private int pixels(Duration length) {
        return (int) Math.round(HEIGHT * (length.toMillis() / 60_000.0) / (step * LINES));
    }
}
