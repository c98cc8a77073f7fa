package org.porchlight.tool.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.porchlight.port.StoreException;

/// Takes the time of things.
final class Measure {
    private static final long PROCESS_LIMIT_SECONDS = 60;

    /// What is measured.
    interface Go {
        Object once(int no) throws StoreException;
    }

    /// What was made last: it lies where another thread could see it, so that nobody optimises the making away.
    static volatile @Nullable Object made;

    private Measure() {}

    /// A thing of microseconds: each figure is the mean of a batch, after as many batches to warm up.
    static Figures small(int batches, int batch, Go go) throws StoreException {
        run(batches, batch, go);
        return Figures.of(run(batches, batch, go));
    }

    private static long[] run(int batches, int batch, Go go) throws StoreException {
        var nanos = new long[batches];
        for (int i = 0; i < batches; i++) {
            long begin = System.nanoTime();
            for (int j = 0; j < batch; j++) {
                made = go.once(i * batch + j);
            }
            nanos[i] = (System.nanoTime() - begin) / batch;
        }
        return nanos;
    }

    /// A whole process from start to end, fed with a text and its output thrown away.
    ///
    /// @throws IOException when it does not end well within a minute
    static Figures process(int goes, List<String> command, String input) throws IOException, InterruptedException {
        var nanos = new long[goes];
        for (int i = 0; i < goes; i++) {
            long begin = System.nanoTime();
            var process = new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(PROCESS_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("measuring " + command.getFirst() + ": it did not end within a minute");
            }
            if (process.exitValue() != 0) {
                throw new IOException(
                        "measuring " + String.join(" ", command) + ": it ended with exit code " + process.exitValue());
            }
            nanos[i] = System.nanoTime() - begin;
        }
        return Figures.of(nanos);
    }
}
