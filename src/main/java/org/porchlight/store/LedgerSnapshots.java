package org.porchlight.store;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Verification;
import org.porchlight.core.report.Visibility;
import org.porchlight.port.StoreException;

/// What of a ledger takes long to tell: it is read from one moment, on a connection of its own, while it goes on.
abstract sealed class LedgerSnapshots extends LedgerQueries permits SqliteStore {
    private final Optional<DataDirectory> directory;
    private final Bytes device;
    private final Bytes household;

    LedgerSnapshots(Optional<DataDirectory> directory, Database database, Bytes device, Bytes household) {
        super(database, device);
        this.directory = directory;
        this.device = device;
        this.household = household;
    }

    /// Puts what the events fold to in the place of what is folded.
    abstract void take(Database folded) throws StoreException;

    private Snapshot snapshot(String attempt) throws StoreException {
        var file = directory.map(folder -> folder.file(LedgerFile.NAME));
        return new Snapshot(
                file.orElseThrow(() -> new StoreException(attempt + ": a ledger in memory has no file")),
                household,
                device);
    }

    @Override
    public void backup(LineTaker to) throws StoreException, IOException {
        snapshot("telling the ledger").backup(to);
    }

    @Override
    public Map<String, Long> events(Map<String, Long> since, Told told, LineTaker to)
            throws StoreException, IOException {
        return snapshot("telling events").events(since, told, to);
    }

    @Override
    public void export(ChildId child, Visibility told, LineTaker to) throws StoreException, IOException {
        snapshot("telling what is kept of " + child.value()).export(child, told, to);
    }

    @Override
    public Verification verify() throws StoreException {
        return check(_ -> {});
    }

    @Override
    public Verification rebuild() throws StoreException {
        return check(this::take);
    }

    private Verification check(Snapshot.Taking taking) throws StoreException {
        return directory.isEmpty()
                ? Verification.impossible("a ledger in memory has no file to check")
                : snapshot("checking the ledger").verify(taking);
    }
}
