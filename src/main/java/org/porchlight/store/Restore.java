package org.porchlight.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.time.ClockReading;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;
import org.porchlight.store.BackupException.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a backup back into a folder of data that no guard uses: all of it or nothing.
///
/// The file is read twice: once to see that all of it is sound, before anything is touched, and once more within
/// the one transaction that brings it in. What the guard kept beside a ledger that is lost ([StandbyFile]) is
/// brought in with it. A ledger that lies there and cannot be read is lost too: it is set aside.
public final class Restore {
    private static final Logger LOG = LoggerFactory.getLogger(Restore.class);

    /// The backup, from its beginning; opened twice.
    public interface Source {
        InputStream open() throws IOException;
    }

    /// Looks at the ledger as it would be.
    public interface Check {
        /// @return what is wrong with the policy that would be in force
        Optional<String> look(Store restored) throws StoreException;
    }

    /// What a backup holds.
    ///
    /// @param household 32 hexadecimal digits
    /// @param devices names of the PCs that wrote it, 32 hexadecimal digits each
    /// @param last when its last event was written, by the clock of the PC
    public record Summary(String household, List<String> devices, long events, Instant last) {
        public Summary {
            devices = List.copyOf(devices);
        }

        static Summary of(BackupContents contents) {
            return new Summary(
                    contents.household().hex(),
                    contents.heads().keySet().stream().map(Bytes::hex).sorted().toList(),
                    contents.events(),
                    contents.last());
        }
    }

    /// What was known where a backup was brought back.
    public enum Found {
        /// No ledger was there.
        NOTHING,
        /// A ledger that was set up and had no rules and no use yet: it gave way.
        SET_UP,
        /// A ledger that could not be read, and nothing beside it.
        DAMAGED,
        /// A ledger that was gone or could not be read, and what was kept beside it.
        BESIDE,
        /// A ledger, beside which it was brought in.
        LEDGER
    }

    /// A backup that was brought back.
    ///
    /// @param setAside files of damaged ledgers, now or earlier, under the names that they have from now on
    public record Done(Summary summary, Found found, List<Path> setAside) {
        public Done {
            setAside = List.copyOf(setAside);
        }
    }

    private final Source source;
    private final BackupContents contents;
    private final boolean takesPolicy;
    private final ClockReading now;
    private final Check check;

    private Restore(Source source, BackupContents contents, boolean takesPolicy, ClockReading now, Check check) {
        this.source = source;
        this.contents = contents;
        this.takesPolicy = takesPolicy;
        this.now = now;
        this.check = check;
    }

    /// Reads a backup and says what it holds, or what is wrong with it.
    public static Summary check(Source source) throws BackupException, StoreException, IOException {
        return Summary.of(contents(source));
    }

    private static BackupContents contents(Source source) throws BackupException, StoreException, IOException {
        try (var in = source.open()) {
            return BackupContents.of(in);
        }
    }

    /// Brings a backup into a folder, which is made when it is missing.
    ///
    /// @param takesPolicy whether the policy of the backup is to be in force, also when it is the older one
    /// @throws BackupException when it cannot be brought back; nothing was changed then
    /// @throws StoreException when a guard uses the folder, or its ledger cannot be read
    public static Done into(Path dataDir, Source source, boolean takesPolicy, ClockReading now, Check check)
            throws BackupException, StoreException, IOException {
        var contents = contents(source);
        var restore = new Restore(source, contents, takesPolicy, now, check);
        try (var directory = DataDirectory.take(dataDir)) {
            var found = restore.into(directory);
            return new Done(Summary.of(contents), found, Aside.settle(directory));
        } catch (SQLException e) {
            throw new StoreException("bringing back a backup: " + e.getMessage(), e);
        }
    }

    private Found into(DataDirectory directory) throws BackupException, StoreException, IOException, SQLException {
        var identity = Identity.fresh();
        var standby = standby(directory);
        if (!Files.exists(directory.file(LedgerFile.NAME))) {
            if (standby.isPresent() && !standby.get().digest().events().isEmpty() && Identity.isHousehold(directory)) {
                demandHousehold(Identity.household(directory));
            }
            make(directory, identity, List.of(), standby, false);
            return foundBeside(standby, Found.NOTHING);
        }
        try {
            return beside(directory, identity, standby);
        } catch (SQLException | StoreException e) {
            if (!isOfDamage(e)) {
                throw e;
            }
            if (Identity.isHousehold(directory)) {
                demandHousehold(Identity.household(directory));
            }
            make(directory, identity, List.of(), standby, true);
            return foundBeside(standby, Found.DAMAGED);
        }
    }

    private static Found foundBeside(Optional<Standby> standby, Found otherwise) {
        return standby.filter(kept -> !kept.digest().events().isEmpty()).isPresent() ? Found.BESIDE : otherwise;
    }

    private static boolean isOfDamage(Exception e) {
        var kind = e instanceof StoreException told
                ? told.kind()
                : e instanceof SQLException sql ? StoreTrouble.kind(sql) : StoreException.Kind.UNUSABLE;
        return kind == StoreException.Kind.DAMAGED || kind == StoreException.Kind.CHANGED;
    }

    /// Brings it in beside what the ledger that lies there holds.
    private Found beside(DataDirectory directory, Identity.Fresh identity, Optional<Standby> standby)
            throws BackupException, StoreException, IOException, SQLException {
        List<Secret> secrets;
        try (var database = LedgerFile.open(directory)) {
            boolean holdsSomebody =
                    database.query("holds-somebody", row -> row.getLong(1)).getFirst() > 0;
            if (holdsSomebody) {
                unite(directory, database, identity, standby);
                return Found.LEDGER;
            }
            secrets = database.query(
                    "secrets",
                    row -> new Secret(row.getString(1), Bytes.of(row.getBytes(2)), row.getLong(3), row.getLong(4)));
        }
        // It was set up and nothing more: it gives way, whatever family it was to be of.
        make(directory, identity, secrets, standby, false);
        return foundBeside(standby, Found.SET_UP);
    }

    private Optional<Standby> standby(DataDirectory directory) {
        try {
            return StandbyFile.read(directory.path()).filter(kept -> !kept.isBare());
        } catch (StoreException unreadable) {
            LOG.warn("{}; the guard makes it again", unreadable.getMessage());
            return Optional.empty();
        }
    }

    private void demandHousehold(Bytes household) throws BackupException {
        if (!household.equals(contents.household())) {
            throw new BackupException(Fault.FOREIGN, 1, "");
        }
    }

    private record Secret(String name, Bytes value, long fails, long waitMs) {}

    private void unite(DataDirectory directory, Database database, Identity.Fresh identity, Optional<Standby> standby)
            throws BackupException, StoreException, IOException, SQLException {
        var household = Identity.household(directory);
        demandHousehold(household);
        identity.put(directory);
        boolean done = false;
        try {
            transaction(directory, database, identity, standby, household);
            done = true;
        } finally {
            if (done) {
                Identity.settle(directory, identity.device());
            } else {
                identity.withdraw(directory);
            }
        }
    }

    /// @param setsAside whether a ledger that lies there is kept under another name
    private void make(
            DataDirectory directory,
            Identity.Fresh identity,
            List<Secret> secrets,
            Optional<Standby> standby,
            boolean setsAside)
            throws BackupException, StoreException, IOException, SQLException {
        LedgerFile.dropDraft(directory);
        boolean done = false;
        try {
            LedgerFile.keepTemporaryFilesIn(directory);
            try (var database = LedgerFile.openDraft(directory, identity.device())) {
                database.update("drop-device", identity.device());
                for (var secret : secrets) {
                    database.update("take-secret", secret.name(), secret.value(), secret.fails(), secret.waitMs());
                }
                transaction(directory, database, identity, standby, contents.household());
            }
            done = true;
        } finally {
            if (!done) {
                LedgerFile.dropDraft(directory);
            }
        }
        if (setsAside || Aside.isLogAlone(directory)) {
            Aside.put(directory);
        }
        identity.put(directory);
        Identity.putHousehold(directory, contents.household());
        LedgerFile.finishDraft(directory);
        Identity.settle(directory, identity.device());
    }

    private void transaction(
            DataDirectory directory,
            Database database,
            Identity.Fresh identity,
            Optional<Standby> standby,
            Bytes household)
            throws BackupException, StoreException, IOException, SQLException {
        try {
            database.transaction(() -> {
                try (var in = source.open()) {
                    var union = Union.begin(database, contents, standby, household, identity.device(), takesPolicy);
                    if (!BackupFile.read(in, union).equals(contents.sha256())) {
                        throw new BackupException(Fault.COUNT, 0, "");
                    }
                    union.finish(now);
                } catch (BackupException | IOException e) {
                    throw stopped(e);
                }
                var restored = new SqliteStore(Optional.of(directory), database, identity.device(), household);
                var wrong = check.look(restored);
                if (wrong.isPresent()) {
                    throw stopped(new BackupException(Fault.POLICY, 0, wrong.get()));
                }
            });
        } catch (StoreException e) {
            if (e.getCause() instanceof BackupException wrong) {
                throw wrong;
            }
            if (e.getCause() instanceof IOException trouble) {
                throw trouble;
            }
            throw e;
        }
    }

    /// Ends the transaction, which knows the ledger's errors only.
    private static StoreException stopped(Exception why) {
        return new StoreException("bringing back a backup: " + why.getMessage(), why);
    }
}
