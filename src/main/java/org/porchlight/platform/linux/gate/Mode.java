package org.porchlight.platform.linux.gate;

/// The bits of `st_mode` (inode(7)).
final class Mode {
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;
    private static final int LINK = 0120000;
    private static final int EXECUTE = 0111;
    private static final int WRITE_BY_OTHERS = 0022;

    private Mode() {}

    static boolean isRegular(int mode) {
        return (mode & TYPE) == REGULAR;
    }

    static boolean isFolder(int mode) {
        return (mode & TYPE) == FOLDER;
    }

    static boolean isLink(int mode) {
        return (mode & TYPE) == LINK;
    }

    static boolean isProgram(int mode) {
        return isRegular(mode) && (mode & EXECUTE) != 0;
    }

    /// Whether group or others may write. An access control list that lets anybody else write shows in the group's
    /// bits too (acl(5)), so these bits are the whole answer.
    static boolean isWritableByOthers(int mode) {
        return (mode & WRITE_BY_OTHERS) != 0;
    }
}
