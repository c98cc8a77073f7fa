package org.porchlight.agent;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.porchlight.agent.desktop.Box;
import org.porchlight.agent.desktop.DesktopPort;
import org.porchlight.agent.desktop.Key;
import org.porchlight.core.report.Lack;

/// Carries what the desktop tells over to the thread of the screen: to the windows there, and to whoever reckons with
/// the person.
final class DesktopNews implements DesktopPort.Listener {
    /// What is told of the person and of the desktop itself; on the thread of the screen.
    interface Person {
        void inFront(long pid);

        /// A program fills the screen, or none does any more.
        void fullScreen(boolean on);

        void lacks(Set<Lack> now);

        void idle(boolean on);
    }

    private final Executor screen;
    private final Supplier<Optional<SessionWindows>> windows;
    private final Person person;
    private final Runnable gone;

    /// @param windows once there are any
    /// @param gone called when the desktop is gone, by any thread
    DesktopNews(Executor screen, Supplier<Optional<SessionWindows>> windows, Person person, Runnable gone) {
        this.screen = screen;
        this.windows = windows;
        this.person = person;
        this.gone = gone;
    }

    private void toWindows(Consumer<SessionWindows> told) {
        screen.execute(() -> windows.get().ifPresent(told));
    }

    @Override
    public void inFront(long pid) {
        screen.execute(() -> person.inFront(pid));
    }

    @Override
    public void fullScreen(boolean on) {
        screen.execute(() -> person.fullScreen(on));
        toWindows(up -> up.fullScreen(on));
    }

    @Override
    public void monitors(List<Box> boxes) {
        toWindows(up -> up.monitors(boxes));
    }

    @Override
    public void transparent(boolean on) {
        toWindows(up -> up.transparent(on));
    }

    @Override
    public void keyboard(boolean held) {
        toWindows(up -> up.lock().keyboard(held));
    }

    @Override
    public void pressed(Key key) {
        toWindows(up -> up.lock().pressed(key));
    }

    @Override
    public void covered() {
        toWindows(up -> up.lock().covered());
    }

    @Override
    public void aside() {
        toWindows(up -> up.lock().aside());
    }

    @Override
    public void notAside() {
        toWindows(up -> up.lock().notAside());
    }

    @Override
    public void lacks(Set<Lack> now) {
        screen.execute(() -> person.lacks(now));
    }

    @Override
    public void idle(boolean on) {
        screen.execute(() -> person.idle(on));
    }

    @Override
    public void gone() {
        gone.run();
    }
}
