package org.porchlight.ipc;

import java.io.IOException;

/// Takes the lines of a long answer. They reach the peer in pieces, before the answer itself; whoever adds them waits
/// for
/// the peer, at most 5 s for a piece.
public interface Lines {
    /// Adds a line, given without its end.
    ///
    /// @throws IOException when the peer is gone or takes nothing
    void add(String line) throws IOException;

    /// Sends what was added, and waits until the guard has news; at once the first time.
    ///
    /// @return not: the peer is gone
    boolean awaitNews() throws IOException, InterruptedException;
}
