package org.porchlight.platform.linux.gate;

/// The identity of a file whose content nobody but its owner can change.
///
/// Inode numbers are reused and paths can be faked, so neither alone is an identity. Any change of the content,
/// the owner or the mode changes `ctimeNanos`, which no program can set (statx(2)).
///
/// @param dev the file system, major and minor number in one
/// @param ctimeNanos last change of the inode, nanoseconds since 1970
/// @param size in bytes
/// @param owner the owner's uid
/// @param mode type and permissions, as `st_mode`
record FileKey(long dev, long ino, long ctimeNanos, long size, int owner, int mode) {
    /// The place of a file on its file system. Another file may be there later.
    record Inode(long dev, long ino) {}

    Inode inode() {
        return new Inode(dev, ino);
    }
}
