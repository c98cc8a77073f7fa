package org.porchlight.tool.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// What the kernel says a process takes.
public final class ProcessFigures {
    private ProcessFigures() {}

    /// Memory that a process has in the machine's, in bytes.
    public static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                .findFirst()
                .orElseThrow(() -> new IOException("measuring memory: process " + pid + " is gone"));
    }

    /// The same over a while.
    static Figures resident(long pid, int readings, Duration watched) throws IOException, InterruptedException {
        var bytes = new long[readings];
        for (int i = 0; i < readings; i++) {
            TimeUnit.NANOSECONDS.sleep(watched.toNanos() / readings);
            bytes[i] = resident(pid);
        }
        return Figures.of(bytes);
    }

    /// Processor time of a process and of those of its children that have ended, in nanoseconds.
    static long busy(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int i = 11; i <= 14; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks * Duration.ofMillis(10).toNanos();
    }
}
