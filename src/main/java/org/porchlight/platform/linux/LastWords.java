package org.porchlight.platform.linux;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.porchlight.core.policy.Characters;

/// What a program told of itself by standard error before it ended, for the journal.
///
/// The end of it is kept, as [#MOST_KEPT] bytes; of one that writes more than [#MOST_READ] in all nothing more is read.
final class LastWords {
    static final int MOST_KEPT = 2048;
    static final int MOST_READ = 64 * 1024;

    /// Hears of the end of a program.
    interface Listener {
        /// @param code that the program ended with
        /// @param words in one line of printable characters
        void ended(int code, String words);
    }

    private LastWords() {}

    /// Reads on a thread of its own until the program has ended.
    static void listen(Process process, Listener listener) {
        Thread.ofPlatform().daemon().name("agent-" + process.pid()).start(() -> {
            var words = read(process.getErrorStream());
            listener.ended(process.onExit().join().exitValue(), words);
        });
    }

    static String read(InputStream in) {
        var kept = new byte[0];
        try (in) {
            var more = new byte[MOST_KEPT];
            int all = 0;
            for (int read = in.read(more); read >= 0 && all < MOST_READ; read = in.read(more)) {
                all += read;
                kept = end(kept, more, read);
            }
            return plain(kept);
        } catch (IOException broken) {
            return plain(kept) + " (reading on failed: " + broken.getMessage() + ")";
        }
    }

    private static byte[] end(byte[] kept, byte[] more, int length) {
        var both = Arrays.copyOf(kept, kept.length + length);
        System.arraycopy(more, 0, both, kept.length, length);
        return Arrays.copyOfRange(both, Math.max(0, both.length - MOST_KEPT), both.length);
    }

    private static String plain(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .map(line ->
                        Characters.printable(line.replaceAll("\\p{Cntrl}", " ").strip(), MOST_KEPT))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(" / "));
    }
}
