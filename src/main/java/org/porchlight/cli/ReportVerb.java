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
import org.porchlight.render.WeekForm;
import org.porchlight.render.WeekText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The week of a child as a page, a PDF file, a table, JSON or lines.
@Command(name = "week")
final class ReportVerb extends Verb {
    /// The forms of a report.
    enum Format {
        html,
        pdf,
        csv,
        json,
        text
    }

    @Parameters(paramLabel = "CHILD", descriptionKey = "param.child", completionCandidates = ChildIds.class)
    private String child = "";

    @Option(names = "--week", paramLabel = "WEEK", descriptionKey = "option.week")
    private @Nullable String week;

    @Option(names = "--format", paramLabel = "html|pdf|csv|json|text", descriptionKey = "option.format")
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
        var format = format();
        if (output == null && format == Format.pdf) {
            throw new Failure(Exit.USAGE, words().of("report.pdf-needs-file", id.value()));
        }
        try (var asking = ask()) {
            var file = form(asking.week(id, wanted), format);
            if (output == null) {
                terminal().out().print(new String(file, StandardCharsets.UTF_8));
                terminal().out().flush();
            } else {
                write(output, file);
            }
        }
    }

    private byte[] form(WeekReport report, Format format) {
        var language = terminal().language();
        return switch (format) {
            case html -> WeekForm.HTML.of(report, language);
            case pdf -> WeekForm.PDF.of(report, language);
            case csv -> WeekForm.CSV.of(report, language);
            case json -> text(JsonText.write(WeekJson.write(report)) + "\n");
            case text -> text(String.join("\n", WeekText.of(report, language)) + "\n");
        };
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Format format() {
        if (wantsJson()) {
            return Format.json;
        }
        return Optional.ofNullable(format).orElse(output == null ? Format.text : Format.html);
    }

    private void write(Path file, byte[] bytes) throws Failure {
        try (var made = NewFile.openForOthers(words(), file, force)) {
            made.out().write(bytes);
            made.keep();
        } catch (IOException e) {
            throw NewFile.failed(words(), file, e);
        }
        tell(Json.object().text("file", file.toString()).end(), List.of(words().of("report.written", file)));
    }
}
