package org.porchlight.platform.linux.gate;

import java.nio.file.Path;
import org.porchlight.port.MachineException;

/// The two ways in which a process that holds a mark could make the whole machine wait for it.
///
/// A process that dumps core into a pipe waits for a program to start, which waits for the process. A process
/// whose memory is paged out waits for a disk while everybody waits for it.
final class Dangers {
    private static final long MAX_BYTES = 1L << 16;
    private static final String LOCKED = "VmLck:";

    private Dangers() {}

    /// @throws MachineException when one of them is not ruled out
    static void ruleOut() throws MachineException {
        if (Kernel.prctl(Kernel.PR_GET_DUMPABLE, 0, 0, 0, 0) != 0) {
            throw new MachineException("watch programs start: this process could hang the machine while it dumps core;"
                    + " it must not be dumpable (prctl(2), PR_SET_DUMPABLE)");
        }
        var locked = Tree.at(Path.of("/")).lines(Path.of("/proc/self/status"), MAX_BYTES).stream()
                .filter(line -> line.startsWith(LOCKED))
                .map(line -> line.substring(LOCKED.length()).strip())
                .anyMatch(size -> !size.equals("0 kB"));
        if (!locked) {
            throw new MachineException("watch programs start: this process could hang the machine while it waits for"
                    + " memory from a disk; its memory must be locked (mlockall(2))");
        }
    }
}
