package org.porchlight.guard;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Shows the supervisor that the loop is alive: one byte on standard output after each input.
final class Heartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static volatile boolean alone;

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
            LOG.error("The supervisor is gone; nobody would end this guard if it stood still.");
        }
    }
}
