package org.porchlight.guard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The agents that run, in a file that only root can read and that a restart of the machine forgets: a guard that is
/// started again knows those of the one before.
///
/// @param folder which only root can write
record AgentRuns(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(AgentRuns.class);
    private static final String NAME = "agents";
    private static final String FRESH = ".new";
    private static final Pattern LINE =
            Pattern.compile("(\\d{1,10}) ([1-9]\\d{0,9}) (\\d{1,18}) ([0-9a-f]{32}) (:\\d{1,3})");

    /// What the last guard wrote. A line that makes no sense is passed over: its agent is held like any program, and
    /// another one is started.
    ///
    /// What a guard that died left half written is removed: there are keys in it.
    List<AgentRun> read() throws MachineException {
        var file = folder.resolve(NAME);
        try {
            sweep();
            var found = new ArrayList<AgentRun>();
            for (var line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                run(line).ifPresentOrElse(found::add, () -> LOG.warn("{} has a line that names no agent.", file));
            }
            return List.copyOf(found);
        } catch (NoSuchFileException | NotDirectoryException none) {
            // Whether that place is fit for a guard is said where it begins to listen.
            return List.of();
        } catch (IOException trouble) {
            throw new MachineException("read " + file + ": " + trouble.getMessage(), trouble);
        }
    }

    private void sweep() throws IOException {
        try (var left = Files.newDirectoryStream(folder, NAME + "*" + FRESH)) {
            for (var one : left) {
                Files.deleteIfExists(one);
            }
        } catch (DirectoryIteratorException trouble) {
            throw trouble.getCause();
        }
    }

    private static Optional<AgentRun> run(String line) {
        var fields = LINE.matcher(line);
        return fields.matches()
                ? Optional.of(new AgentRun(
                        fields.group(1),
                        new ProcessRef(Long.parseLong(fields.group(2)), Long.parseLong(fields.group(3))),
                        fields.group(4),
                        fields.group(5)))
                : Optional.empty();
    }

    /// Of none there is no file.
    void write(List<AgentRun> runs) throws MachineException {
        var file = folder.resolve(NAME);
        if (runs.isEmpty()) {
            delete(file);
            return;
        }
        var text = new StringBuilder();
        for (var run : runs) {
            text.append(run.account()).append(' ').append(run.process().pid()).append(' ');
            text.append(run.process().started()).append(' ').append(run.key()).append(' ');
            text.append(run.display()).append('\n');
        }
        try {
            // Made anew each time: it is private from its first byte on.
            var fresh = Files.createTempFile(
                    folder,
                    NAME,
                    FRESH,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(fresh, text);
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException trouble) {
            throw new MachineException("write " + file + ": " + trouble.getMessage(), trouble);
        }
    }

    private static void delete(Path file) throws MachineException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException trouble) {
            throw new MachineException("delete " + file + ": " + trouble.getMessage(), trouble);
        }
    }
}
