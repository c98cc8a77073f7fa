package org.porchlight.tool.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32;
import org.porchlight.tool.demo.WindowDump;

/// What a display shows at this moment, as its server keeps it in a file.
final class Pixels {
    private static final long PAUSE = Duration.ofMillis(1).toNanos();
    private static final long LIMIT = Duration.ofMinutes(3).toNanos();
    private static final long STILL = Duration.ofMillis(400).toNanos();
    /// Of the screen, in eighths: only what lies in the middle is looked at.
    private static final int FROM = 3;
    private static final int TO = 5;
    private static final int MANY_COLOURS = 3;

    private final ByteBuffer dump;
    private final WindowDump.Form form;

    /// @param screen a window dump that changes
    Pixels(Path screen) throws IOException {
        try (var file = FileChannel.open(screen, StandardOpenOption.READ)) {
            dump = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size());
        }
        form = WindowDump.Form.of(dump);
    }

    /// Waits until a window has something in the middle of the screen: what a server paints before a window has drawn
    /// has one colour, and so has the screen.
    ///
    /// @return when that was, as [System#nanoTime()]
    long awaitDrawn() throws IOException {
        return await("nothing is drawn", this::isDrawn);
    }

    boolean isDrawn() {
        return colours() == MANY_COLOURS;
    }

    /// Waits until the middle of the screen is empty.
    ///
    /// @return when that was, as [System#nanoTime()]
    long awaitFree() throws IOException {
        return await("the screen does not become free", () -> colours() == 1);
    }

    private interface Look {
        boolean once();
    }

    private static long await(String failure, Look look) throws IOException {
        long begin = System.nanoTime();
        while (!look.once()) {
            if (System.nanoTime() - begin > LIMIT) {
                throw new IOException("measuring windows: " + failure);
            }
            LockSupport.parkNanos(PAUSE);
        }
        return System.nanoTime();
    }

    /// Three stand for more.
    private int colours() {
        int first = dump.getInt(form.at(form.width() * FROM / 8, form.height() * FROM / 8));
        int second = first;
        for (int y = form.height() * FROM / 8; y < form.height() * TO / 8; y++) {
            for (int x = form.width() * FROM / 8; x < form.width() * TO / 8; x++) {
                int colour = dump.getInt(form.at(x, y));
                if (colour != first && colour != second) {
                    if (second != first) {
                        return MANY_COLOURS;
                    }
                    second = colour;
                }
            }
        }
        return second == first ? 1 : 2;
    }

    /// What all of it comes to.
    long sum() {
        var sum = new CRC32();
        sum.update(dump.duplicate());
        return sum.getValue();
    }

    /// Waits until the screen is another than before, and then until nothing changes for a while.
    ///
    /// @param before its sum
    /// @return when the last change was, as [System#nanoTime()]
    long awaitStill(long before) throws IOException {
        long changed = await("a key changes nothing", () -> sum() != before);
        long begin = changed;
        for (long last = sum(); System.nanoTime() - changed < STILL; LockSupport.parkNanos(PAUSE)) {
            long now = sum();
            if (now != last) {
                last = now;
                changed = System.nanoTime();
                if (changed - begin > LIMIT) {
                    throw new IOException("measuring windows: the screen does not become still");
                }
            }
        }
        return changed;
    }
}
