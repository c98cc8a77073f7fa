package org.porchlight.agent.x11;

import com.sun.jna.Native;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.porchlight.agent.desktop.Box;
import org.porchlight.agent.desktop.DesktopPort;
import org.porchlight.core.report.Lack;

/// A desktop under X: an eye and a hand in the session, on a thread and a connection of its own.
public final class XSession implements DesktopPort {
    /// How long a desktop may take before it is said what it cannot do: a window manager starts after the first
    /// programs.
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(40);

    private static final long OWN_PID = ProcessHandle.current().pid();

    private final XConnection x;
    private final Listener listener;
    private final Wait wait;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "agent-x11");

    private final Front front;
    private final Aside aside;
    private final Grab grab;

    // All below belong to the thread.
    private final Shapings shapings = new Shapings(System::nanoTime);
    private final Set<Long> covers = new HashSet<>();
    private List<Box> wantedCover = List.of();
    private int coverColour;
    private boolean closing;
    private Set<Lack> lacking = Set.of();
    private long nextLack = System.nanoTime() + SETTLED.toNanos();
    private List<Box> monitors = List.of();
    private boolean transparent = true;
    private final Touch touch;

    private XSession(XConnection x, Duration idleAfter, Listener listener) {
        this.x = x;
        this.listener = listener;
        this.wait = new Wait(x.descriptor());
        this.front = new Front(x, listener);
        this.aside = new Aside(x);
        this.grab = new Grab(x);
        this.touch = new Touch(x, idleAfter, listener);
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
        Native.load(LibC.NAME, LibC.class)._exit(code);
    }

    @Override
    public void idleAfter(Duration length) {
        post(() -> touch.after(length));
    }

    @Override
    public void keyboard(boolean wanted) {
        post(() -> {
            if (grab.want(wanted)) {
                listener.keyboard(false);
            }
            nextLack = Math.min(nextLack, System.nanoTime() + Grab.PATIENCE.toNanos());
        });
    }

    @Override
    public boolean cutsWindows() {
        return x.canShape();
    }

    @Override
    public void shape(Box window, Optional<Box> solid, List<Box> drawn) {
        var shape = new Shapings.Shape(solid, drawn);
        post(() -> shapings.add(window, shape));
    }

    @Override
    public void cover(List<Box> boxes, int rgb) {
        post(() -> {
            wantedCover = List.copyOf(boxes);
            coverColour = rgb;
            covers.clear();
        });
    }

    @Override
    public void setAside(Set<String> staying) {
        post(() -> aside.put(staying));
    }

    @Override
    public void bringBack() {
        post(aside::bringBack);
    }

    @Override
    public void bring(String program) {
        post(() -> aside.bring(program));
    }

    private void post(Runnable task) {
        tasks.add(task);
        wait.wake();
    }

    private void run() {
        x.listen(x.root(), Xlib.PROPERTY_CHANGE_MASK | Xlib.STRUCTURE_NOTIFY_MASK);
        tellMonitors();
        tellTransparent();
        front.tell();
        while (!closing && !x.isBroken()) {
            for (var task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
            for (var event = x.next(); event.isPresent(); event = x.next()) {
                on(event.get());
            }
            grab();
            look();
            aside.look(listener);
            touch.look();
            lookWhatLacks();
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
        long next = Math.min(touch.next() - System.nanoTime(), nextLack - System.nanoTime());
        long look = Math.max(1, Duration.ofNanos(next).toMillis());
        int work = untilWork();
        return work < 0 ? (int) look : (int) Math.min(work, look);
    }

    /// -1: nothing is waited for.
    private int untilWork() {
        if (!shapings.isEmpty() || covers.size() < wantedCover.size()) {
            return (int) LOOK_AGAIN.toMillis();
        }
        var waits = Stream.concat(aside.patience().stream(), grab.isMissing() ? Stream.of(Grab.AGAIN) : Stream.empty());
        return waits.mapToInt(wait -> (int) wait.toMillis()).min().orElse(-1);
    }

    private void on(XConnection.Event event) {
        switch (event) {
            case XConnection.Event.Property(long window, long atom) -> front.changed(window, atom);
            case XConnection.Event.Monitors() -> tellMonitors();
            case XConnection.Event.Compositor() -> tellTransparent();
            case XConnection.Event.Visibility(long window, boolean covered) -> {
                if (covered && covers.contains(window)) {
                    x.windows().raise(window);
                }
            }
            case XConnection.Event.Pressed(var key) -> {
                if (grab.isHeld()) {
                    listener.pressed(key);
                }
            }
            case XConnection.Event.Other() -> {
                // Such as the release of a key.
            }
        }
    }

    private void tellMonitors() {
        var now = x.monitors().now();
        if (!now.equals(monitors) && !x.isBroken()) {
            monitors = now;
            listener.monitors(now);
        }
    }

    private void tellTransparent() {
        boolean now = x.compositor().isThere();
        if (now != transparent && !x.isBroken()) {
            transparent = now;
            listener.transparent(now);
        }
    }

    private void grab() {
        if (grab.isDue() && grab.take()) {
            listener.keyboard(true);
        }
    }

    private void lookWhatLacks() {
        if (System.nanoTime() - nextLack < 0) {
            return;
        }
        nextLack = System.nanoTime() + SETTLED.toNanos();
        var now = lacks();
        if (!now.equals(lacking) && !x.isBroken()) {
            lacking = now;
            listener.lacks(now);
        }
    }

    private Set<Lack> lacks() {
        if (x.isInWayland()) {
            return Set.of(Lack.KEYBOARD, Lack.FRONT, Lack.IDLE);
        }
        var found = EnumSet.noneOf(Lack.class);
        if (grab.isMissing()) {
            found.add(Lack.KEYBOARD);
        }
        if (!XWindows.canTellOwners() || !aside.isManaged()) {
            found.add(Lack.FRONT);
        }
        if (x.untouched().isEmpty()) {
            found.add(Lack.IDLE);
        }
        return Set.copyOf(found);
    }

    /// Looks for the windows that the toolkit was asked to show.
    private void look() {
        boolean covering = covers.size() < wantedCover.size();
        if (shapings.isEmpty() && !covering) {
            return;
        }
        for (long window : x.windows().onTop()) {
            var box = x.windows().unmanaged(window);
            if (box.isPresent() && x.windows().owner(window).orElse(OWN_PID) == OWN_PID) {
                found(window, box.get());
            }
        }
        if (covering && covers.size() == wantedCover.size()) {
            listener.covered();
        }
    }

    private void found(long window, Box box) {
        shapings.found(box, shape -> x.shape(window, shape));
        boolean wanted = wantedCover.stream().anyMatch(box::isCloseTo);
        if (wanted && x.windows().shows(window, coverColour) && covers.add(window)) {
            x.listen(window, Xlib.VISIBILITY_CHANGE_MASK);
            x.windows().raise(window);
        }
    }

    @Override
    public void close() {
        post(() -> closing = true);
    }
}
