package org.porchlight.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.ipc.json.ExportRows;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.ProtocolException;
import org.porchlight.render.ExportPage;
import org.porchlight.text.Draft;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Everything that is kept of a child: as JSON for programs and as a page for people, with the same in both.
@Command(name = "export")
final class ExportVerb extends Verb {
    @Parameters(paramLabel = "CHILD", descriptionKey = "param.child", completionCandidates = ChildIds.class)
    private String child = "";

    @Option(names = "-o", paramLabel = "FILE", required = true, descriptionKey = "option.export")
    private Path output = Path.of("");

    @Option(names = "--force", descriptionKey = "option.force")
    private boolean force;

    ExportVerb(Terminal terminal, Words words) {
        super(terminal, words);
    }

    @Override
    void run() throws Failure {
        var id = typed().child(child);
        var json = beside(".json");
        var page = beside(".html");
        try (var asking = ask();
                var first = NewFile.open(words(), json, force);
                var second = NewFile.open(words(), page, force)) {
            var status = asking.status();
            var rows = rows(asking, id);
            var name = status.children().stream()
                    .filter(known -> known.id().equals(id))
                    .map(ChildStatus::name)
                    .findFirst();
            if (name.isEmpty() && rows.size() == 0) {
                throw new Failure(Exit.REFUSED, words().refusal("no-such-child", id.value()));
            }
            var export = rows.of(id, name.orElse(id.value()), status.zone());
            write(first, rows.json(export));
            var language = terminal().language();
            var html = asking.isOfAChild() ? ExportPage.ownHtml(export, language) : ExportPage.html(export, language);
            write(second, html + "\n");
            first.keep();
            second.keep();
            tell(
                    Json.object()
                            .text("json", json.toString())
                            .text("html", page.toString())
                            .number("rows", rows.size())
                            .end(),
                    List.of(words().of("export.written", json, page, rows.size())));
        } catch (IOException e) {
            throw NewFile.failed(words(), output, e);
        }
    }

    /// The named file with another ending.
    private Path beside(String ending) {
        var name = String.valueOf(output.getFileName()).replaceFirst("\\.(json|html)$", "");
        return output.resolveSibling(name + ending);
    }

    private static void write(Draft file, String text) throws IOException {
        file.out().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private ExportRows rows(Asking asking, ChildId id) throws Failure {
        var rows = new ExportRows();
        asking.export(id, piece -> {
            try {
                rows.take(piece);
            } catch (ProtocolException e) {
                throw new Failure(Exit.NO_GUARD, words().of("export.unread", String.valueOf(e.getMessage())));
            }
        });
        return rows;
    }
}
