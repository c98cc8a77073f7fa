package org.porchlight.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.event.Fact;

/// A row of a table as a line of JSON: `{"table":NAME,"row":{COLUMN:VALUE,…}}`. Bytes are hexadecimal, but for a child,
/// who
/// is named by the text of the id; what is absent is null.
final class RowLine {
    private static final JsonFactory FACTORY = new JsonFactory();

    private RowLine() {}

    static String write(String table, ResultSet row) throws SQLException {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("table", table);
            json.writeObjectFieldStart("row");
            var columns = row.getMetaData();
            for (int column = 1; column <= columns.getColumnCount(); column++) {
                json.writeFieldName(columns.getColumnLabel(column));
                write(json, columns.getColumnLabel(column), row.getObject(column));
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return text.toString();
    }

    /// An interval of a packed day as the row that stood for it.
    ///
    /// @param seq number of the event in which it is packed
    /// @param no from 0 on
    static String write(Fact.DayPacked packed, long seq, int no) {
        var interval = packed.intervals().get(no);
        var place = interval.place();
        return Telling.line(json -> {
            json.writeStringField("table", "p_interval");
            json.writeObjectFieldStart("row");
            json.writeStringField("device", packed.device());
            json.writeNumberField("seq", seq);
            json.writeNumberField("part", no);
            json.writeStringField("child", packed.child().value());
            json.writeStringField("day", packed.day().toString());
            json.writeNumberField("from_ms", interval.from().toEpochMilli());
            json.writeNumberField("to_ms", interval.to().toEpochMilli());
            json.writeNumberField("length_ms", interval.length().toMillis());
            json.writeStringField("kind", interval.kind().name());
            json.writeStringField("title", interval.title().orElse(null));
            json.writeStringField("why", interval.why().name());
            json.writeNumberField("recovered", interval.recovered() ? 1 : 0);
            json.writeStringField("program_group", interval.group().orElse(null));
            json.writeNullField("anchor");
            json.writeStringField(
                    "boot", place.map(ruled -> ruled.boot().value()).orElse(null));
            if (place.isPresent()) {
                json.writeNumberField("point_from_ms", place.get().from().toMillis());
                json.writeNumberField("point_to_ms", place.get().to().toMillis());
            } else {
                json.writeNullField("point_from_ms");
                json.writeNullField("point_to_ms");
            }
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, String column, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case byte[] bytes
            when column.equals("child") -> json.writeString(Bytes.of(bytes).text());
            case byte[] bytes -> json.writeString(Bytes.of(bytes).hex());
            case Number number -> json.writeNumber(number.longValue());
            default -> json.writeString(value.toString());
        }
    }
}
