package org.porchlight.tool;

import com.sun.security.auth.module.UnixSystem;

/// Who runs this process.
public final class Administrator {
    private Administrator() {}

    /// Whether this process runs as root.
    public static boolean isMe() {
        return new UnixSystem().getUid() == 0;
    }
}
