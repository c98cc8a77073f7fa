package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.report.Trouble;
import org.porchlight.tool.powercut.BusyEvening;

/// What becomes of a policy that somebody changed in the file.
class ChangedPolicyTest {
    private static final String OLDER_POLICY =
            "INSERT INTO policy(hash, height, json, actor) VALUES (x'%s', 0, '%s', 'parent:root')"
                    .formatted(Ledgers.POLICY.version(), Ledgers.POLICY.json());

    @TempDir
    Path folder;

    private EveningLedger here;

    @BeforeEach
    void take() {
        here = new EveningLedger(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE policy SET json = replace(json, 'budget', 'budgeT') WHERE height = (SELECT max(height) FROM policy)",
                "UPDATE policy SET hash = zeroblob(32) WHERE height = (SELECT max(height) FROM policy)",
                "UPDATE policy SET height = height - 8 WHERE height = (SELECT max(height) FROM policy)"
            })
    void aPolicyThatWasChangedInTheFileIsPutRightAndTold(String damage) throws Exception {
        BusyEvening before;
        try (var store = SteadyStore.open(here.data())) {
            before = EveningLedger.play(store, 0, EveningLedger.TICKS);
            store.stand(before.state());
        }
        here.sql(OLDER_POLICY);
        var version = before.state().document().version();
        here.sql(damage);
        try (var bare = SqliteStore.open(here.data())) {
            assertThat(bare.verify().changed()).isNotEmpty().allMatch(row -> row.startsWith("policy "));
            assertThat(bare.verify().isOk()).isFalse();
        }

        try (var store = SteadyStore.open(here.data())) {
            assertThat(store.policy()).contains(before.state().document().json());
            assertThat(store.troubles())
                    .singleElement()
                    .satisfies(trouble -> assertThat(trouble.id()).isEqualTo("ledger-changed"))
                    .satisfies(trouble -> assertThat(trouble.what()).startsWith("policy "));
            assertThat(store.verify().isOk()).isTrue();
        }
        try (var store = SteadyStore.open(here.data())) {
            assertThat(store.troubles()).isEmpty();
            assertThat(BusyEvening.start(5, store, EveningLedger.TICKS, EveningLedger.into(store))
                            .state()
                            .document()
                            .version())
                    .isEqualTo(version);
        }
    }

    @Test
    void aChangedPolicyWithNothingBesideItGivesWayToTheOneBeforeAndIsTold() throws Exception {
        String before;
        try (var store = SteadyStore.open(here.data())) {
            before = EveningLedger.play(store, 0, EveningLedger.TICKS)
                    .state()
                    .document()
                    .json();
        }
        here.sql(OLDER_POLICY);
        Files.deleteIfExists(here.data().resolve("standby.json"));
        here.sql("UPDATE policy SET json = json || ' ' WHERE height = (SELECT max(height) FROM policy)");

        try (var store = SteadyStore.open(here.data())) {
            assertThat(store.policy()).isPresent().isNotEqualTo(Optional.of(before));
            assertThat(store.troubles()).extracting(Trouble::id).containsExactly("ledger-changed");
        }
    }
}
