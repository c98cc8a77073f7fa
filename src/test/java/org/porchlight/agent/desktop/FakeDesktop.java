package org.porchlight.agent.desktop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A desktop without a screen: what is asked for is so at once, or when the test says so. It passes the same contract
/// as a real one.
public final class FakeDesktop implements DesktopPort {
    /// One window.
    private record Window(long pid, String program) {}

    private final Listener listener;
    private final Map<Window, Boolean> windows = new LinkedHashMap<>();
    private final List<Window> aside = new ArrayList<>();
    private Optional<Window> front = Optional.empty();
    private Optional<Set<String>> unmanaged = Optional.empty();
    private boolean managed = true;
    private boolean held;
    private boolean filled = true;

    /// What is asked of it, in order; for tests of what uses it.
    public final List<String> asked = new ArrayList<>();

    /// What was left of each window that was shaped, in order.
    public final List<List<Box>> shaped = new ArrayList<>();

    /// Whether it takes its time: nothing is told but by the test.
    public boolean slow;

    public FakeDesktop(Listener listener) {
        this.listener = listener;
    }

    /// A program shows a window, in front of all others.
    public void open(long pid, String program) {
        var window = new Window(pid, program);
        windows.put(window, true);
        show(Optional.of(window));
    }

    private void show(Optional<Window> next) {
        front = next;
        listener.inFront(next.map(Window::pid).orElse(0L));
    }

    /// What is in front fills the screen, or does not.
    public void fill(boolean on) {
        if (filled != on) {
            filled = on;
            listener.fullScreen(on);
        }
    }

    /// A key goes to whoever has the keyboard.
    ///
    /// @return whether it goes to the program in front
    public boolean press(Key key) {
        if (held) {
            listener.pressed(key);
        }
        return !held;
    }

    public boolean isInSight(long pid) {
        return windows.entrySet().stream().anyMatch(entry -> entry.getKey().pid() == pid && entry.getValue());
    }

    @Override
    public void idleAfter(Duration length) {
        asked.add("idle after " + length);
    }

    @Override
    public void keyboard(boolean wanted) {
        asked.add("keyboard " + wanted);
        if (!slow && held != wanted) {
            held = wanted;
            listener.keyboard(wanted);
        }
    }

    @Override
    public boolean cutsWindows() {
        return true;
    }

    @Override
    public void shape(Box window, Optional<Box> solid, List<Box> drawn) {
        shaped.add(drawn);
    }

    @Override
    public void cover(List<Box> boxes, int rgb) {
        asked.add("cover " + boxes.size());
        if (!slow && !boxes.isEmpty()) {
            listener.covered();
        }
    }

    @Override
    public void setAside(Set<String> staying) {
        asked.add("aside");
        if (managed) {
            put(staying);
        } else {
            unmanaged = Optional.of(staying);
            listener.notAside();
        }
    }

    /// The window manager does nothing, or does again what it was asked for.
    public void manager(boolean works) {
        managed = works;
        if (works) {
            unmanaged.ifPresent(this::put);
            unmanaged = Optional.empty();
        }
    }

    private void put(Set<String> staying) {
        var before = front;
        windows.replaceAll((window, inSight) -> {
            boolean goes = inSight && !staying.contains(window.program());
            if (goes) {
                aside.add(window);
            }
            return inSight && !goes;
        });
        before.filter(aside::contains).ifPresent(window -> {
            aside.remove(window);
            aside.add(window);
            show(Optional.empty());
        });
        if (!slow) {
            listener.aside();
        }
    }

    @Override
    public void bringBack() {
        asked.add("back");
        unmanaged = Optional.empty();
        aside.forEach(window -> windows.put(window, true));
        if (front.isEmpty() && !aside.isEmpty()) {
            show(Optional.of(aside.getLast()));
        }
        aside.clear();
    }

    @Override
    public void bring(String program) {
        asked.add("bring " + program);
        windows.keySet().stream()
                .filter(window -> window.program().equals(program))
                .findFirst()
                .ifPresent(window -> {
                    aside.remove(window);
                    windows.put(window, true);
                    show(Optional.of(window));
                });
    }

    @Override
    public void close() {
        asked.add("close");
    }
}
