package org.porchlight.port;

import java.util.List;
import java.util.Optional;
import org.porchlight.core.engine.State;
import org.porchlight.core.report.Trouble;

/// The store of a guard that goes on whatever becomes of the ledger's file.
public interface GuardStore extends Store {
    /// Whether facts can be kept now, as far as is known.
    boolean isOpen();

    /// How often a ledger was opened so far: what was read of an earlier one need not be in this one.
    int openings();

    /// Opens the ledger again, or a new one, and brings it up to a state that was reached without it.
    void begin(State state) throws StoreException;

    /// Keeps beside the ledger what is needed to go on without it; on disk on return. Commits do not wait for it.
    void stand(State state);

    /// A calendar as it is kept beside the ledger, in place of one in the ledger that cannot be read; that is told.
    Optional<String> bringBackCalendar(String sha256) throws StoreException;

    /// Whether what is folded from the facts is in doubt, because a row was not as it was written. Nobody waits.
    boolean isRefoldDue();

    /// Folds the facts anew where that is due. Where it cannot be, because a fact is not as it was written either, and
    /// nothing can be kept for it, the ledger is set aside. Folding does not hold up writing.
    void refold() throws StoreException;

    /// Files that were set aside because they could not be used, by path. Nobody can tell what is in them.
    List<String> setAside() throws StoreException;

    /// What parents should know, oldest first.
    List<Trouble> troubles();

    /// Tells of something that is wrong beside the file itself.
    void tell(Trouble.Sort sort, String what);
}
