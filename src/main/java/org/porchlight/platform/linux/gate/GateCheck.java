package org.porchlight.platform.linux.gate;

import org.porchlight.core.report.Check;
import org.porchlight.core.report.Check.Of;
import org.porchlight.core.report.Check.Seen;
import org.porchlight.core.report.Check.State;

/// Looks whether this process could watch programs start. Nothing is marked, so nobody waits.
public final class GateCheck {
    private GateCheck() {}

    public static Check look() {
        int flags = Kernel.FAN_CLOEXEC
                | Kernel.FAN_NONBLOCK
                | Kernel.FAN_CLASS_CONTENT
                | Kernel.FAN_UNLIMITED_QUEUE
                | Kernel.FAN_UNLIMITED_MARKS;
        int fd = Kernel.fanotify_init(flags, Kernel.O_RDONLY | Kernel.O_LARGEFILE | Kernel.O_CLOEXEC);
        if (fd < 0) {
            return new Seen(Of.PROGRAMS, State.BROKEN, "refused", Kernel.error());
        }
        Kernel.close(fd);
        return new Seen(Of.PROGRAMS, State.OK, "ready");
    }
}
