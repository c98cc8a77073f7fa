package org.porchlight.port;

import java.util.List;
import org.porchlight.core.engine.State;
import org.porchlight.core.report.Trouble;

/// The store of a guard that goes on whatever becomes of the ledger's file.
public interface GuardStore extends Store {
    /// Whether facts can be kept now, as far as is known.
    boolean isOpen();

    /// Opens the ledger again, or a new one, and brings it up to a state that was reached without it.
    void begin(State state) throws StoreException;

    /// Keeps beside the ledger what is needed to go on without it; on disk on return. Commits do not wait for it.
    void stand(State state);

    /// What parents should know, oldest first.
    List<Trouble> troubles();

    /// Tells of something that is wrong beside the file itself.
    void tell(Trouble.Sort sort, String what);
}
