package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.StoreException;
import org.porchlight.store.BackupException.Fault;
import org.porchlight.store.Family;
import org.porchlight.store.Restore;
import org.porchlight.store.SqliteStore;
import org.porchlight.store.WithoutGuard;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

class RestoresTest {
    @TempDir
    Path folder;

    private Path backup = Path.of("");

    @BeforeEach
    void keepABackup() throws StoreException, IOException {
        backup = folder.resolve("family.backup");
        try (var store = SqliteStore.open(folder.resolve("old"));
                var out = new GZIPOutputStream(Files.newOutputStream(backup))) {
            Family.write(store);
            store.backup(line -> out.write((line + "\n").getBytes(StandardCharsets.UTF_8)));
        }
    }

    private int restore(String... arguments) throws IOException {
        return Restores.run(List.of(arguments));
    }

    private String[] into(String data, String... more) {
        var all = new ArrayList<>(
                List.of(backup.toString(), "--data", folder.resolve(data).toString(), "--run", folder.toString()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void refusesRulesThatThisProgramDoesNotUnderstandAndKeepsNothing() throws Exception {
        // The family of the tests of the ledger has rules that are no policy.
        assertThat(restore(into("new"))).isEqualTo(1);

        assertThat(folder.resolve("new/porchlight.db")).doesNotExist();
        assertThat(folder.resolve("new/household.id")).doesNotExist();
    }

    @Test
    void checksAFileWithoutTouchingAnything() throws Exception {
        assertThat(restore(backup.toString(), "--check")).isZero();
        assertThat(restore(backup.toString(), "--check", "--json")).isZero();

        var bytes = Files.readAllBytes(backup);
        Files.write(backup, Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(restore(backup.toString(), "--check")).isEqualTo(2);
    }

    @Test
    void saysHowItIsTyped() throws Exception {
        assertThat(restore()).isEqualTo(2);
        assertThat(restore("--check")).isEqualTo(2);
        assertThat(restore(backup.toString(), "--check", "--policy")).isEqualTo(2);
        assertThat(restore(backup.toString(), "--frobnicate")).isEqualTo(2);
        assertThat(restore(folder.resolve("nowhere").toString(), "--check")).isEqualTo(2);
    }

    @Test
    void bringsAWholePolicyBack() throws Exception {
        try (var store = SqliteStore.open(folder.resolve("good"));
                var out = new GZIPOutputStream(Files.newOutputStream(backup))) {
            Family.writeWithRules(store);
            store.backup(line -> out.write((line + "\n").getBytes(StandardCharsets.UTF_8)));
        }

        assertThat(restore(into("new", "--json"))).isZero();

        try (var store = SqliteStore.open(folder.resolve("new"))) {
            assertThat(store.account(new ChildId("mei"), Family.DAY)).isPresent();
            assertThat(store.verify().isOk()).isTrue();
        }
        Files.writeString(folder.resolve("new/porchlight.db"), "no ledger");
        assertThat(restore(into("new"))).isZero();
        assertThat(folder.resolve("new/porchlight.db.replaced-1")).hasContent("no ledger");
    }

    @Test
    void saysWhereADamagedLedgerIsKept() {
        for (var language : Language.values()) {
            assertThat(Texts.of("tool", language).of("restore.aside", "FILE")).contains("FILE");
        }
    }

    @Test
    void bringsNothingIntoTheUsualLedgerWhileAnotherGuardIsMeant() throws Exception {
        assertThat(restore(backup.toString(), "--run", folder.toString())).isEqualTo(2);
    }

    /// A guard at the usual place has nothing to do with a ledger elsewhere: who has that is told by its lock.
    @Test
    void asksTheLedgerThatIsNamedWhetherAGuardHasIt() throws Exception {
        try (var _ = WithoutGuard.in(folder.resolve("new"))) {
            assertThat(restore(
                            backup.toString(), "--data", folder.resolve("new").toString()))
                    .isEqualTo(1);
        }

        assertThat(folder.resolve("new/porchlight.db")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void saysInOneSentenceWhatWasKnownHere(Restore.Found found) {
        for (var language : Language.values()) {
            assertThat(Texts.of("tool", language).of("restore.found." + found.name(), "LAST"))
                    .contains("LAST")
                    .endsWith(language == Language.EN ? "." : "。");
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasASentenceForEveryFault(Fault fault) {
        for (var language : Language.values()) {
            var sentence = Texts.of("tool", language).of("restore.fault." + fault.name(), "FILE", "7", "detail");

            assertThat(sentence).contains("FILE").endsWith(language == Language.EN ? "Nothing was changed." : "什么也没改。");
        }
    }
}
