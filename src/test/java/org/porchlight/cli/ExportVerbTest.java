package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Visibility;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.Samples;
import org.porchlight.store.Family;
import org.porchlight.store.SqliteStore;

/// A child's export, as it is typed.
class ExportVerbTest extends OnLedgerVerbs {
    @Test
    void letsAChildHaveItsOwnAndNothingElse() throws Exception {
        serve(CHILD);
        guard.lines = List.of();
        var file = directory.resolve("mine").toString();

        assertThat(type("export", "mei", "-o", file).exit()).isZero();
        assertThat(type("export", "le", "-o", file, "--force").exit()).isEqualTo(Exit.NOT_PERMITTED);
        assertThat(type("backup", file).exit()).isEqualTo(Exit.NOT_PERMITTED);
        assertThat(type("events").exit()).isEqualTo(Exit.NOT_PERMITTED);
        assertThat(guard.asked).contains(new Command.ExportMine());
        assertThat(names()).contains("mine.json", "mine.html");
    }

    /// What is stored is what is shown: every value of the database file that is about the child stands in both files.
    @ParameterizedTest
    @ValueSource(strings = {"en_GB.UTF-8", "zh_CN.UTF-8"})
    void exportsEverythingThatIsKeptOfAChildAndNothingOfASibling(String language) throws Exception {
        serve(PARENT);
        var data = directory.resolve("data");
        try (var store = SqliteStore.open(data)) {
            Family.write(store);
            var lines = new ArrayList<String>();
            store.export(Samples.MEI, Visibility.DETAIL, lines::add);
            guard.lines = lines;
        }

        var said = Session.type(
                run(),
                language,
                "export",
                "mei",
                "-o",
                directory.resolve("mei.json").toString());

        assertThat(said.exit()).as(said.err()).isZero();
        var json = Files.readString(directory.resolve("mei.json"));
        var html = plain(Files.readString(directory.resolve("mei.html")));
        var values = valuesOf(data, Samples.MEI);
        assertThat(values).hasSizeGreaterThan(200);
        for (var value : values) {
            assertThat(html).contains(value);
            assertThat(json).contains(escaped(value));
        }
        for (var sibling : Family.OF_THE_SIBLING) {
            assertThat(html).doesNotContain(sibling);
            assertThat(json).doesNotContain(sibling);
        }
    }

    private static String plain(String html) {
        return html.replaceAll("<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /// All values of all rows of all tables that are about a child.
    private static List<String> valuesOf(Path data, ChildId child) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("porchlight.db"));
                var sql = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var rows = sql.executeQuery("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            var mine = HexFormat.of().formatHex(child.value().getBytes(StandardCharsets.UTF_8));
            var bodies = new ArrayList<String>();
            try (var rows = sql.executeQuery("SELECT hex(device) || seq FROM event WHERE child = x'" + mine + "'")) {
                while (rows.next()) {
                    bodies.add(rows.getString(1));
                }
            }
            for (var table : tables) {
                try (var rows = sql.executeQuery("SELECT * FROM " + table)) {
                    while (rows.next()) {
                        if (isAbout(table, rows, mine, bodies)) {
                            add(rows, found);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static boolean isAbout(String table, ResultSet row, String child, List<String> bodies) throws SQLException {
        if (table.equals("body")) {
            return bodies.contains(
                    HexFormat.of().withUpperCase().formatHex(row.getBytes("device")) + row.getLong("seq"));
        }
        var columns = row.getMetaData();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            if (columns.getColumnName(column).equals("child")) {
                return row.getBytes(column) != null
                        && HexFormat.of().formatHex(row.getBytes(column)).equals(child);
            }
        }
        return false;
    }

    private static void add(ResultSet row, List<String> found) throws SQLException {
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            var value = row.getObject(column);
            if (value instanceof byte[] bytes) {
                boolean child = row.getMetaData().getColumnName(column).equals("child");
                found.add(
                        child
                                ? new String(bytes, StandardCharsets.UTF_8)
                                : HexFormat.of().formatHex(bytes));
            } else if (value != null) {
                found.add(value.toString());
            }
        }
    }

    @Test
    void writesNothingAboutAChildThatNobodyKnows() throws Exception {
        serve(PARENT);
        guard.lines = List.of();

        var said = type("export", "lili", "-o", directory.resolve("lili").toString());

        assertThat(said.exit()).isEqualTo(Exit.REFUSED);
        assertThat(said.err()).contains("lili");
        assertThat(names()).containsExactly("run");
    }

    @Test
    void exportsAChildsPartOfTheRules() throws Exception {
        serve(PARENT);
        try (var store = SqliteStore.open(directory.resolve("data"))) {
            Family.write(store);
            var lines = new ArrayList<String>();
            store.export(Samples.MEI, Visibility.DETAIL, lines::add);
            guard.lines = lines;
        }

        type("export", "mei", "-o", directory.resolve("mei").toString());

        assertThat(Files.readString(directory.resolve("mei.json")))
                .contains(escaped(Family.RULES_OF_MEI))
                .contains("\"register\"");
    }
}
