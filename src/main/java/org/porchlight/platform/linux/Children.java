package org.porchlight.platform.linux;

/// Child processes of this one that Java did not start, and so never asks how they ended.
public final class Children {
    private static final int SIGNAL = 0x7f;

    private Children() {}

    /// Waits for the end of one and takes it off the kernel's list; once.
    ///
    /// @return its exit code; 128 and the signal when it was killed
    /// @throws com.sun.jna.LastErrorException when it is no child of this process, or was taken before
    public static int reap(long pid) {
        var status = new int[1];
        var _ = LibC.waitpid((int) pid, status, 0);
        int signal = status[0] & SIGNAL;
        return signal == 0 ? (status[0] >> 8) & 0xff : 128 + signal;
    }
}
