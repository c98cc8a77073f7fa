package org.porchlight.agent.x11;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.porchlight.agent.desktop.DesktopPort;

/// Windows of other programs that were put out of sight: by the window manager, and where there is none by hand. For
/// the thread of the connection.
final class Aside {
    private static final long OWN_PID = ProcessHandle.current().pid();

    /// How long a window manager may take.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(40);
    private static final Duration LOOK_SELDOM = Duration.ofMillis(500);

    /// Of `comm`, proc_pid_comm(5).
    private static final int LONGEST_NAME = 15;

    private final XWindows windows;
    private final long activeWindow;
    private final long clientsStacked;
    private final long manager;
    private final long windowType;
    private final List<Long> furniture;
    /// In the order in which they lay, lowest first.
    private final Set<Long> put = new LinkedHashSet<>();

    private long front;
    private boolean waiting;
    private boolean late;
    private long lateAt;

    Aside(XConnection x) {
        windows = x.windows();
        activeWindow = x.atom("_NET_ACTIVE_WINDOW");
        clientsStacked = x.atom("_NET_CLIENT_LIST_STACKING");
        manager = x.atom("_NET_SUPPORTING_WM_CHECK");
        windowType = x.atom("_NET_WM_WINDOW_TYPE");
        furniture = List.of(x.atom("_NET_WM_WINDOW_TYPE_DESKTOP"), x.atom("_NET_WM_WINDOW_TYPE_DOCK"));
    }

    /// Whether a window manager runs. One that is gone leaves its name behind, but not the window that bears it (EWMH,
    /// `_NET_SUPPORTING_WM_CHECK`).
    boolean isManaged() {
        long named = windows.named(manager);
        return named != 0 && windows.hasWindow(named, manager, named);
    }

    /// Puts aside what is in sight and does not stay.
    void put(Set<String> staying) {
        if (put.isEmpty()) {
            front = isManaged() ? windows.named(activeWindow) : windows.focused();
        }
        boolean managed = isManaged();
        for (long window : others()) {
            if (windows.isViewable(window) && !runs(window, staying)) {
                put.add(window);
                if (managed) {
                    windows.iconify(window);
                } else {
                    windows.unmap(window);
                }
            }
        }
        waiting = true;
        late = false;
        lateAt = System.nanoTime() + PATIENCE.toNanos();
    }

    /// Tells once all of it is out of sight, and before, once, that it takes long.
    void look(DesktopPort.Listener listener) {
        if (waiting && put.stream().noneMatch(windows::isViewable)) {
            waiting = false;
            listener.aside();
        } else if (waiting && !late && System.nanoTime() - lateAt >= 0) {
            late = true;
            listener.notAside();
        }
    }

    /// How long nothing needs to be looked at; nothing when nothing is waited for.
    Optional<Duration> patience() {
        return waiting ? Optional.of(late ? LOOK_SELDOM : LOOK_AGAIN) : Optional.empty();
    }

    void bringBack() {
        waiting = false;
        if (put.isEmpty()) {
            return;
        }
        boolean managed = isManaged();
        long now = managed ? windows.named(activeWindow) : 0;
        put.forEach(windows::map);
        put.clear();
        // Whoever works with what stayed goes on with it.
        long next = now == 0 ? front : now;
        if (managed && next != 0) {
            windows.activate(next, activeWindow);
        } else if (windows.isViewable(next)) {
            windows.focus(next);
        }
    }

    void bring(String program) {
        boolean managed = isManaged();
        for (long window : others()) {
            if (runs(window, Set.of(program))) {
                put.remove(window);
                if (managed) {
                    windows.activate(window, activeWindow);
                } else {
                    windows.map(window);
                    windows.raise(window);
                    windows.focus(window);
                }
            }
        }
    }

    /// Windows of programs other than this one, without what belongs to the desktop.
    private List<Long> others() {
        var all = isManaged() ? windows.listed(clientsStacked) : unmanaged();
        return all.stream()
                .filter(window -> windows.owner(window).orElse(0) != OWN_PID)
                .filter(window -> furniture.stream().noneMatch(piece -> windows.hasAtom(window, windowType, piece)))
                .toList();
    }

    private List<Long> unmanaged() {
        var all = new ArrayList<>(put);
        windows.onTop().stream().filter(window -> windows.isViewable(window)).forEach(all::add);
        return all;
    }

    private boolean runs(long window, Set<String> programs) {
        var owner = windows.owner(window);
        return owner.isPresent()
                && programs.stream().flatMap(Aside::names).anyMatch(program -> runs(owner.getAsLong(), program));
    }

    /// The path itself, by which it may have been started, and that of the file behind its links.
    private static Stream<String> names(String program) {
        try {
            return Stream.of(program, Path.of(program).toRealPath().toString()).distinct();
        } catch (IOException unread) {
            return Stream.of(program);
        }
    }

    /// By the file, where it can be read: the kernel keeps it from an agent of the guard's, which has a group of its
    /// own. Else by the name that everybody may read.
    private static boolean runs(long pid, String program) {
        var folder = Path.of("/proc/" + pid);
        try {
            return Files.readSymbolicLink(folder.resolve("exe")).toString().equals(program);
        } catch (IOException kept) {
            try {
                var name = program.substring(program.lastIndexOf('/') + 1);
                var known = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
                return Files.readString(folder.resolve("comm"), StandardCharsets.ISO_8859_1)
                        .strip()
                        .equals(known);
            } catch (IOException gone) {
                return false;
            }
        }
    }
}
