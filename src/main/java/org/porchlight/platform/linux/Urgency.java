package org.porchlight.platform.linux;

import com.sun.jna.LastErrorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets the calling thread run before all ordinary ones until it is closed: a child's thousand processes must not
/// make it late. Round robin at the lowest real-time priority (sched(7)); where the kernel refuses, nothing changes.
final class Urgency implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Urgency.class);
    private static final int CALLING_THREAD = 0;
    private static final int SCHED_OTHER = 0;
    /// SCHED_RR with SCHED_RESET_ON_FORK: what this thread starts is ordinary.
    private static final int SCHED_RR = 2 | 0x4000_0000;

    Urgency() {
        set(SCHED_RR, 1);
    }

    private static void set(int policy, int priority) {
        try {
            LibC.sched_setscheduler(CALLING_THREAD, policy, new int[] {priority});
        } catch (LastErrorException e) {
            LOG.debug("The kernel keeps this thread's priority: error {}", e.getErrorCode());
        }
    }

    @Override
    public void close() {
        set(SCHED_OTHER, 0);
    }
}
