package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.report.WeekReport;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.ipc.json.WeekJson;
import org.porchlight.render.WeekPage;
import org.porchlight.render.WeekText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The week of a child as a page, as lines or as JSON.
@Command(name = "week")
final class ReportVerb extends Verb {
    /// The forms of a report.
    enum Format {
        html,
        text,
        json
    }

    @Parameters(paramLabel = "CHILD", descriptionKey = "param.child")
    private String child = "";

    @Option(names = "--week", paramLabel = "WEEK", descriptionKey = "option.week")
    private @Nullable String week;

    @Option(names = "--format", paramLabel = "html|text|json", descriptionKey = "option.format")
    private Format format = Format.html;

    @Option(names = "-o", paramLabel = "FILE", descriptionKey = "option.output")
    private @Nullable Path output;

    ReportVerb(Terminal terminal, Words words) {
        super(terminal, words);
    }

    @Override
    void run() throws Failure {
        var id = typed().child(child);
        var wanted = typed().week(week);
        try (var asking = ask()) {
            var text = form(asking.week(id, wanted));
            if (output == null) {
                terminal().out().println(text);
                terminal().out().flush();
            } else {
                write(output, text);
            }
        }
    }

    private String form(WeekReport report) {
        return switch (wantsJson() ? Format.json : format) {
            case html -> WeekPage.html(report, terminal().language());
            case text -> String.join("\n", WeekText.of(report, terminal().language()));
            case json -> JsonText.write(WeekJson.write(report));
        };
    }

    private void write(Path file, String text) throws Failure {
        try {
            // A child may have laid a link where root is about to write.
            Files.writeString(
                    file,
                    text + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new Failure(Exit.ENVIRONMENT, words().of("report.not-written", file, String.valueOf(e.getMessage())));
        }
        terminal().say(words().of("report.written", file));
    }
}
