package org.porchlight.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The SQL of the store, from the `sql` folder of the resources.
final class Sql {
    private static final String MARK = "-- :";
    private static final Map<String, String> STATEMENTS = named(read("statements.sql"));

    private Sql() {}

    /// A statement of `statements.sql`.
    static String of(String name) {
        var statement = STATEMENTS.get(name);
        if (statement == null) {
            throw new IllegalArgumentException("no statement \"" + name + "\"");
        }
        return statement;
    }

    /// The statements of a script, in order.
    static List<String> script(String file) {
        var statements = new ArrayList<String>();
        for (var part : withoutComments(read(file)).split(";\n", -1)) {
            if (!part.isBlank()) {
                statements.add(part.strip());
            }
        }
        return statements;
    }

    private static Map<String, String> named(String text) {
        var found = new HashMap<String, String>();
        for (var part : text.split("\n" + MARK, -1)) {
            int end = part.indexOf('\n');
            var body = withoutComments(part.substring(end + 1)).strip();
            if (!body.isEmpty()) {
                found.put(part.substring(0, end), body);
            }
        }
        return found;
    }

    private static String withoutComments(String text) {
        var kept = new StringBuilder();
        text.lines()
                .filter(line -> !line.startsWith("--"))
                .forEach(line -> kept.append(line).append('\n'));
        return kept.toString();
    }

    private static String read(String file) {
        var path = "/org/porchlight/sql/" + file;
        try (var in = Sql.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
