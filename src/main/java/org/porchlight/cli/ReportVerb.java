package org.porchlight.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.report.WeekReport;
import org.porchlight.ipc.json.Json;
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
    private @Nullable Format format;

    @Option(names = "-o", paramLabel = "FILE", descriptionKey = "option.output")
    private @Nullable Path output;

    @Option(names = "--force", descriptionKey = "option.force")
    private boolean force;

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
        return switch (format()) {
            case html -> WeekPage.html(report, terminal().language());
            case text -> String.join("\n", WeekText.of(report, terminal().language()));
            case json -> JsonText.write(WeekJson.write(report));
        };
    }

    private Format format() {
        if (wantsJson()) {
            return Format.json;
        }
        return Optional.ofNullable(format).orElse(output == null ? Format.text : Format.html);
    }

    private void write(Path file, String text) throws Failure {
        try (var made = NewFile.openForOthers(words(), file, force)) {
            made.out().write((text + "\n").getBytes(StandardCharsets.UTF_8));
            made.keep();
        } catch (IOException e) {
            throw NewFile.failed(words(), file, e);
        }
        tell(Json.object().text("file", file.toString()).end(), List.of(words().of("report.written", file)));
    }
}
