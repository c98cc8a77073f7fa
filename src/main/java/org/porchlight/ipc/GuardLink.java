package org.porchlight.ipc;

import java.io.IOException;
import java.util.function.Consumer;
import org.porchlight.core.report.StatusReport;

/// A client's connection to the guard. Safe for any thread; answers come in the order of the questions.
public interface GuardLink extends AutoCloseable {
    /// Asks and waits for the answer, at most 5 s.
    ///
    /// @throws IOException when the guard is gone or does not answer
    Answer ask(Command command) throws IOException;

    /// Gets the status now and at every change, on a thread of the link's own, until the link closes.
    ///
    /// @param lost called once, when the guard is gone
    void watch(Consumer<StatusReport> listener, Runnable lost) throws IOException;

    @Override
    void close();
}
