package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.Trouble;

/// What keepers found.
class FindingsTest {
    private static final Trouble ACCOUNTS = new Trouble(Trouble.Sort.DISK_FULL, "accounts");
    private static final Trouble HOLDS = new Trouble(Trouble.Sort.LEDGER_NEWER, "holds");

    private final Findings findings = new Findings();

    @Test
    void areToldInTheOrderOfWhoFindsThemAsTheyAreNow() {
        findings.put(Findings.Of.HOLDS, List.of(HOLDS));
        findings.put(Findings.Of.ACCOUNTS, List.of(ACCOUNTS));
        assertThat(findings.all()).containsExactly(ACCOUNTS, HOLDS);

        findings.put(Findings.Of.ACCOUNTS, List.of());
        assertThat(findings.all()).containsExactly(HOLDS);
    }

    /// Of fifty clients that ask at once none waits for another.
    @Test
    void areReadWhileSomebodyElseIsAtThem() throws Exception {
        findings.put(Findings.Of.HOLDS, List.of(HOLDS));

        synchronized (findings) {
            assertThat(CompletableFuture.supplyAsync(findings::all).get(20, TimeUnit.SECONDS))
                    .containsExactly(HOLDS);
        }
    }
}
