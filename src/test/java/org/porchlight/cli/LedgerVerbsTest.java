package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Visibility;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.Samples;
import org.porchlight.store.Family;
import org.porchlight.store.SqliteStore;

/// Verbs that take home what the ledger holds.
class LedgerVerbsTest extends OnFakeGuard {
    @TempDir
    Path ledger;

    @Test
    void printsEventsLineByLine() throws Exception {
        serve(PARENT);
        guard.lines = List.of(Samples.EVENT, Samples.EVENT.replace("\"seq\":42", "\"seq\":43"));

        var said = type("events", "--since", "7b3afa905ec8b7ef8083aaabcd98f7a3:41");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).isEqualTo(String.join("\n", guard.lines) + "\n");
        assertThat(guard.asked)
                .containsExactly(new Command.Events(Map.of("7b3afa905ec8b7ef8083aaabcd98f7a3", 41L), false));
    }

    @Test
    void letsNoTitleSteerTheTerminal() throws Exception {
        serve(PARENT);
        guard.lines = List.of("{\"body\":\"a\u009b2Jb\"}");

        assertThat(type("events").out()).isEqualTo("{\"body\":\"a\\u009B2Jb\"}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"41", "7b:41", "7B3AFA905EC8B7EF8083AAABCD98F7A3:1", "7b3afa905ec8b7ef8083aaabcd98f7a3:x"})
    void refusesWhatNamesNoEvent(String since) throws Exception {
        serve(PARENT);

        var said = type("events", "--since", since);

        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.err()).contains(since).contains("7b3afa905ec8b7ef8083aaabcd98f7a3:41");
    }

    private void keepAFamily() throws Exception {
        var lines = new ArrayList<String>();
        try (var store = SqliteStore.open(ledger)) {
            Family.write(store);
            store.backup(lines::add);
        }
        guard.lines = lines;
    }

    @Test
    void packsABackupThatOnlyItsOwnerMayRead() throws Exception {
        serve(PARENT);
        keepAFamily();
        var file = directory.resolve("family.backup");

        var said = type("backup", file.toString());

        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).contains(file.toString(), guard.lines.size() + " lines");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(String.join("\n", guard.lines) + "\n");
        }
        assertThat(names()).containsExactlyInAnyOrder("family.backup", "run");
    }

    @ParameterizedTest
    @CsvSource({"en_GB.UTF-8,damaged", "zh_CN.UTF-8,坏了"})
    void makesNoBackupThatCannotBeBroughtBack(String language, String word) throws Exception {
        serve(PARENT);
        keepAFamily();
        var wrong = new ArrayList<>(guard.lines);
        int event = IntStream.range(0, wrong.size())
                .filter(line -> wrong.get(line).contains("\"body_hash\""))
                .findFirst()
                .orElseThrow();
        wrong.set(event, wrong.get(event).replaceFirst("\"body\":\"", "\"body\":\"x"));
        assertThat(wrong).isNotEqualTo(guard.lines);
        guard.lines = wrong;
        var old = Files.writeString(directory.resolve("old.backup"), "mine");

        var said = Session.type(
                run(), language, "backup", directory.resolve("new.backup").toString());
        var forced = Session.type(run(), language, "backup", old.toString(), "--force");

        assertThat(said.exit()).isEqualTo(Exit.REFUSED);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("new.backup", word, "porchlight verify");
        assertThat(forced.exit()).isEqualTo(Exit.REFUSED);
        assertThat(old).hasContent("mine");
        assertThat(names()).containsExactlyInAnyOrder("old.backup", "run");
    }

    @Test
    void takesNobodysPlaceUnlessItIsTold() throws Exception {
        serve(PARENT);
        keepAFamily();
        var file = Files.writeString(directory.resolve("family.backup"), "mine");

        var said = type("backup", file.toString());
        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.err()).contains("--force");
        assertThat(file).hasContent("mine");
        assertThat(guard.asked).isEmpty();

        assertThat(type("backup", file.toString(), "--force", "--json").exit()).isZero();
        assertThat(Files.size(file)).isGreaterThan(40);
    }

    @Test
    void writesThroughNoLinkAndIntoNoFolder() throws Exception {
        serve(PARENT);
        keepAFamily();
        var elsewhere = Files.writeString(directory.resolve("elsewhere"), "mine");
        var link = Files.createSymbolicLink(directory.resolve("link"), elsewhere);

        assertThat(type("backup", link.toString()).exit()).isEqualTo(Exit.USAGE);
        assertThat(type("backup", link.toString(), "--force").exit()).isZero();
        assertThat(elsewhere).hasContent("mine");
        assertThat(type("backup", directory.toString(), "--force").exit()).isEqualTo(Exit.USAGE);
        assertThat(type("backup", directory.resolve("no/such").toString()).exit())
                .isEqualTo(Exit.ENVIRONMENT);
    }

    @Test
    void leavesNothingOfABackupThatDidNotCome() throws Exception {
        serve(PARENT);
        guard.answerOrdersWith(new Answer.Refused("ledger", "disk"));

        var said = type("backup", directory.resolve("family.backup").toString());

        assertThat(said.exit()).isEqualTo(Exit.REFUSED);
        assertThat(said.err())
                .contains("could not read all of its ledger", "no file of it")
                .doesNotContain("nothing was changed");
        assertThat(names()).containsExactly("run");
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

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
