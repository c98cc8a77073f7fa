package org.porchlight.cli;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.porchlight.core.report.Rehearsal;
import org.porchlight.core.report.RehearsalReport;
import org.porchlight.ipc.json.RehearsalJson;
import org.porchlight.text.Say;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a policy file would have changed on the last weeks.
@Command(name = "rehearse")
final class RehearseVerb extends Verb {
    @Parameters(paramLabel = "FILE", descriptionKey = "param.file")
    private String file = "";

    @Option(names = "--weeks", paramLabel = "N", descriptionKey = "option.weeks")
    private int weeks = 4;

    RehearseVerb(Terminal terminal, Words words) {
        super(terminal, words);
    }

    @Override
    void run() throws Failure {
        if (weeks < 1 || weeks > RehearsalReport.MOST_WEEKS) {
            throw new Failure(Exit.USAGE, words().of("input.weeks", RehearsalReport.MOST_WEEKS));
        }
        var text = typed().file(file, terminal().in());
        try (var asking = ask()) {
            var report = asking.rehearse(file, text, weeks);
            tell(RehearsalJson.write(report), lines(report));
        }
    }

    private List<String> lines(RehearsalReport report) {
        var say = words().in(ZoneOffset.UTC);
        var lines = new ArrayList<String>();
        for (var child : report.children()) {
            lines.add(sentence(report, child, say));
            var columns = new Columns();
            child.changed()
                    .forEach(day -> columns.row(
                            "  " + say.date(day.day()),
                            words().of("rehearse.used", say.duration(day.used())),
                            change(day, say)));
            lines.addAll(columns.lines());
        }
        return lines;
    }

    private String sentence(RehearsalReport report, Rehearsal child, Say say) {
        var span = say.days(report.from(), report.to());
        if (child.days().isEmpty()) {
            return words().of("rehearse.unknown", child.name(), span);
        }
        if (child.changed().isEmpty()) {
            return words().of("rehearse.same", child.name(), span);
        }
        var changes = new ArrayList<String>();
        count("rehearse.moved", child, Rehearsal.Day::moved, say).ifPresent(changes::add);
        count("rehearse.earlier", child, Rehearsal.Day::fewer, say).ifPresent(changes::add);
        count("rehearse.longer", child, Rehearsal.Day::added, say).ifPresent(changes::add);
        return words().of("rehearse.child", child.name(), span, String.join(words().of("rehearse.and"), changes));
    }

    /// On how many days there is a part, and how much of it in all.
    private Optional<String> count(String key, Rehearsal child, Function<Rehearsal.Day, Duration> part, Say say) {
        var days = child.with(part);
        return days.isEmpty()
                ? Optional.empty()
                : Optional.of(words().of(key, days.size(), say.spelled(child.sum(part))));
    }

    private String change(Rehearsal.Day day, Say say) {
        var changes = new ArrayList<String>();
        if (day.closed().isPositive()) {
            changes.add(words().of("rehearse.closed", say.duration(day.closed())));
        }
        if (day.overBudget().isPositive()) {
            changes.add(words().of("rehearse.over", say.duration(day.overBudget())));
        }
        if (day.more().isPositive()) {
            changes.add(words().of("rehearse.more", say.duration(day.more())));
        }
        return String.join(words().of("rehearse.and"), changes);
    }
}
