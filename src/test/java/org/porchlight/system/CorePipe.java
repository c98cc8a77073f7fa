package org.porchlight.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The whole machine's cores go into a pipe while it is open, as with systemd-coredump and apport (core(5)); each
/// leaves
/// an empty file `core-PID`.
final class CorePipe implements AutoCloseable {
    private static final Path PATTERN = Path.of("/proc/sys/kernel/core_pattern");

    private final String before;

    CorePipe(Path folder) throws IOException {
        before = Files.readString(PATTERN);
        var script = folder.resolve("dump");
        Files.writeString(script, "#!/bin/sh\n: >\"" + folder + "/core-$1\"\nexec cat >/dev/null\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(PATTERN, "|" + script + " %P");
    }

    @Override
    public void close() throws IOException {
        Files.writeString(PATTERN, before);
    }
}
