package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.store.BackupException.Fault;

/// A backup of a sealed ledger that is not as it was written is refused.
class SpoiledSealTest extends OnSealedLedger {
    private static Arguments spoiled(
            String name, Predicate<String> which, UnaryOperator<String> spoiling, Predicate<String> refused) {
        return Arguments.of(name, which, spoiling, refused);
    }

    static Stream<Arguments> spoiledLines() {
        return Stream.of(
                spoiled(
                        "where it begins",
                        SealedBackupTest::isSeal,
                        line -> line.replace("\"upto\":", "\"upto\":1"),
                        SealedBackupTest::follows),
                spoiled(
                        "what the next event follows",
                        SealedBackupTest::isSeal,
                        otherwise("hash"),
                        SealedBackupTest::follows),
                spoiled("what stays", SealedBackupTest::isSeal, otherwise("kept"), SealedBackupTest::follows),
                spoiled(
                        "what stayed",
                        SealedBackupTest::stayed,
                        line -> line.replaceFirst("\"body\":\"\\{", "\"body\":\"{ "),
                        SealedBackupTest::stayed),
                spoiled("what it follows", SealedBackupTest::stayed, otherwise("previous"), SealedBackupTest::stayed),
                spoiled("its hash", SealedBackupTest::stayed, otherwise("hash"), SealedBackupTest::stayed),
                spoiled(
                        "its header",
                        SealedBackupTest::stayed,
                        line -> line.replaceFirst("\"wallMs\":", "\"wallMs\":1"),
                        SealedBackupTest::stayed));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiledLines")
    void aSpoiledSealOrWhatStayedIsRefusedByItsLine(
            String name, Predicate<String> which, UnaryOperator<String> spoiling, Predicate<String> refused)
            throws Exception {
        sealTwice();
        var lines = Backups.lines(store);
        var spoiled = new ArrayList<>(lines.subList(0, lines.size() - 1));
        int at = first(spoiled, which);
        spoiled.set(at, spoiling.apply(spoiled.get(at)));
        assertThat(spoiled.get(at)).as(name).isNotEqualTo(lines.get(at));

        refuses(spoiled, first(spoiled, refused) + 1);
    }

    @Test
    void aMissingSealOrWhatStayedIsRefusedByItsLine() throws Exception {
        sealTwice();
        var lines = Backups.lines(store);
        var all = lines.subList(0, lines.size() - 1);
        var withoutSeal = new ArrayList<>(all);
        withoutSeal.removeIf(SealedBackupTest::isSeal);
        var withoutOne = new ArrayList<>(all);
        withoutOne.remove(first(all, SealedBackupTest::stayed));
        var withoutWord = new ArrayList<>(all);
        withoutWord.remove(all.size() - 1 - first(all.reversed(), line -> line.contains("\"type\":\"sealed\"")));

        refuses(withoutSeal, first(withoutSeal, line -> line.startsWith("{\"header\"")) + 1);
        refuses(withoutOne, first(withoutOne, SealedBackupTest::follows) + 1);
        refuses(withoutWord, first(withoutWord, SealedBackupTest::isSeal) + 1);
    }

    private static void refuses(List<String> lines, long line) throws Exception {
        var spoiled = Backups.zip(Backups.sealed(lines));
        assertThatThrownBy(() -> Restore.check(() -> new ByteArrayInputStream(spoiled)))
                .isInstanceOfSatisfying(BackupException.class, e -> {
                    assertThat(e.fault()).isEqualTo(Fault.CHAIN);
                    assertThat(e.line()).isEqualTo(line);
                });
    }
}
