package org.porchlight.tool.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The words that a process was started with, as the kernel has them: what the JDK tells of many is cut.
public final class CommandLine {
    private CommandLine() {}

    /// @return nothing when the process is gone
    public static List<String> of(long pid) {
        try {
            return List.of(new String(
                            Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline")), StandardCharsets.UTF_8)
                    .split("\0"));
        } catch (IOException gone) {
            return List.of();
        }
    }
}
