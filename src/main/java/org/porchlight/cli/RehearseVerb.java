package org.porchlight.cli;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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
            child.days().stream()
                    .filter(day -> day.less().isPositive() || day.more().isPositive())
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
        if (child.earlier() == 0 && child.longer() == 0) {
            return words().of("rehearse.same", child.name(), span);
        }
        var changes = new ArrayList<String>();
        if (child.earlier() > 0) {
            changes.add(words().of("rehearse.earlier", child.earlier(), say.spelled(child.less())));
        }
        if (child.longer() > 0) {
            changes.add(words().of("rehearse.longer", child.longer(), say.spelled(child.more())));
        }
        return words().of("rehearse.child", child.name(), span, String.join(words().of("rehearse.and"), changes));
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
