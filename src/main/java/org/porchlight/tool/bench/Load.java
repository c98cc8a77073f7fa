package org.porchlight.tool.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A program for each processor that never rests, beside what is measured; they end with this, or soon after the bench.
record Load(List<Process> programs) implements AutoCloseable {
    private static final List<String> BUSY = List.of(
            "sh", "-c", "while kill -0 $PPID; do i=0; while [ $i -lt 99999 ]; do i=$((i + 1)); done; done 2>/dev/null");

    static Load ofEveryProcessor() throws IOException {
        var load = new Load(new ArrayList<>());
        try {
            for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                load.programs.add(new ProcessBuilder(BUSY).start());
            }
            return load;
        } catch (IOException trouble) {
            load.close();
            throw trouble;
        }
    }

    @Override
    public void close() {
        programs.forEach(Process::destroyForcibly);
        programs.forEach(program -> program.onExit().join());
    }
}
