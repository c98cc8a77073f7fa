package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.report.Trouble.Sort;

/// What is wrong with the ledger.
class TroubleListTest {
    private final TroubleList troubles = new TroubleList();

    @Test
    void areToldUntilTheyAreOver() {
        troubles.put(Sort.DISK_FULL, new IOException("no space"));
        troubles.put(Sort.LEDGER_NEWER, "9");
        assertThat(troubles.all())
                .containsExactly(new Trouble(Sort.DISK_FULL, "no space"), new Trouble(Sort.LEDGER_NEWER, "9"));

        troubles.end(Sort.DISK_FULL, Sort.LEDGER_UNUSABLE);
        assertThat(troubles.all()).containsExactly(new Trouble(Sort.LEDGER_NEWER, "9"));
    }

    /// Of fifty clients that ask at once none waits for another.
    @Test
    void areReadWhileSomebodyElseIsAtThem() throws Exception {
        synchronized (troubles) {
            assertThat(CompletableFuture.supplyAsync(troubles::all).get(20, TimeUnit.SECONDS))
                    .isEmpty();
        }
    }
}
