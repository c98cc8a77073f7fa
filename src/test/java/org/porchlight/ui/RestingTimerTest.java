package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.Timer;
import com.sun.javafx.tk.Toolkit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestingTimerTest {
    private final List<String> told = new ArrayList<>();

    /// A timer as GTK's, which takes no notice of a pause.
    private final class Restless extends Timer {
        Restless() {
            super(() -> {});
        }

        @Override
        protected long _start(Runnable work) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected long _start(Runnable work, int period) {
            told.add("start " + period);
            return 1;
        }

        @Override
        protected void _stop(long timer) {
            told.add("stop");
        }

        @Override
        protected void _pause(long timer) {}

        @Override
        protected void _resume(long timer) {}
    }

    @Test
    void endsWhatItPausesAndStartsItAgainWithABeatAtOnce() {
        int beats = OnFx.call(() -> {
            var beaten = new int[1];
            var timer = new RestingTimer(() -> beaten[0]++, new Restless(), Runnable::run);
            timer.start(50);
            timer.resume();
            timer.pause();
            timer.resume();
            timer.stop();
            return beaten[0];
        });

        assertThat(told).containsExactly("start 50", "stop", "start 50", "stop");
        assertThat(beats).isOne();
    }

    /// What it reaches for in the toolkit is no part of what JavaFX promises.
    @Test
    void findsTheClockOfThisToolkit() {
        var toolkit = OnFx.call(Toolkit::getToolkit);

        assertThat(RestingTimer.clock(toolkit)).isPresent();
    }
}
