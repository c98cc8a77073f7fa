package org.porchlight.core.report;

import java.util.List;
import org.porchlight.core.account.DayAccount;

/// The account of a day, with what happened on it.
///
/// @param notes in order
public record AccountReport(DayAccount account, List<DayNote> notes) {
    public AccountReport {
        notes = List.copyOf(notes);
    }
}
