package org.porchlight.console;

import javafx.animation.AnimationTimer;

/// Waits for the toolkit's drawing beats.
final class Pulses {
    private Pulses() {}

    /// Does `work` once that many beats have passed, when what was changed before has been laid out.
    static void after(int beats, Runnable work) {
        new AnimationTimer() {
            private int left = beats;

            @Override
            public void handle(long now) {
                left--;
                if (left == 0) {
                    stop();
                    work.run();
                }
            }
        }.start();
    }
}
