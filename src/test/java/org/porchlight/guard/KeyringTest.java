package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.port.FakeSecrets;
import org.porchlight.port.Secrets.Secret;
import org.porchlight.port.StoreException;

/// What is known of secrets without asking the ledger.
class KeyringTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final ChildId MEILIN = new ChildId("meilin");
    private static final ParentId MUM = new ParentId("mum");
    private static final ParentId GRAN = new ParentId("gran");

    private final FakeSecrets kept = new FakeSecrets();
    private final AtomicInteger openings = new AtomicInteger(1);

    @Test
    void knowsWhatWasThereBefore() throws StoreException {
        kept.putSecret("code:meilin:900", new Secret("c2VjcmV0"));
        kept.putSecret("pin:mum", new Secret("hash"));
        var keyring = new Keyring(kept, openings::get);

        assertThat(keyring.hasCodes(MEILIN)).isTrue();
        assertThat(keyring.hasCodes(MEI)).isFalse();
        assertThat(keyring.hasPin(List.of(GRAN, MUM))).isTrue();
        assertThat(keyring.hasPin(List.of(GRAN))).isFalse();
    }

    @Test
    void knowsWhatCameAndWentSinceWithoutTheLedger() throws StoreException {
        var keyring = new Keyring(kept, openings::get);
        keyring.putSecret("code:mei:900", new Secret("c2VjcmV0"));
        keyring.putSecret("code:mei:1800", new Secret("c2VjcmV0"));
        keyring.dropSecret("code:mei:900");
        keyring.putSecret("passphrase:mum", new Secret("hash"));
        kept.breaks(true);

        assertThat(keyring.hasCodes(MEI)).isTrue();
        assertThat(keyring.hasPin(List.of(MUM))).isFalse();

        kept.breaks(false);
        keyring.dropSecret("code:mei:1800");

        assertThat(keyring.hasCodes(MEI)).isFalse();
    }

    @Test
    void whatWasNotKeptIsNotKnown() throws StoreException {
        var keyring = new Keyring(kept, openings::get);
        kept.breaks(true);

        assertThatThrownBy(() -> keyring.putSecret("pin:mum", new Secret("hash")))
                .isInstanceOf(StoreException.class);
        assertThat(keyring.hasPin(List.of(MUM))).isFalse();
    }

    /// As at the start of a guard whose ledger cannot be used, which it has a moment later.
    @Test
    void whereTheyCannotBeReadNoneAreKnownUntilALedgerIsOpened() throws StoreException {
        kept.putSecret("pin:mum", new Secret("hash"));
        kept.breaks(true);
        openings.set(0);
        var keyring = new Keyring(kept, openings::get);
        assertThat(keyring.hasPin(List.of(MUM))).isFalse();

        openings.set(1);
        assertThat(keyring.hasPin(List.of(MUM))).isFalse();
        kept.breaks(false);
        openings.set(2);

        assertThat(keyring.hasPin(List.of(MUM))).isTrue();
    }

    /// A new ledger begins without the secrets of the one before.
    @Test
    void whatWasInAnotherLedgerIsForgotten() throws StoreException {
        var keyring = new Keyring(kept, openings::get);
        keyring.putSecret("pin:mum", new Secret("hash"));
        kept.dropSecret("pin:mum");
        assertThat(keyring.hasPin(List.of(MUM))).isTrue();

        openings.incrementAndGet();

        assertThat(keyring.hasPin(List.of(MUM))).isFalse();
    }
}
