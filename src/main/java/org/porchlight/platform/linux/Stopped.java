package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

/// Which processes of an account signals of ours stopped, in a file that a guard started anew reads: what its person
/// had stopped before stays so.
///
/// A line is `pid TAB start`, added before the process is touched.
///
/// @param file in the run directory, which only root can write
record Stopped(Path file) {
    private static final Pattern LINE = Pattern.compile("(\\d{1,9})\t(\\d{1,18})");
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    /// The file for one account.
    static Stopped of(Path runDirectory, String uid) {
        return new Stopped(runDirectory.resolve("stopped-" + uid + ".tsv"));
    }

    boolean exists() {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    void add(Collection<ProcessRef> processes) throws MachineException {
        var text = new StringBuilder();
        processes.forEach(process -> text.append(process.pid())
                .append('\t')
                .append(process.started())
                .append('\n'));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    text,
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new MachineException("note which processes are stopped in " + file + ": " + e.getMessage(), e);
        }
    }

    /// Empty where there is no file. A line that was cut off by a crash is left out.
    Set<ProcessRef> read() throws MachineException {
        var stopped = new HashSet<ProcessRef>();
        try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            var text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
            for (var line : text.lines().map(LINE::matcher).toList()) {
                if (line.matches()) {
                    stopped.add(new ProcessRef(Long.parseLong(line.group(1)), Long.parseLong(line.group(2))));
                }
            }
        } catch (NoSuchFileException e) {
            return new HashSet<>();
        } catch (IOException e) {
            throw new MachineException("read which processes are stopped in " + file + ": " + e.getMessage(), e);
        }
        return stopped;
    }

    void delete() throws MachineException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new MachineException("delete " + file + ": " + e.getMessage(), e);
        }
    }
}
