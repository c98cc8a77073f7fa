package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.event.ParentFact;
import org.porchlight.core.event.ParentFact.ParentNamed;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ParentId;
import org.porchlight.port.Secrets;
import org.porchlight.port.SecretsContract;
import org.porchlight.port.StoreException;
import org.porchlight.tool.powercut.BusyEvening;

/// Secrets in the ledger of a guard, and who is a parent.
class SecretsInLedgerTest extends SecretsContract {
    private static final Secrets.Secret SECRET = new Secrets.Secret("hash-of-the-passphrase", 3, Duration.ofMinutes(1));
    private static final ParentNamed MUM = new ParentNamed(
            new ParentId("mum"), "妈妈", Rank.GUARDIAN, Optional.of(new ParentNamed.Account("wei", "1000")));
    private static final ParentNamed GRAN = new ParentNamed(new ParentId("gran"), "Oma", Rank.CARER, Optional.empty());

    @TempDir
    Path folder;

    private @Nullable SteadyStore open;

    @Override
    protected SteadyStore secrets() throws StoreException {
        var store = open;
        if (store == null) {
            store = SteadyStore.open(folder.resolve("data"));
            open = store;
        }
        return store;
    }

    @AfterEach
    void close() throws StoreException {
        if (open != null) {
            open.close();
        }
        open = null;
    }

    @Test
    void outliveTheGuard() throws Exception {
        secrets().putSecret("passphrase:mum", SECRET);
        secrets().raiseCounter("counter:code:mei:900", 12);
        close();

        assertThat(secrets().secret("passphrase:mum")).contains(SECRET);
        assertThat(secrets().counter("counter:code:mei:900")).isEqualTo(12);
    }

    @Test
    void areInNoBackup() throws Exception {
        secrets().putSecret("passphrase:mum", SECRET);
        secrets().putSecret("tries:pin:child:mei", SECRET);
        secrets().raiseCounter("counter:code:mei:900", 12);
        var lines = new ArrayList<String>();

        secrets().backup(lines::add);

        assertThat(String.join("\n", lines))
                .contains("counter:code:mei:900")
                .doesNotContain("passphrase")
                .doesNotContain("tries")
                .doesNotContain(SECRET.text());
    }

    @Test
    void leaveNoByteWhenTheyAreDropped() throws Exception {
        secrets().putSecret("passphrase:mum", SECRET);
        secrets().dropSecret("passphrase:mum");
        close();

        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(SECRET.text());
            }
        }
    }

    @Test
    void cannotBeHadWhileThereIsNoLedger() throws Exception {
        var here = new EveningLedger(folder);
        here.evening();
        here.sql("PRAGMA user_version = 99");

        try (var store = SteadyStore.open(here.data())) {
            BusyEvening.start(5, store, EveningLedger.TICKS, (_, _) -> {});
            assertThat(store.isOpen()).isFalse();
            assertThatThrownBy(() -> store.secret("passphrase:mum")).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> store.putSecret("passphrase:mum", SECRET)).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> store.dropSecret("passphrase:mum")).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> store.counter("counter:code:mei:900")).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> store.raiseCounter("counter:code:mei:900", 1))
                    .isInstanceOf(StoreException.class);
        }
    }

    @Test
    void knowsWhoIsAParentByTheNewestWord() throws Exception {
        var carer = new ParentNamed(MUM.parent(), "Mum", Rank.CARER, Optional.empty());
        Ledgers.put(secrets(), Ledgers.ANCHOR);
        Ledgers.commit(
                secrets(),
                Ledgers.POLICY,
                "parent:root",
                List.of(Ledgers.event(MUM, 1), Ledgers.event(GRAN, 2)),
                List.of());
        assertThat(secrets().parents()).containsExactly(MUM, GRAN);

        Ledgers.commit(
                secrets(),
                List.of(Ledgers.event(carer, 3), Ledgers.event(new ParentFact.ParentRemoved(GRAN.parent()), 4)),
                List.of());
        close();

        assertThat(secrets().parents()).containsExactly(carer);
    }

    @Test
    void parentsOutliveALedgerThatIsLost() throws Exception {
        var here = new EveningLedger(folder);
        here.evening();
        try (var store = SteadyStore.open(here.data())) {
            var guard = BusyEvening.start(5, store, EveningLedger.TICKS, EveningLedger.into(store));
            Ledgers.commit(store, List.of(Ledgers.event(MUM, 1)), List.of());
            store.stand(guard.state());
        }
        Files.delete(here.file());

        try (var store = SteadyStore.open(here.data())) {
            assertThat(store.parents()).containsExactly(MUM);
            assertThat(store.secret("passphrase:mum")).isEmpty();
        }
    }
}
