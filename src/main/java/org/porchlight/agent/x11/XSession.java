package org.porchlight.agent.x11;

import com.sun.jna.Native;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/// An eye and a hand in the X session, on a thread and a connection of its own.
public final class XSession implements AutoCloseable {
    /// What the session tells, on its own thread.
    public interface Listener {
        /// Another program has the window in front.
        ///
        /// @param pid 0 when no window is in front or its owner cannot be told
        void inFront(long pid);

        /// The keyboard was taken, or given back.
        void keyboard(boolean held);

        /// Every window of the cover is on the screen and drawn.
        void covered();

        /// Nobody has touched keyboard and mouse for a while, or somebody does again.
        void idle(boolean on);

        /// The X server is gone; nothing more will be told.
        void gone();
    }

    private static final Duration GRAB_AGAIN = Duration.ofMillis(200);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(40);
    /// How long nobody touches anything before it is told: one reads a page meanwhile.
    private static final Duration IDLE_AFTER = Duration.ofMinutes(3);

    private static final Duration TOUCHED_AGAIN = Duration.ofSeconds(2);
    private static final long OWN_PID = ProcessHandle.current().pid();

    /// Windows whose clicks are wanted elsewhere.
    private record Shaping(Box window, Optional<Box> solid) {}

    private final XConnection x;
    private final Listener listener;
    private final Wait wait;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "agent-x11");
    private final long activeWindow;

    // All below belong to the thread.
    private final Set<Shaping> shapings = new HashSet<>();
    private final Set<Long> covers = new HashSet<>();
    private List<Box> wantedCover = List.of();
    private int coverColour;
    private boolean keyboardWanted;
    private boolean keyboardHeld;
    private boolean closing;
    private long nextGrab;
    private long front = -1;
    private final Duration idleAfter;
    private boolean idle;
    private long nextIdle = System.nanoTime();

    private XSession(XConnection x, Duration idleAfter, Listener listener) {
        this.x = x;
        this.idleAfter = idleAfter;
        this.listener = listener;
        this.wait = new Wait(x.descriptor());
        this.activeWindow = x.atom("_NET_ACTIVE_WINDOW");
    }

    /// Connects and begins to tell; nothing when there is no X server to connect to.
    ///
    /// @param display such as `:0`; nothing for the one that the environment names
    public static Optional<XSession> open(Optional<String> display, Listener listener) {
        return open(display, IDLE_AFTER, listener);
    }

    static Optional<XSession> open(Optional<String> display, Duration idleAfter, Listener listener) {
        return XConnection.open(display).map(x -> {
            var session = new XSession(x, idleAfter, listener);
            session.thread.setDaemon(true);
            session.thread.start();
            return session;
        });
    }

    /// Keeps the process alive when the toolkit's own connection breaks. Call it once the toolkit runs.
    public static void shieldToolkit() {
        XConnection.shieldToolkit();
    }

    /// Ends the process at once, as is needed when the X server is gone: what the toolkit's libraries do at an orderly
    /// exit waits for an answer of the server.
    public static void leave(int code) {
        Native.load(Xlib.LibC.NAME, Xlib.LibC.class)._exit(code);
    }

    /// Takes the keyboard from every program, and tries again until it is had; or gives it back.
    public void keyboard(boolean wanted) {
        post(() -> {
            keyboardWanted = wanted;
            nextGrab = System.nanoTime();
            if (!wanted && keyboardHeld) {
                x.ungrabKeyboard();
                hold(false);
            }
        });
    }

    /// Lets clicks on a window of this process fall through to what is below, as soon as the window is there.
    ///
    /// @param window where it is
    /// @param solid the part inside the window that keeps its clicks
    public void passClicks(Box window, Optional<Box> solid) {
        post(() -> shapings.add(new Shaping(window, solid)));
    }

    /// Waits until windows of this process can be seen in all these places and are drawn, and keeps them on top from
    /// then on. An empty list ends that.
    ///
    /// @param rgb what each shows in its upper left corner once it is drawn; a window that is on the screen and not
    ///     yet drawn still shows what was there before
    public void cover(List<Box> boxes, int rgb) {
        post(() -> {
            wantedCover = List.copyOf(boxes);
            coverColour = rgb;
            covers.clear();
        });
    }

    private void post(Runnable task) {
        tasks.add(task);
        wait.wake();
    }

    private void run() {
        x.listen(x.root(), Xlib.PROPERTY_CHANGE_MASK);
        tellFront();
        while (!closing && !x.isBroken()) {
            for (var task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
            for (var event = x.next(); event.isPresent(); event = x.next()) {
                on(event.get());
            }
            grab();
            look();
            lookForTouch();
            if (!closing && !x.isBroken()) {
                x.flush();
                wait.await(patience());
            }
        }
        boolean gone = x.isBroken();
        x.close();
        wait.close();
        if (gone) {
            listener.gone();
        }
    }

    /// How long nothing needs to be done, in milliseconds.
    private int patience() {
        long touch = Math.max(1, Duration.ofNanos(nextIdle - System.nanoTime()).toMillis());
        int work = untilWork();
        return work < 0 ? (int) touch : (int) Math.min(work, touch);
    }

    /// -1: nothing is waited for.
    private int untilWork() {
        if (!shapings.isEmpty() || covers.size() < wantedCover.size()) {
            return (int) LOOK_AGAIN.toMillis();
        }
        return keyboardWanted && !keyboardHeld ? (int) GRAB_AGAIN.toMillis() : -1;
    }

    private void on(XConnection.Event event) {
        switch (event) {
            case XConnection.Event.Property(long window, long atom) -> {
                if (window == x.root() && atom == activeWindow) {
                    tellFront();
                }
            }
            case XConnection.Event.Visibility(long window, boolean covered) -> {
                if (covered && covers.contains(window)) {
                    x.raise(window);
                }
            }
            // Keys arrive here while the card is up; nobody is to read them.
            case XConnection.Event.Other() -> {}
        }
    }

    private void tellFront() {
        long window = x.rootWindowProperty(activeWindow);
        long pid = window == 0 ? 0 : x.owner(window).orElse(0);
        if (pid != front && !x.isBroken()) {
            front = pid;
            listener.inFront(pid);
        }
    }

    /// Asked when the time may have come, and while nobody is there every two seconds.
    private void lookForTouch() {
        if (System.nanoTime() - nextIdle < 0) {
            return;
        }
        var untouched = Duration.ofMillis(x.untouched().orElse(0));
        boolean now = untouched.compareTo(idleAfter) >= 0;
        nextIdle = System.nanoTime() + (now ? TOUCHED_AGAIN : idleAfter.minus(untouched)).toNanos();
        if (now != idle && !x.isBroken()) {
            idle = now;
            listener.idle(now);
        }
    }

    private void grab() {
        if (keyboardWanted && !keyboardHeld && System.nanoTime() - nextGrab >= 0) {
            nextGrab = System.nanoTime() + GRAB_AGAIN.toNanos();
            if (x.grabKeyboard()) {
                hold(true);
            }
        }
    }

    private void hold(boolean held) {
        keyboardHeld = held;
        listener.keyboard(held);
    }

    /// Looks for the windows that the toolkit was asked to show.
    private void look() {
        boolean covering = covers.size() < wantedCover.size();
        if (shapings.isEmpty() && !covering) {
            return;
        }
        for (long window : x.topWindows()) {
            var box = x.unmanaged(window);
            if (box.isPresent() && x.owner(window).orElse(OWN_PID) == OWN_PID) {
                found(window, box.get());
            }
        }
        if (covering && covers.size() == wantedCover.size()) {
            listener.covered();
        }
    }

    private void found(long window, Box box) {
        shapings.removeIf(shaping -> {
            boolean fits = shaping.window().isCloseTo(box);
            if (fits) {
                x.takeClicks(window, shaping.solid());
            }
            return fits;
        });
        boolean wanted = wantedCover.stream().anyMatch(box::isCloseTo);
        if (wanted && x.shows(window, coverColour) && covers.add(window)) {
            x.listen(window, Xlib.VISIBILITY_CHANGE_MASK);
            x.raise(window);
        }
    }

    /// Gives the keyboard back and ends the connection, soon.
    @Override
    public void close() {
        post(() -> closing = true);
    }
}
