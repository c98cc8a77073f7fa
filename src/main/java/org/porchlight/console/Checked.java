package org.porchlight.console;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.ipc.json.Fields;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.ipc.json.ProtocolException;
import org.porchlight.ui.CheckRow.State;

/// What `porchlight doctor --json` found.
///
/// @param rows the worst first
/// @param isProtected whether this PC may be called protected
record Checked(List<Row> rows, boolean isProtected) {
    private static final JsonText READER = new JsonText(new JsonText.Limits(1 << 20, 10_000));

    /// One thing that was looked at.
    ///
    /// @param id such as `freezer`
    /// @param title what is so, in a sentence
    /// @param detail more of it, without names of files and commands
    /// @param fix what to do; empty where nothing is to be done
    record Row(String id, State state, String title, String detail, String fix) {}

    Checked {
        rows = List.copyOf(rows);
    }

    /// Reads what the doctor printed; nothing when it is not that.
    static Optional<Checked> of(String json) {
        try {
            var fields = Fields.of("doctor", READER.read(json.getBytes(StandardCharsets.UTF_8)));
            var rows = new ArrayList<>(fields.list("checks", Checked::row));
            rows.sort((one, other) -> Integer.compare(weight(other.state()), weight(one.state())));
            return Optional.of(new Checked(rows, fields.flag("protected")));
        } catch (ProtocolException _) {
            return Optional.empty();
        }
    }

    private static Row row(Json json) throws ProtocolException {
        var fields = Fields.of("check", json);
        return new Row(
                fields.text("id"),
                fields.word("state", State.class),
                fields.text("title"),
                fields.text("detail"),
                fields.text("fix"));
    }

    /// What needs a person stands above what could not be seen, and that above what is in order.
    private static int weight(State state) {
        return switch (state) {
            case BROKEN -> 3;
            case WEAK -> 2;
            case UNAVAILABLE -> 1;
            case OK -> 0;
        };
    }

    /// What was found of one thing.
    Optional<Row> row(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    int count(State state) {
        return (int) rows.stream().filter(row -> row.state() == state).count();
    }
}
