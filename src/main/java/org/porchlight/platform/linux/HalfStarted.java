package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.porchlight.port.MachineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a process was about to start when it came to its end: its forks that are not yet another program.
///
/// Such a fork has all that its parent had open. That of a guard which watches programs waits for the guard to let it
/// start, and keeps the guard's descriptor for this open: with the guard dead nobody answers, and every start of a
/// program on the machine waits for as long as the fork is there. They are known by the pipe that is their standard
/// output, which nobody else has.
public final class HalfStarted {
    private static final Logger LOG = LoggerFactory.getLogger(HalfStarted.class);

    private final Optional<Path> pipe;

    private HalfStarted(Optional<Path> pipe) {
        this.pipe = pipe;
    }

    /// @param parent a child of this process, that has just been started with a pipe for its standard output
    public static HalfStarted of(long parent) {
        return new HalfStarted(output((int) parent));
    }

    /// Ends them; the parent is dead. Executes nothing, since that would wait too.
    public void end() throws MachineException {
        if (pipe.isEmpty()) {
            return;
        }
        for (int pid : Proc.pids()) {
            if (output(pid).equals(pipe)) {
                end(pid);
            }
        }
    }

    private static void end(int pid) {
        ProcessHandle.of(pid).ifPresent(fork -> {
            fork.destroyForcibly();
            LOG.warn("A program that the guard was about to start was ended with it.");
        });
    }

    /// Where the standard output of a process leads, unless it has none, is gone, or may not be looked at.
    private static Optional<Path> output(int pid) {
        try {
            return Optional.of(Files.readSymbolicLink(Proc.folder(pid).resolve("fd/1")));
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
