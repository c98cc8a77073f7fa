package org.porchlight.platform.linux;

import com.sun.jna.LastErrorException;
import org.porchlight.port.MachineException;

/// What must be so before this process may watch programs start, or it could hang the machine.
///
/// A dump of its core into a pipe would wait for a program that waits for this process; memory that is paged out would
/// wait for a disk that waits for it.
public final class Precautions {
    private static final int PR_SET_DUMPABLE = 4;
    private static final int MCL_CURRENT = 1;
    private static final int MCL_FUTURE = 2;
    /// Pages are locked when they are first used (Linux 4.4): what the JVM only reserves costs nothing.
    private static final int MCL_ONFAULT = 4;

    private Precautions() {}

    /// Makes the calls of the C library ready, which takes a while in every process.
    public static void ready() {
        LibC.getuid();
    }

    /// Makes this process not dumpable and locks its memory. Once is enough; a second time changes nothing.
    ///
    /// @throws MachineException when the kernel refuses one of them
    public static void take() throws MachineException {
        neverDump();
        lockMemory();
    }

    /// No core is dumped, and nobody but root reads or traces this process (prctl(2), PR_SET_DUMPABLE).
    public static void neverDump() throws MachineException {
        try {
            LibC.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
        } catch (LastErrorException e) {
            throw new MachineException("make this process not dumpable: error " + e.getErrorCode(), e);
        }
    }

    /// Keeps what is used of this process in memory (mlockall(2)).
    public static void lockMemory() throws MachineException {
        try {
            LibC.mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT);
        } catch (LastErrorException e) {
            throw new MachineException("lock the guard's memory: error " + e.getErrorCode(), e);
        }
    }
}
