package org.porchlight.tool.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32;
import org.porchlight.tool.demo.WindowDump;

/// What a display shows at this moment, as its server keeps it in a file.
final class Pixels {
    private static final long PAUSE = Duration.ofMillis(1).toNanos();
    private static final long LIMIT = Duration.ofMinutes(3).toNanos();
    private static final long STILL = Duration.ofMillis(400).toNanos();
    /// The parts that what is looked at is told in, of the screen's width and height: its middle.
    private static final int PARTS = 64;

    private static final int FROM = 24;
    private static final int TO = 40;
    /// Of its width: where the console has its navigation.
    private static final int EDGE_FROM = 1;

    private static final int EDGE_TO = 8;
    private static final String NOTHING_DRAWN = "nothing is drawn";
    private static final int MANY_COLOURS = 3;
    /// The edges of letters and rings have many; of grey blocks only the corners have some.
    private static final int COLOURS_OF_A_PAGE = 40;

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
        return await(NOTHING_DRAWN, this::isDrawn);
    }

    boolean isDrawn() {
        return colours(FROM, TO, MANY_COLOURS) == MANY_COLOURS;
    }

    /// Waits until a page with words is in the middle of the screen, and no blocks that stand for it.
    ///
    /// @return when that was, as [System#nanoTime()]
    long awaitPage() throws IOException {
        return await("no page is drawn", this::isPage);
    }

    boolean isPage() {
        return colours(FROM, TO, COLOURS_OF_A_PAGE) == COLOURS_OF_A_PAGE;
    }

    /// Waits until a window that fills the screen has something at its left edge, where the console's pages are chosen.
    ///
    /// @return when that was, as [System#nanoTime()]
    long awaitFramed() throws IOException {
        return await(NOTHING_DRAWN, this::isFramed);
    }

    boolean isFramed() {
        return colours(EDGE_FROM, EDGE_TO, MANY_COLOURS) == MANY_COLOURS;
    }

    /// Waits until the middle of the screen is empty.
    ///
    /// @return when that was, as [System#nanoTime()]
    long awaitFree() throws IOException {
        return await("the screen does not become free", () -> colours(FROM, TO, MANY_COLOURS) == 1);
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

    /// How many colours there are.
    ///
    /// @param from of the screen's width, in [#PARTS]
    /// @param most that are told apart: more are as many
    private int colours(int from, int to, int most) {
        var seen = new HashSet<Integer>();
        int last = 0;
        for (int y = form.height() * FROM / PARTS; y < form.height() * TO / PARTS; y++) {
            for (int x = form.width() * from / PARTS; x < form.width() * to / PARTS; x++) {
                int colour = dump.getInt(form.at(x, y));
                // Mostly it is that of the one beside.
                if ((seen.isEmpty() || colour != last) && seen.add(colour) && seen.size() == most) {
                    return most;
                }
                last = colour;
            }
        }
        return seen.size();
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
