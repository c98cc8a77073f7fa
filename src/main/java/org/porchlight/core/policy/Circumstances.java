package org.porchlight.core.policy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a policy file is read against, beside itself.
///
/// @param accounts what the machine has against limiting an account
/// @param today of the household; nothing when no day is meant, and then nothing is in the past
/// @param imported calendar files by the SHA-256 of their bytes, 64 hexadecimal digits
/// @param gone children that were taken out of the policy: their ids are not given again, so that nobody comes back to
///     an account that was somebody else's
public record Circumstances(
        AccountCheck accounts, Optional<LocalDate> today, Map<String, ImportedCalendar> imported, Set<ChildId> gone) {
    /// No machine, no day, no calendars, nobody before.
    public static final Circumstances NONE =
            new Circumstances(_ -> Optional.empty(), Optional.empty(), Map.of(), Set.of());

    /// What a machine has against limiting an account.
    public interface AccountCheck {
        /// @return the rest of a sentence, such as "is a member of sudo"; nothing when it may be limited
        Optional<String> objection(String account);
    }

    public Circumstances {
        imported = Map.copyOf(imported);
        gone = Set.copyOf(gone);
    }

    public Circumstances with(AccountCheck machine) {
        return new Circumstances(machine, today, imported, gone);
    }

    public Circumstances on(LocalDate day) {
        return new Circumstances(accounts, Optional.of(day), imported, gone);
    }

    public Circumstances with(Map<String, ImportedCalendar> calendars) {
        return new Circumstances(accounts, today, calendars, gone);
    }

    public Circumstances without(Set<ChildId> children) {
        return new Circumstances(accounts, today, imported, children);
    }
}
