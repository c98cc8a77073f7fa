package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.porchlight.store.Ledgers.POLICY;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.port.StoreException;
import org.porchlight.store.BackupException.Fault;

/// A backup that does not go with what lies there changes nothing.
class RestoreRefusedTest extends OnWrittenLedger {
    @Test
    void refusesAnotherFamilysLedger() throws Exception {
        var other = temp.resolve("other");
        try (var made = SqliteStore.open(other)) {
            Ledgers.commit(made, POLICY, "parent:root", List.of(Ledgers.opened()), List.of());
        }

        Backups.refuses(other, backup(), Fault.FOREIGN, 1);
    }

    @Test
    void refusesACopyThatWentOnByItself() throws Exception {
        store.close();
        var copy = temp.resolve("copy");
        Files.createDirectory(copy, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (var name : List.of("porchlight.db", "household.id", "device.key")) {
            Files.copy(data.resolve(name), copy.resolve(name));
        }
        reopen();
        Ledgers.commit(store, List.of(Ledgers.used("Krita", 13, 20)), List.of());
        try (var other = SqliteStore.open(copy)) {
            Ledgers.commit(other, List.of(Ledgers.used("Krita", 13, 14)), List.of());
        }
        Backups.refuses(copy, backup(), Fault.FORKED, 0);

        try (var other = SqliteStore.open(copy)) {
            Ledgers.commit(other, List.of(Ledgers.used("Krita", 20, 21)), List.of());
        }
        Backups.refuses(copy, backup(), Fault.FORKED, 0);
        Ledgers.commit(store, List.of(Ledgers.used("Krita", 22, 23), Ledgers.used("Krita", 23, 24)), List.of());
        Backups.refuses(copy, backup(), Fault.FORKED, 0);
    }

    @Test
    void refusesAFolderThatAGuardUses() throws Exception {
        var backup = backup();

        assertThatThrownBy(() -> Backups.restore(data, backup))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("another guard");
        assertThat(counted(store)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void refusesRulesThatAreNotUnderstood() throws Exception {
        var backup = backup();
        Ledgers.commit(store, List.of(Ledgers.used("Krita", 13, 20)), List.of());
        store.close();
        var before = Backups.files(data);

        assertThatThrownBy(() -> Restore.into(
                        data,
                        () -> new ByteArrayInputStream(backup),
                        false,
                        Ledgers.reading(Duration.ofHours(9)),
                        _ -> Optional.of("policy:1:1: no")))
                .isInstanceOfSatisfying(
                        BackupException.class, e -> assertThat(e.fault()).isEqualTo(Fault.POLICY));

        assertThat(Backups.files(data)).isEqualTo(before);
        reopen();
    }
}
