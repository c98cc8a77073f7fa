package org.porchlight.site.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.site.wire.Bytes.message;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// Damaged messages: whatever comes in, a value comes out, and soon.
class WireFuzzTest {
    private static final int ROUNDS = 25_000;
    private static final Query QUERY = Bytes.query(Bytes.question());

    private static final List<byte[]> SEEDS = List.of(
            Bytes.question(),
            Bytes.extended(),
            message(
                    "4711 8180 0001 0003 0001 0001",
                    "'www'",
                    "'example'",
                    "00 0001 0001",
                    "c00c 0005 0001 00000020 0008",
                    "'alias'",
                    "c010",
                    "c029 0001 0001 00000020 0004 c6336407",
                    "c029 001c 0001 00000020 0010 20010db8000000000000000000000007",
                    "c010 0006 0001 00000020 0016 c010 c010 00000001 00000002 00000003 00000004 00000005",
                    "00 0029 04d0 0000 8000 0000"));

    @RepeatedTest(4)
    void answersEveryDamagedMessageWithAValue(RepetitionInfo repetition) {
        long seed = 20_261_124L + repetition.getCurrentRepetition();
        var random = new SplittableRandom(seed);

        for (int i = 0; i < ROUNDS; i++) {
            var message = damaged(random);
            try {
                readAll(message);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", round " + i, e);
            }
        }
    }

    private static void readAll(byte[] message) {
        if (Query.read(message) instanceof Query.Reading.Asked(var query)) {
            assertThat(query.again(1).length).isLessThanOrEqualTo(message.length + 11);
            assertThat(Query.read(query.again(1))).isInstanceOf(Query.Reading.Asked.class);
            assertThat(Replies.filtered(query).length).isLessThanOrEqualTo(message.length + 17);
        }
        var answer = Answer.read(message, QUERY, 0x4711);
        if (answer.isPresent()) {
            var written = answer.get().forSender(QUERY, Duration.ofMinutes(1));
            assertThat(written).hasSameSizeAs(message);
            assertThat(answer.get().addresses().size()).isLessThanOrEqualTo(512);
        }
    }

    private static byte[] damaged(SplittableRandom random) {
        var message = SEEDS.get(random.nextInt(SEEDS.size())).clone();
        int wounds = 1 + random.nextInt(4);
        for (int i = 0; i < wounds; i++) {
            int at = random.nextInt(message.length);
            message[at] = switch (random.nextInt(4)) {
                case 0 -> (byte) random.nextInt(256);
                case 1 -> (byte) 0xc0;
                case 2 -> (byte) (message[at] ^ (1 << random.nextInt(8)));
                default -> (byte) random.nextInt(64);
            };
        }
        int length = random.nextInt(3) == 0 ? 1 + random.nextInt(message.length) : message.length;
        return Arrays.copyOf(message, length);
    }

    @Test
    void readsTheWorstLegalMessageSoon() {
        // 512 aliases, each owner a chain of pointers as long as is allowed.
        var writer = new Writer().bytes(message("4711 8180 0001 0200 0000 0000", "'www'", "'example'", "00 0001 0001"));
        int chain = Query.HEADER;
        for (int i = 0; i < 512; i++) {
            int at = writer.done().length;
            writer.u16(0xc000 | chain)
                    .u16(RecordType.CNAME)
                    .u16(1)
                    .u32(1)
                    .u16(2)
                    .u16(0xc000 | chain);
            chain = i < 100 ? at : chain;
        }
        var message = writer.done();
        long start = spent();

        Answer.read(message, QUERY, 0x4711);

        assertThat(Duration.ofNanos(spent() - start)).isLessThan(Duration.ofSeconds(1));
    }

    /// Processor time of this thread: that of other programs does not count.
    private static long spent() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
