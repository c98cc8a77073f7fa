package org.porchlight.platform.linux;

import com.sun.jna.LastErrorException;
import java.util.Optional;

/// Makes this process one that may do no more than any account, for good.
public final class Nobody {
    /// The account without rights; the kernel itself falls back to this number (`/proc/sys/kernel/overflowuid`).
    private static final int NOBODY = 65534;

    private static final int CLONE_NEWNET = 0x40000000;
    private static final int PR_SET_NO_NEW_PRIVS = 38;

    private Nobody() {}

    /// Gives up every right: root becomes nobody in no group, without a network where the kernel allows that; any
    /// account keeps its own. Neither gains one again by starting a program.
    ///
    /// @param network whether that one is kept
    /// @return which right is left and why; nothing when all are gone
    public static Optional<String> become(boolean network) {
        try {
            if (LibC.getuid() == 0) {
                if (!network) {
                    leaveNetwork();
                }
                LibC.setgroups(0, new int[0]);
                LibC.setresgid(NOBODY, NOBODY, NOBODY);
                LibC.setresuid(NOBODY, NOBODY, NOBODY);
            }
            LibC.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        } catch (LastErrorException e) {
            return Optional.of("give up the rights of root: error " + e.getErrorCode());
        }
        return LibC.getuid() == 0 ? Optional.of("this process is still root") : Optional.empty();
    }

    /// This thread, and those it starts, see a machine without a network. In a container that may not do so it is an
    /// account like any other that keeps it apart.
    private static void leaveNetwork() {
        try {
            LibC.unshare(CLONE_NEWNET);
        } catch (LastErrorException _) {
            // Nobody has a network here, but no more than any account has.
        }
    }
}
