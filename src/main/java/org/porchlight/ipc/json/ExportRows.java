package org.porchlight.ipc.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Export;

/// The lines of an export as they come in pieces, and the file for programs that is made of them.
public final class ExportRows {
    private static final JsonText READER = new JsonText(new JsonText.Limits(16 << 20, 1 << 20));

    private final List<Row> rows = new ArrayList<>();
    private final StringBuilder begun = new StringBuilder();

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

    /// Takes a piece: whole lines and parts of lines.
    public void take(String piece) throws ProtocolException {
        begun.append(piece);
        int begin = 0;
        for (int end = begun.indexOf("\n"); end >= 0; end = begun.indexOf("\n", begin)) {
            rows.add(row(begun.substring(begin, end)));
            begin = end + 1;
        }
        begun.delete(0, begin);
    }

    private static Row row(String line) throws ProtocolException {
        var fields = Fields.of("row", READER.read(line.getBytes(StandardCharsets.UTF_8)));
        if (fields.member("row") instanceof Json.Obj values) {
            return new Row(fields.text("table"), values);
        }
        throw new ProtocolException(line);
    }

    /// How many there are so far.
    public int size() {
        return rows.size();
    }

    /// All of it.
    ///
    /// @param name of the child
    /// @param zone of the household
    public Export of(ChildId child, String name, String zone) {
        return new Export(child, name, zone, rows.stream().map(Row::shown).toList());
    }

    /// The file for programs, with a newline at its end.
    public String json(Export export) {
        Map<String, List<Json>> tables = new LinkedHashMap<>();
        rows.forEach(row ->
                tables.computeIfAbsent(row.table(), _ -> new ArrayList<>()).add(row.values()));
        var all = Json.object();
        tables.forEach((table, values) -> all.put(table, new Json.Arr(values)));
        return JsonText.indented(Json.object()
                        .number("porchlightExport", 1)
                        .text("child", export.child().value())
                        .text("name", export.name())
                        .text("zone", export.zone())
                        .put("tables", all.end())
                        .end())
                + "\n";
    }
}
