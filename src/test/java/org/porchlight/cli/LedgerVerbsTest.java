package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.Samples;

/// Verbs that take home what the ledger holds.
class LedgerVerbsTest extends OnLedgerVerbs {
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
}
