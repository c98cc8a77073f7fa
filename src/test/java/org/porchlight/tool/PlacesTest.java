package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.porchlight.guard.GuardOptions;
import org.porchlight.ipc.RunFolder;

class PlacesTest {
    private static final Map<String, String> ELSEWHERE = Map.of("PORCHLIGHT_RUN", "/tmp/other");

    private static Places of(Map<String, String> env, String... arguments) {
        return Places.of(List.of(arguments), env).orElseThrow();
    }

    @Test
    void meansTheUsualGuardWhenNothingIsSaid() {
        var places = of(Map.of("PORCHLIGHT_RUN", ""));

        assertThat(places.run()).isEqualTo(RunFolder.USUAL);
        assertThat(places.data()).isEqualTo(GuardOptions.DATA);
        assertThat(places.isDataUnknown()).isFalse();
        assertThat(of(Map.of(), "--run", "/run/porchlight/").isDataUnknown()).isFalse();
    }

    @Test
    void knowsNoLedgerOfAnotherGuardUnlessItIsNamed() {
        assertThat(of(ELSEWHERE).isDataUnknown()).isTrue();
        assertThat(of(Map.of(), "--run", "/tmp/other").isDataUnknown()).isTrue();
        assertThat(of(ELSEWHERE, "--run", "/run/porchlight").isDataUnknown()).isFalse();

        var named = of(ELSEWHERE, "--data", "/tmp/ledger", "--json");
        assertThat(named).isEqualTo(new Places(named.named(), Path.of("/tmp/other"), true));
        assertThat(named.data()).isEqualTo(Path.of("/tmp/ledger"));
        assertThat(named.isDataUnknown()).isFalse();
    }

    @Test
    void doesNotKnowWhoseAnotherLedgerIs() {
        assertThat(of(Map.of(), "--data", "/tmp/ledger").isGuardUnknown()).isTrue();
        assertThat(of(Map.of(), "--data", "/tmp/ledger", "--run", "/tmp/other").isGuardUnknown())
                .isFalse();
        assertThat(of(ELSEWHERE, "--data", "/tmp/ledger").isGuardUnknown()).isFalse();
        assertThat(of(Map.of(), "--data", "/var/lib/porchlight").isGuardUnknown())
                .isFalse();
        assertThat(of(Map.of()).isGuardUnknown()).isFalse();
    }

    @Test
    void saysWhatIsTypedToFindAllThere() {
        assertThat(of(Map.of()).flags()).isEmpty();
        assertThat(of(Map.of(), "--data", "/srv/a", "--run", "/run/b").flags())
                .isEqualTo(" --data /srv/a --run /run/b");
        assertThat(of(Map.of(), "--data", "/srv/it's a").flags()).isEqualTo(" --data '/srv/it'\\''s a'");
    }
}
