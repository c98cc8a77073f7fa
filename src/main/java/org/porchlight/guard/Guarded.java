package org.porchlight.guard;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.porchlight.platform.linux.Children;

/// A guard as its supervisor sees it: a child process that beats.
///
/// @param end of the process; what Java makes each time when it is asked for one, it keeps until the process ends
/// @param beats the other end of its standard output
/// @param ending its exit code, asked for once and after its end
record Guarded(ProcessHandle process, Future<ProcessHandle> end, InputStream beats, Ending ending) {
    Guarded(ProcessHandle process, InputStream beats, Ending ending) {
        this(process, process.onExit(), beats, ending);
    }

    /// How it ended.
    interface Ending {
        /// @return its exit code; 128 and the signal when it was killed
        int code() throws InterruptedException;
    }

    /// Starts one.
    static Guarded start(List<String> command) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
        return new Guarded(process.toHandle(), process.getInputStream(), process::waitFor);
    }

    /// One that was started before this process became a supervisor, with its standard output on our standard input.
    ///
    /// @param pid of a child of this process; nothing comes of any other, or of one that ended so soon that
    /// the launcher has taken it off the kernel's list
    static Optional<Guarded> adopted(String pid) {
        return ProcessHandle.of(Long.parseLong(pid))
                .filter(process -> process.parent().equals(Optional.of(ProcessHandle.current())))
                .map(process -> new Guarded(process, System.in, () -> Children.reap(process.pid())));
    }

    /// Waits for its end, at most that long.
    boolean hasEndedWithin(Duration most) throws InterruptedException {
        try {
            end.get(most.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
