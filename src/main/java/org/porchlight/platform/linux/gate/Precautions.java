package org.porchlight.platform.linux.gate;

import java.nio.file.Path;
import org.porchlight.port.MachineException;

/// What must be so before this process may hold a mark, or it could hang the machine.
///
/// A process that dumps core into a pipe waits for a program to start, which waits for the process: it must not be
/// dumpable. A process whose memory is paged out waits for a disk while everybody waits for it: its memory must be
/// locked.
final class Precautions {
    private static final long MAX_BYTES = 1L << 16;
    private static final String LOCKED = "VmLck:";

    private Precautions() {}

    /// @throws MachineException when one is missing
    static void check() throws MachineException {
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
