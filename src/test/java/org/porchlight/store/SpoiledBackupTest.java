package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.core.account.Kind;
import org.porchlight.store.BackupException.Fault;

/// A backup that is not as it was written is refused by its line, and changes nothing.
class SpoiledBackupTest extends OnWrittenLedger {
    /// A way to spoil a backup.
    interface Spoiling {
        byte[] of(List<String> lines) throws Exception;
    }

    private static Arguments spoiled(String name, Fault fault, long line, Spoiling spoiling) {
        return Arguments.of(name, fault, line, spoiling);
    }

    private static List<String> with(List<String> lines, int index, String line) {
        var all = new ArrayList<>(lines.subList(0, lines.size() - 1));
        all.set(index, line);
        return Backups.sealed(all);
    }

    private static List<String> without(List<String> lines, int index) {
        var all = new ArrayList<>(lines.subList(0, lines.size() - 1));
        all.remove(index);
        return Backups.sealed(all);
    }

    private static List<String> swapped(List<String> lines, int index) {
        var all = new ArrayList<>(lines.subList(0, lines.size() - 1));
        Collections.swap(all, index, index + 1);
        return Backups.sealed(all);
    }

    /// Line 1 is the head, 2 the device, 3 the anchor, 4 the policy, 5 the calendar, 6 to 10 the events, 11 the
    /// checkpoint, 12 the clock, 13 the end.
    static Stream<Arguments> spoiledBackups() {
        return Stream.of(
                spoiled("no gzip", Fault.NOT_A_BACKUP, 0, _ -> "hello".getBytes(StandardCharsets.UTF_8)),
                spoiled("nothing", Fault.NOT_A_BACKUP, 0, _ -> new byte[0]),
                spoiled("gzip of something else", Fault.NOT_A_BACKUP, 1, _ -> Backups.zip("hello\n")),
                spoiled("gzip of JSON", Fault.NOT_A_BACKUP, 1, _ -> Backups.zip("{\"a\":1}\n")),
                spoiled(
                        "a newer form",
                        Fault.NEWER,
                        1,
                        lines -> Backups.zip(with(
                                lines,
                                0,
                                lines.getFirst().replace("\"porchlightBackup\":1", "\"porchlightBackup\":2")))),
                spoiled(
                        "a newer ledger",
                        Fault.NEWER,
                        1,
                        lines -> Backups.zip(
                                with(lines, 0, lines.getFirst().replaceFirst("\"ledger\":[0-9]+", "\"ledger\":99")))),
                spoiled("cut between lines", Fault.TRUNCATED, 9, lines -> Backups.zip(lines.subList(0, 8))),
                spoiled(
                        "cut within a line",
                        Fault.TRUNCATED,
                        8,
                        lines -> Backups.zip(String.join("\n", lines.subList(0, 8)))),
                spoiled("cut gzip", Fault.TRUNCATED, Backups.ANY, lines -> {
                    var whole = Backups.zip(lines);
                    return Arrays.copyOf(whole, whole.length * 3 / 4);
                }),
                spoiled(
                        "a bomb of one line",
                        Fault.TOO_LONG,
                        2,
                        lines -> Backups.zip(lines.getFirst() + "\n" + "x".repeat(BackupLines.MAX_LINE + 1))),
                spoiled(
                        "a bomb of nesting",
                        Fault.DAMAGED,
                        2,
                        lines -> Backups.zip(lines.getFirst() + "\n" + "{\"a\":".repeat(200_000) + "\n")),
                spoiled("swapped events", Fault.CHAIN, 7, lines -> Backups.zip(swapped(lines, 6))),
                spoiled("a missing event", Fault.CHAIN, 8, lines -> Backups.zip(without(lines, 7))),
                spoiled("an event twice", Fault.CHAIN, 8, lines -> Backups.zip(with(lines, 7, lines.get(6)))),
                spoiled(
                        "another body",
                        Fault.CHAIN,
                        9,
                        lines -> Backups.zip(with(lines, 8, lines.get(8).replace("600000", "300000")))),
                spoiled(
                        "another header",
                        Fault.CHAIN,
                        9,
                        lines -> Backups.zip(with(
                                lines,
                                8,
                                lines.get(8)
                                        .replace(
                                                "\"day\":\"2026-11-24\",\"policy\"",
                                                "\"day\":\"2026-11-25\",\"policy\"")))),
                spoiled(
                        "an unknown device",
                        Fault.DAMAGED,
                        6,
                        lines -> Backups.zip(
                                with(lines, 5, lines.get(5).replaceFirst("\"device\":\"..", "\"device\":\"zz")))),
                spoiled(
                        "a line of no kind",
                        Fault.DAMAGED,
                        3,
                        lines -> Backups.zip(with(lines, 2, "{\"table\":\"os_change\",\"row\":{\"no\":1}}"))),
                spoiled(
                        "a calendar that is another",
                        Fault.DAMAGED,
                        5,
                        lines -> Backups.zip(with(lines, 4, lines.get(4).replace("\\\"a\\\"", "\\\"b\\\"")))),
                spoiled(
                        "a policy that is another",
                        Fault.DAMAGED,
                        4,
                        lines -> Backups.zip(
                                with(lines, 3, lines.get(3).replace("\\\"format\\\":1", "\\\"format\\\":2")))),
                spoiled(
                        "a secret",
                        Fault.DAMAGED,
                        12,
                        lines -> Backups.zip(with(
                                lines,
                                11,
                                "{\"table\":\"counter\",\"row\":{\"name\":\"pin\",\"value\":\"0000000000000001\"}}"))),
                spoiled("no clock", Fault.DAMAGED, 12, lines -> Backups.zip(without(lines, 11))),
                spoiled("a seal without its event", Fault.CHAIN, 6, lines -> {
                    var all = new ArrayList<>(lines.subList(0, lines.size() - 1));
                    var device = lines.get(1).replaceAll(".*\"id\":\"([0-9a-f]{32})\".*", "$1");
                    var hash = lines.get(9).replaceAll(".*\"hash\":\"([0-9a-f]{64})\"}", "$1");
                    all.subList(5, 10).clear();
                    all.add(
                            5,
                            "{\"table\":\"seal\",\"row\":{\"device\":\"" + device + "\",\"upto\":5,\"hash\":\"" + hash
                                    + "\",\"kept\":\"" + Bytes.sha256().hex() + "\"}}");
                    return Backups.zip(Backups.sealed(all));
                }),
                spoiled("fewer lines than counted", Fault.COUNT, 12, lines -> {
                    var all = new ArrayList<>(lines);
                    all.remove(10);
                    return Backups.zip(all);
                }),
                spoiled("another checkpoint", Fault.COUNT, 13, lines -> {
                    var all = new ArrayList<>(lines);
                    all.set(10, lines.get(10).replace("Krita", "Kritb"));
                    return Backups.zip(all);
                }),
                spoiled("a line after the end", Fault.COUNT, 14, lines -> {
                    var all = new ArrayList<>(lines);
                    all.add(lines.getFirst());
                    return Backups.zip(all);
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiledBackups")
    void refusesWhatIsSpoiled(String name, Fault fault, long line, Spoiling spoiling) throws Exception {
        var spoiled = spoiling.of(Backups.lines(store));
        Ledgers.commit(store, List.of(Ledgers.interval(Kind.AWAY, Optional.empty(), 10, 11)), List.of());
        store.close();

        Backups.refuses(data, spoiled, fault, line);
        Backups.refuses(temp.resolve("nowhere"), spoiled, fault, line);

        assertThat(temp.resolve("nowhere")).doesNotExist();
        reopen();
        assertThat(store.verify().isOk()).isTrue();
    }

    @Test
    void sparesNoByteOfABackup() throws Exception {
        var whole = Backups.unzip(backup());
        var text = whole.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < text.length; i += 97) {
            var spoiled = text.clone();
            spoiled[i] = (byte) (spoiled[i] == 'x' ? 'y' : 'x');
            var file = Backups.zip(new String(spoiled, StandardCharsets.UTF_8));

            assertThatThrownBy(() -> Restore.check(() -> new ByteArrayInputStream(file)))
                    .as("byte " + i)
                    .isInstanceOf(BackupException.class);
        }
    }
}
