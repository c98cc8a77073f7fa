package org.porchlight.guard;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows the supervisor that the loop is alive: one byte on standard output after each input. A guard whose supervisor
/// is ended goes on; one whose supervisor was ended before it ran is not wanted any more.
final class Heartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static volatile boolean alone;
    /// Only the loop asks.
    private static boolean begun;

    private Heartbeat() {}

    /// Says that this guard ends in order: nobody needs to be there for it any more.
    static void ends() {
        alone = true;
    }

    static void beat() {
        System.out.write('.');
        System.out.flush();
        if (System.out.checkError() && !alone) {
            alone = true;
            if (begun) {
                LOG.error("The supervisor is gone; nobody would end this guard if it stood still.");
            } else {
                LOG.warn("The supervisor was ended before the guard ran, so it ends too.");
                // Not on this thread, which is the loop's and waited for.
                Thread.ofPlatform().name("end").start(() -> System.exit(0));
            }
        }
        begun = true;
    }
}
