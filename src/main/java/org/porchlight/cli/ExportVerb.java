package org.porchlight.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.Export;
import org.porchlight.ipc.json.Fields;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.ipc.json.ProtocolException;
import org.porchlight.render.ExportPage;
import org.porchlight.text.Draft;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Everything that is kept of a child: as JSON for programs and as a page for people, with the same in both.
@Command(name = "export")
final class ExportVerb extends Verb {
    private static final JsonText READER = new JsonText(new JsonText.Limits(16 << 20, 1 << 20));

    @Parameters(paramLabel = "CHILD", descriptionKey = "param.child")
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
            if (name.isEmpty() && rows.isEmpty()) {
                throw new Failure(Exit.REFUSED, words().refusal("no-such-child", id.value()));
            }
            var shown = rows.stream().map(Row::shown).toList();
            var export = new Export(id, name.orElse(id.value()), status.zone(), shown);
            write(first, JsonText.indented(json(export, rows)));
            write(second, ExportPage.html(export, terminal().language()));
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
        file.out().write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private record Row(String table, Json.Obj values) {
        Export.Row shown() {
            var shown = new LinkedHashMap<String, Optional<String>>();
            values.members().forEach((column, value) -> shown.put(column, text(value)));
            return new Export.Row(table, shown);
        }

        private static Optional<String> text(Json value) {
            return switch (value) {
                case Json.Null _ -> Optional.empty();
                case Json.Text(var text) -> Optional.of(text);
                case Json.Int(var number) -> Optional.of(Long.toString(number));
                case Json.Bool _, Json.Fraction _, Json.Arr _, Json.Obj _ -> Optional.of(JsonText.write(value));
            };
        }
    }

    private List<Row> rows(Asking asking, ChildId id) throws Failure {
        var rows = new ArrayList<Row>();
        var text = new StringBuilder();
        asking.export(id, piece -> {
            text.append(piece);
            int begin = 0;
            for (int end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", begin)) {
                rows.add(row(text.substring(begin, end)));
                begin = end + 1;
            }
            text.delete(0, begin);
        });
        return rows;
    }

    private Row row(String line) throws Failure {
        try {
            var fields = Fields.of("row", READER.read(line.getBytes(StandardCharsets.UTF_8)));
            if (fields.member("row") instanceof Json.Obj values) {
                return new Row(fields.text("table"), values);
            }
        } catch (ProtocolException e) {
            throw new Failure(Exit.NO_GUARD, words().of("export.unread", String.valueOf(e.getMessage())));
        }
        throw new Failure(Exit.NO_GUARD, words().of("export.unread", line));
    }

    private static Json json(Export export, List<Row> rows) {
        Map<String, List<Json>> tables = new LinkedHashMap<>();
        rows.forEach(row ->
                tables.computeIfAbsent(row.table(), _ -> new ArrayList<>()).add(row.values()));
        var all = Json.object();
        tables.forEach((table, values) -> all.put(table, new Json.Arr(values)));
        return Json.object()
                .number("porchlightExport", 1)
                .text("child", export.child().value())
                .text("name", export.name())
                .text("zone", export.zone())
                .put("tables", all.end())
                .end();
    }
}
