package org.porchlight.guard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.porchlight.platform.linux.HalfStarted;
import org.porchlight.port.MachineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the guard as a child process, starts it again when it dies, and kills it when it stands still.
///
/// A guard that stands still while it holds an exec mark would stop every start of a program on the machine. The
/// guard writes a byte to its standard output after each input; when none came for 15 s it gets SIGKILL, never a
/// signal that dumps core. Nothing is executed between noticing and killing, since that could not start either. What
/// the guard itself was about to start is ended with it.
///
/// The first guard is started by the launcher, beside this process and not after it: two starts of Java one after the
/// other would leave programs unheld for longer.
public final class Supervisor {
    /// Tells the guard that it is supervised; nobody types it.
    public static final String SUPERVISED = "--supervised";

    /// Told by the launcher: the guard's flags for Java, between blanks.
    private static final String FLAGS = "porchlight.guard.flags";
    /// Told by the launcher: the file of the guard's classes, where there is one.
    private static final String ARCHIVE = "porchlight.guard.archive";
    /// Told by the launcher: the first guard, a child of this process, whose beats are this one's standard input.
    private static final String FIRST = "porchlight.guard.first";

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final Path OWN_COMMAND_LINE = Path.of("/proc/self/cmdline");
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration ENDING = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int DONE = 0;
    /// The machine lacks something. Of the other codes of a guard this process has looked for the causes before; Java
    /// ends with one of them, 3, when its memory runs out.
    private static final int ENVIRONMENT = 5;

    private final Duration silence;
    private final List<Guarded> running = new ArrayList<>(1);
    private volatile boolean hasRun;
    private volatile boolean stopping;

    /// @param silence how long the guard may say nothing
    Supervisor(Duration silence) {
        this.silence = silence;
    }

    /// Runs until the guard ends for good.
    ///
    /// @param command the guard's command line
    /// @return its exit code
    public static int run(List<String> command) throws IOException, InterruptedException {
        var supervisor = new Supervisor(SILENCE);
        var first = Optional.ofNullable(System.getProperty(FIRST)).flatMap(Guarded::adopted);
        // It runs already: whoever ends this process from here on ends it, too.
        first.ifPresent(supervisor.running::add);
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stop, "stop"));
        return supervisor.loop(first, command);
    }

    /// The command line of this process with one more argument, and with a guard's flags for Java where the launcher
    /// told them: this process needs much less than a guard.
    ///
    /// @throws IOException when the kernel does not tell it
    public static List<String> ownCommand() throws IOException {
        // Of a ProcessHandle the arguments are cut where a page of memory ends, and a class path is long.
        var told = Files.readString(OWN_COMMAND_LINE, Charset.forName(System.getProperty("native.encoding", "UTF-8")));
        var command = new ArrayList<>(List.of(told.split("\0", -1)));
        command.removeLast();
        ProcessHandle.current().info().command().ifPresent(program -> command.set(0, program));
        Optional.ofNullable(System.getProperty(FLAGS))
                .ifPresent(flags -> exchange(command, flags, Optional.ofNullable(System.getProperty(ARCHIVE))));
        command.removeIf(word -> word.startsWith("-D" + FIRST + '='));
        command.add(SUPERVISED);
        return command;
    }

    /// Puts other flags for Java into a command line; its properties, its class path and what comes behind stay.
    ///
    /// @param flags between blanks
    /// @param archive the file of the classes, if there is one
    static void exchange(List<String> command, String flags, Optional<String> archive) {
        command.subList(1, command.indexOf("-cp")).removeIf(word -> !word.startsWith("-D"));
        command.addAll(1, List.of(flags.strip().split(" +")));
        archive.ifPresent(file -> command.add(1, "-XX:AOTCache=" + file));
    }

    /// @param first one that runs already; nothing to start that too
    int loop(Optional<Guarded> first, List<String> command) throws IOException, InterruptedException {
        var pause = Duration.ZERO;
        var known = first;
        while (true) {
            var life = once(begin(known, command));
            known = Optional.empty();
            if (stopping || isFinal(life.code())) {
                return life.code();
            }
            pause = life.ran() ? Duration.ZERO : longer(pause);
            LOG.warn("The guard ended with code {}; it is started again.", life.code());
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        }
    }

    /// Whether starting again is of no use. What a guard lacked that has run before may come back.
    private boolean isFinal(int code) {
        return code == DONE || (code == ENVIRONMENT && !hasRun);
    }

    private static Duration longer(Duration pause) {
        // The first death is answered at once; only a guard that keeps dying before it runs is made to wait. One that
        // ran is wanted back at once however often it is killed: while it is gone nobody is held who comes.
        var next = pause.isZero() ? Duration.ofMillis(1) : pause.multipliedBy(10);
        return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }

    /// How a guard ended.
    ///
    /// @param ran whether it once beat
    private record Life(int code, boolean ran) {}

    private Guarded begin(Optional<Guarded> known, List<String> command) throws IOException {
        synchronized (running) {
            var guard = known.isPresent() ? known.get() : Guarded.start(command);
            running.clear();
            running.add(guard);
            return guard;
        }
    }

    private Life once(Guarded guard) throws InterruptedException {
        var halfStarted = HalfStarted.of(guard.process().pid());
        // A start reads the packages of the system and the whole ledger; only a guard that once beat can fall silent.
        var lastBeat = new AtomicLong(System.nanoTime() + START.toNanos());
        var ran = new AtomicBoolean();
        Thread.ofPlatform().name("heartbeat").daemon(true).start(() -> listen(guard.beats(), lastBeat, ran));
        while (!guard.hasEndedWithin(LOOK)) {
            if (System.nanoTime() - lastBeat.get() > silence.toNanos()) {
                guard.process().destroyForcibly();
                LOG.error("The guard stood still for {} s and was killed.", silence.toSeconds());
                lastBeat.set(System.nanoTime());
            }
        }
        // First: while one of these waits for the guard that is dead, the start of the next would wait too.
        try {
            halfStarted.end();
        } catch (MachineException trouble) {
            LOG.error("What the guard was about to start may hold up every start of a program.", trouble);
        }
        return new Life(guard.ending().code(), ran.get());
    }

    void stop() {
        stopping = true;
        synchronized (running) {
            for (var guard : running) {
                guard.process().destroy();
                try {
                    if (!guard.hasEndedWithin(ENDING)) {
                        guard.process().destroyForcibly();
                    }
                } catch (InterruptedException hurried) {
                    guard.process().destroyForcibly();
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private void listen(InputStream beats, AtomicLong lastBeat, AtomicBoolean ran) {
        try (beats) {
            while (beats.read() >= 0) {
                lastBeat.set(System.nanoTime());
                ran.set(true);
                hasRun = true;
            }
        } catch (IOException ended) {
            LOG.debug("The guard's heartbeat ended.", ended);
        }
    }
}
