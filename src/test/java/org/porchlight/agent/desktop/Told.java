package org.porchlight.agent.desktop;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.porchlight.core.report.Lack;

/// Writes down what a desktop tells, a line each.
public final class Told implements DesktopPort.Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final BlockingQueue<List<Box>> monitors = new LinkedBlockingQueue<>();
    private final BlockingQueue<Boolean> filled = new LinkedBlockingQueue<>();
    private volatile String front = "";

    @Override
    public void inFront(long pid) {
        front = "front " + pid;
        lines.add(front);
    }

    @Override
    public void fullScreen(boolean on) {
        filled.add(on);
    }

    @Override
    public void monitors(List<Box> boxes) {
        monitors.add(boxes);
    }

    @Override
    public void keyboard(boolean held) {
        lines.add("keyboard " + held);
    }

    @Override
    public void pressed(Key key) {
        lines.add("pressed " + (key.text().isEmpty() ? key.name() : key.text()));
    }

    @Override
    public void covered() {
        lines.add("covered");
    }

    @Override
    public void aside() {
        lines.add("aside");
    }

    @Override
    public void notAside() {
        lines.add("not aside");
    }

    @Override
    public void idle(boolean on) {
        lines.add("idle " + on);
    }

    @Override
    public void lacks(Set<Lack> lacks) {
        lines.add("lacks " + lacks.stream().sorted().toList());
    }

    @Override
    public void gone() {
        lines.add("gone");
    }

    /// The next line, or `nothing` when none comes.
    public String next() throws InterruptedException {
        return Optional.ofNullable(lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .orElse("nothing");
    }

    /// Whether the window in front fills the screen, once it is told anew; nothing when nothing comes.
    public Optional<Boolean> nextFilled() throws InterruptedException {
        return Optional.ofNullable(filled.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    /// Where the monitors are, once it is told anew; of a desktop that tells nothing more, none.
    public List<Box> nextMonitors() throws InterruptedException {
        return Optional.ofNullable(monitors.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .orElse(List.of());
    }

    /// Passes lines over until this one comes.
    ///
    /// @return it, or `nothing`
    public String until(String line) throws InterruptedException {
        var next = next();
        while (!next.equals(line) && !next.equals("nothing")) {
            next = next();
        }
        return next;
    }

    /// Passes lines over until this is what is in front; at once where it is already.
    ///
    /// @return it, or what is in front instead once nothing more comes
    public String front(String line) throws InterruptedException {
        while (!front.equals(line) && !next().equals("nothing")) {
            // The next may be it.
        }
        return front;
    }

    /// Whether nothing is told for a while.
    public boolean isSilent(Duration length) throws InterruptedException {
        return lines.poll(length.toMillis(), TimeUnit.MILLISECONDS) == null;
    }
}
