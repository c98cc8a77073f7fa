package org.porchlight.tool.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// What the parents' console costs, on a guard that has a year of data: until there is something to be seen, its
/// memory,
/// and how soon another page is there.
final class ConsoleBench {
    private static final int STARTS = 7;
    private static final int READINGS = 5;
    private static final int ROUNDS = 5;
    private static final long FIRST_FRAME = Duration.ofMillis(700).toNanos();
    private static final long MEMORY = 140L << 20;
    private static final long A_PAGE = Duration.ofMillis(100).toNanos();
    private static final Duration CALM = Duration.ofSeconds(5);
    private static final Duration WATCHED = Duration.ofSeconds(10);
    /// From the page that is open first, through all that have a key.
    private static final List<String> PAGES = List.of("ctrl+2", "ctrl+3", "ctrl+4", "ctrl+5", "ctrl+6", "ctrl+1");

    private final GuardRun guard;
    private final OnScreen screen;
    private final Consumer<Row> measured;

    private ConsoleBench(GuardRun guard, OnScreen screen, Consumer<Row> measured) {
        this.guard = guard;
        this.screen = screen;
        this.measured = measured;
    }

    /// @param measured is told every row as soon as it is known
    static void measure(GuardRun guard, Consumer<Row> measured) throws IOException, InterruptedException {
        try (var screen = OnScreen.open(guard.folder().resolve("console"), List.of())) {
            new ConsoleBench(guard, screen, measured).all();
        }
    }

    /// Starts a window.
    private interface Start {
        Process once() throws IOException;
    }

    private void all() throws IOException, InterruptedException {
        var starts = starts();
        var console = console();
        BareStart bare;
        Opened ours;
        try {
            ours = open(console, PAGES);
            // Before it is drawn it may be the launcher still.
            bare = BareStart.like(console.pid());
        } finally {
            screen.end(console);
        }
        var bareFrames = frames(() -> screen.start(bare.command(), bare.environment()));
        var window = screen.start(bare.command(), bare.environment());
        Opened theirs;
        try {
            theirs = open(window, PAGES);
        } finally {
            screen.end(window);
        }
        tell(Subject.CONSOLE_FRAME, starts.framed(), Subject.BARE_FRAME, bareFrames, FIRST_FRAME);
        tell(Subject.CONSOLE_WHOLE, starts.whole(), Subject.BARE_FRAME, bareFrames, FIRST_FRAME);
        measured.accept(new Row(
                Subject.CONSOLE_MEMORY,
                Row.Unit.MB,
                ours.memory(),
                Subject.BARE_WINDOW_MEMORY,
                theirs.memory(),
                MEMORY,
                Row.Of.P99));
        tell(Subject.PAGE_FIRST, ours.first(), Subject.BARE_PAGE, theirs.first(), A_PAGE);
        tell(Subject.PAGE, ours.again(), Subject.BARE_PAGE, theirs.again(), A_PAGE);
    }

    private void tell(Subject subject, Figures ours, Subject beside, Figures theirs, long goal) {
        measured.accept(new Row(subject, Row.Unit.MS, ours, beside, theirs, goal, Row.Of.P50));
    }

    private Process console() throws IOException {
        return screen.start(guard.command("console"), Map.of());
    }

    /// Starts of the console.
    ///
    /// @param framed until the first frame is drawn: grey blocks where navigation and page are going to be
    /// @param whole until the page of today is, with what the guard told
    private record Starts(Figures framed, Figures whole) {}

    /// The first finds cold files.
    private Starts starts() throws IOException {
        var framed = new long[STARTS];
        var whole = new long[STARTS];
        for (int i = -1; i < STARTS; i++) {
            long begin = System.nanoTime();
            var process = console();
            try {
                long edge = screen.pixels().awaitFramed();
                long middle = screen.pixels().awaitPage();
                if (i >= 0) {
                    framed[i] = edge - begin;
                    whole[i] = middle - begin;
                }
            } finally {
                screen.end(process);
            }
        }
        return new Starts(Figures.of(framed), Figures.of(whole));
    }

    /// From a start until something is drawn. The first finds cold files.
    private Figures frames(Start start) throws IOException {
        var nanos = new long[STARTS];
        for (int i = -1; i < STARTS; i++) {
            long begin = System.nanoTime();
            var process = start.once();
            try {
                long drawn = screen.pixels().awaitDrawn();
                if (i >= 0) {
                    nanos[i] = drawn - begin;
                }
            } finally {
                screen.end(process);
            }
        }
        return Figures.of(nanos);
    }

    /// What an open window costs.
    ///
    /// @param memory before another page is opened
    /// @param first the first opening of each page, from a key until all of it is there
    /// @param again every later one
    private record Opened(Figures memory, Figures first, Figures again) {}

    private Opened open(Process window, List<String> keys) throws IOException, InterruptedException {
        screen.pixels().awaitDrawn();
        TimeUnit.NANOSECONDS.sleep(CALM.toNanos());
        var memory = ProcessFigures.resident(window.pid(), READINGS, WATCHED);
        var first = new long[keys.size()];
        var again = new long[keys.size() * ROUNDS];
        for (int i = 0; i < first.length; i++) {
            first[i] = screen.timeUntilStill(keys.get(i));
        }
        for (int i = 0; i < again.length; i++) {
            again[i] = screen.timeUntilStill(keys.get(i % keys.size()));
        }
        return new Opened(memory, Figures.of(first), Figures.of(again));
    }
}
