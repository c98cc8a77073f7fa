package org.porchlight.tool.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.porchlight.tool.demo.CommandLine;

/// How a bare window is started like one of our processes: by the same Java, with the same flags and environment.
record BareStart(List<String> command, Map<String, String> environment) {
    private static final String MAIN = "org.porchlight.Main";

    BareStart {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /// @param pid of a process of ours
    static BareStart like(long pid) throws IOException {
        var words = CommandLine.of(pid);
        if (!words.contains(MAIN)) {
            throw new IOException("measuring windows: process " + pid + " is gone");
        }
        var command = new ArrayList<>(words.subList(0, words.indexOf(MAIN)));
        command.add(BareWindow.class.getName());
        var environment = new HashMap<String, String>();
        var said = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ"));
        for (var word : new String(said, StandardCharsets.UTF_8).split("\0", -1)) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                environment.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return new BareStart(command, environment);
    }
}
