package org.porchlight.port;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.DayNote;

/// The ledger of a PC, with what is folded from its facts and with what they name.
///
/// Writing is for one thread; reading for any. A commit is on disk when it returns.
public interface Store extends Ledger {
    /// A calendar that was imported, by the SHA-256 of its file: the text that was kept.
    Optional<String> calendar(String sha256) throws StoreException;

    /// Keeps an imported calendar, before a policy that names it; from any thread. One that is known already becomes
    /// the new one.
    ///
    /// @param sha256 of the file, 64 hexadecimal digits
    /// @param name of the file
    /// @param json at most 1 MiB
    void putCalendar(String sha256, String name, String json) throws StoreException;

    /// What happened on a day, in order.
    List<DayNote> notes(ChildId child, LocalDate day) throws StoreException;

    /// Days as sums, one for each day from `from` to `to`, both inside; at most 400 days.
    List<DayFacts> days(ChildId child, LocalDate from, LocalDate to) throws StoreException;
}
