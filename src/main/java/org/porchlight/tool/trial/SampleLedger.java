package org.porchlight.tool.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.porchlight.core.policy.Circumstances;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.port.StoreException;
import org.porchlight.proof.Replay;
import org.porchlight.store.SqliteStore;
import org.porchlight.text.Texts;

/// Makes the ledger of the sample family: its weeks are played to the guard's own engine, and what that wrote is kept.
final class SampleLedger {
    private SampleLedger() {}

    /// @param data folder that is made
    /// @param words in which the children are called samples
    static void write(Path data, Texts words, ZoneId zone, Instant now) throws IOException, StoreException {
        var document = family(words, zone);
        var weeks = SampleWeeks.before(now, zone);
        try (var played = new Gathered(SqliteStore.inMemory())) {
            var _ = Replay.ours(weeks, document, played, false);
            try (var store = SqliteStore.open(data)) {
                played.into(store);
            }
        }
    }

    static PolicyDocument family(Texts words, ZoneId zone) throws IOException {
        try (var in = Objects.requireNonNull(SampleLedger.class.getResourceAsStream("/org/porchlight/sample.yaml"))) {
            var yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("ZONE", zone.getId())
                    .replace("MEI", words.of("trial.mei"))
                    .replace("JIE", words.of("trial.jie"));
            return switch (PolicyYaml.readWithoutNotices(yaml, Circumstances.NONE)) {
                case PolicyReading.Valid(var document, var _) -> document;
                case PolicyReading.Invalid(var problems) ->
                    throw new IllegalStateException(problems.getFirst().in("sample.yaml"));
            };
        }
    }
}
