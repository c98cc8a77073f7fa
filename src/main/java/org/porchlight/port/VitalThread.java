package org.porchlight.port;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread without which a part of the machine would go unguarded in silence, such as one that hears of changes. A bug
/// in it ends the whole process: a guard that its supervisor starts again hears anew.
public final class VitalThread {
    /// The exit code of a process that ends so.
    public static final int CRASHED = 70;

    private static final Logger LOG = LoggerFactory.getLogger(VitalThread.class);

    private VitalThread() {}

    /// Makes one that is yet to be started, and keeps no process alive.
    public static Thread of(String name, Runnable task) {
        return Thread.ofPlatform()
                .name(name)
                .daemon()
                .uncaughtExceptionHandler((_, bug) -> endAll(name, bug))
                .unstarted(task);
    }

    /// Makes one and starts it.
    public static Thread start(String name, Runnable task) {
        var thread = of(name, task);
        thread.start();
        return thread;
    }

    private static void endAll(String name, Throwable bug) {
        LOG.error("{} ended by a bug; the guard is started again.", name, bug);
        Runtime.getRuntime().halt(CRASHED);
    }
}
