package org.porchlight.ui;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Timer;
import com.sun.javafx.tk.Toolkit;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The toolkit's clock, which stands still while nothing is to be drawn.
///
/// JavaFX pauses its clock by itself, but under GTK its timer takes no notice: it wakes the process for every picture
/// that there could be, all the day. This one ends the timer when it is to pause, and starts it again.
final class RestingTimer extends Timer {
    private static final Logger LOG = LoggerFactory.getLogger(RestingTimer.class);
    private static final String RESTLESS = "com.sun.glass.ui.gtk.GtkTimer";
    private static final String RESTS_NOT = "The clock of the screen does not rest: {}";

    private final Runnable beat;
    private final Timer timer;
    private final Executor screen;
    private int period;

    /// @param timer does `beat` in each period
    /// @param screen does what comes next on the FX thread
    RestingTimer(Runnable beat, Timer timer, Executor screen) {
        super(beat);
        this.beat = beat;
        this.timer = timer;
        this.screen = screen;
    }

    /// Puts one in the place of the toolkit's own, where that never rests. On the FX thread, once.
    static void install() {
        var toolkit = Toolkit.getToolkit();
        clock(toolkit)
                .filter(clock -> clock.timer().getClass().getName().equals(RESTLESS))
                .ifPresent(clock -> {
                    var resting = new RestingTimer(
                            clock.beat(),
                            Application.GetApplication().createTimer(clock.beat()),
                            Application::invokeLater);
                    try {
                        clock.place().set(toolkit, resting);
                        clock.timer().stop();
                        resting.start(clock.period());
                    } catch (IllegalAccessException e) {
                        LOG.info(RESTS_NOT, e.toString());
                    }
                });
    }

    /// A toolkit's own clock.
    ///
    /// @param period in ms
    /// @param place where the toolkit keeps it
    record Clock(Timer timer, Runnable beat, int period, Field place) {}

    /// It is no part of what JavaFX promises: nothing where it has become another, and all goes on as JavaFX does.
    static Optional<Clock> clock(Toolkit toolkit) {
        try {
            var place = open(toolkit, "pulseTimer");
            if (place.get(toolkit) instanceof Timer timer
                    && open(toolkit, "timerRunnable").get(toolkit) instanceof Runnable beat) {
                return Optional.of(
                        new Clock(timer, beat, open(toolkit, "PULSE_INTERVAL").getInt(toolkit), place));
            }
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            LOG.info(RESTS_NOT, e.toString());
        }
        return Optional.empty();
    }

    private static Field open(Toolkit toolkit, String name) throws NoSuchFieldException {
        var field = toolkit.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    @Override
    protected long _start(Runnable work) {
        throw new UnsupportedOperationException("a clock without a period");
    }

    @Override
    protected long _start(Runnable work, int millis) {
        period = millis;
        timer.start(millis);
        return 1;
    }

    @Override
    protected void _stop(long timerNo) {
        timer.stop();
    }

    @Override
    protected void _pause(long timerNo) {
        timer.stop();
    }

    @Override
    protected void _resume(long timerNo) {
        if (!timer.isRunning()) {
            timer.start(period);
            // What was changed after a rest is drawn at once.
            screen.execute(beat);
        }
    }
}
