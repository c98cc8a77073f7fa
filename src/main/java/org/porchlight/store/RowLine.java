package org.porchlight.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

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
