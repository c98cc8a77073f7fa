package org.porchlight.port;

import java.nio.file.Path;

/// An account of the operating system that may be limited.
///
/// Only [Accounts] makes one, after it has looked: an account of a child is not the administrator, not a system
/// account and not a member of an administrators' group.
///
/// @param id the number (Linux) or SID (Windows) that the kernel knows; never the administrator's
/// @param name the log-in name
public record ChildAccount(String id, String name, Path home) {
    public ChildAccount {
        if (id.isEmpty() || id.equals("0") || name.equals("root")) {
            throw new IllegalArgumentException("the administrator's account cannot be limited");
        }
    }
}
