package org.porchlight.cli;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.core.report.ClockReport;
import org.porchlight.core.report.DayNote;
import org.porchlight.text.Say;

/// The state of the calendar as sentences.
final class ClockText {
    /// What is less makes no difference to anybody (TIME, T2).
    private static final Duration NOISE = Duration.ofSeconds(2);

    private final Words words;
    private final Say say;

    private ClockText(Words words, ZoneId zone) {
        this.words = words;
        this.say = words.in(zone);
    }

    static List<String> of(Words words, ZoneId zone, ClockReport report) {
        return new ClockText(words, zone).lines(report);
    }

    private List<String> lines(ClockReport report) {
        var lines = new ArrayList<String>();
        var day = report.trusted().atZone(say.zone()).toLocalDate();
        lines.add(words.of(
                "clock.now",
                say.date(day),
                say.clock(report.trusted()),
                words.of("clock." + report.confidence().name())));
        if (report.wallOffset().abs().compareTo(NOISE) > 0) {
            lines.add(words.of(
                    report.wallOffset().isNegative() ? "clock.wall-earlier" : "clock.wall-later",
                    say.spelled(report.wallOffset().abs())));
        }
        lines.add(words.of(report.synced() ? "clock.synced" : "clock.not-synced"));
        if (!report.sure()) {
            lines.add(words.of(report.normallySynced() ? "clock.doubt" : "clock.offline"));
        }
        report.provisional()
                .forEach(open ->
                        lines.add(words.of("clock.provisional", open.child().value(), say.date(open.day()))));
        var columns = new Columns();
        report.events().forEach(note -> row(columns, note));
        lines.addAll(columns.lines());
        return lines;
    }

    private void row(Columns columns, DayNote note) {
        columns.row(
                say.date(note.at().atZone(say.zone()).toLocalDate()),
                say.clock(note.at()),
                words.of(note.subject().isEmpty() ? "note." + note.sort().name() : "clock.event." + note.subject()),
                note.seconds() == 0 ? "" : by(note.seconds()));
    }

    private String by(long seconds) {
        return (seconds < 0 ? "\u2212" : "+") + say.duration(Duration.ofSeconds(Math.abs(seconds)));
    }
}
