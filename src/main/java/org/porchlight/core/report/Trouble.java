package org.porchlight.core.report;

import java.util.List;
import java.util.Locale;

/// Something that parents should know of the guard itself.
///
/// @param what the particular: a file, or what the system said
public record Trouble(Sort sort, String what) {
    /// What is wrong. Each has words in every language, under `trouble.` and its id.
    public enum Sort {
        /// The ledger was damaged and is set aside under the name that is said.
        LEDGER_DAMAGED,
        /// The ledger was gone, and a new one has begun.
        LEDGER_LOST,
        /// The ledger was gone, and what was kept beside it too: the guard knows no rules.
        RULES_LOST,
        /// What was kept beside the ledger could not be read and is set aside under the name that is said.
        STANDBY_DAMAGED,
        /// The ledger is not as it was written: the event, or what is folded from them, is said.
        LEDGER_CHANGED,
        /// A later program wrote the ledger; the guard works from memory.
        LEDGER_NEWER,
        /// The ledger cannot be used; the guard works from memory and tries again.
        LEDGER_UNUSABLE,
        /// There is no room for the ledger; the guard works from memory and tries again.
        DISK_FULL,
        /// What is kept beside the ledger could not be written.
        STANDBY_UNWRITABLE,
        /// What was forgotten has bytes in the ledger's files still, which could not be written anew.
        FORGOTTEN_IN_FILE,
        /// So many facts waited for the ledger that what was used is kept as sums; how many is said.
        FACTS_SUMMED,
        /// What should stand still could not be held, or let go; why is said.
        NOT_HELD,
        /// New log-ins cannot be refused on this machine; why is said.
        LOGINS_PASS,
        /// What the policy wants of a session at zero could not be done, so that its programs are only held; why is
        /// said.
        NOT_ENDED,
        /// Broken: an account is of two children; which is said.
        ACCOUNT_SHARED,
        /// Broken: an account of a child is an administrator's or the system's, and is not limited.
        ACCOUNT_ADMINISTRATOR,
        /// An account of a child is not there.
        ACCOUNT_MISSING,
        /// An account of a child is not the one it was, and is not limited.
        ACCOUNT_CHANGED,
        /// An account of a child can become the administrator by a way that is said.
        ACCOUNT_RISES,
        /// Accounts of people who are neither child nor administrator.
        ACCOUNTS_OTHER,
        /// A ledger that was set aside was deleted, because there were too many; which is said.
        ASIDE_DROPPED,
        /// All that a child is told of these: its account may lack something.
        ACCOUNT_INCOMPLETE;

        /// Whether an account may lack something for it.
        private boolean isOfTheAccount() {
            return switch (this) {
                case LEDGER_DAMAGED,
                        LEDGER_LOST,
                        RULES_LOST,
                        LEDGER_CHANGED,
                        LEDGER_NEWER,
                        LEDGER_UNUSABLE,
                        DISK_FULL,
                        FACTS_SUMMED,
                        ACCOUNT_INCOMPLETE -> true;
                case STANDBY_UNWRITABLE,
                        FORGOTTEN_IN_FILE,
                        STANDBY_DAMAGED,
                        ASIDE_DROPPED,
                        NOT_HELD,
                        LOGINS_PASS,
                        NOT_ENDED,
                        ACCOUNT_SHARED,
                        ACCOUNT_ADMINISTRATOR,
                        ACCOUNT_MISSING,
                        ACCOUNT_CHANGED,
                        ACCOUNT_RISES,
                        ACCOUNTS_OTHER -> false;
            };
        }

        /// As clients are told, such as `disk-full`.
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public String id() {
        return sort.id();
    }

    /// What a child is told: that its account may lack something, and nothing of the machine.
    static List<Trouble> toChild(List<Trouble> troubles) {
        return troubles.stream().anyMatch(trouble -> trouble.sort().isOfTheAccount())
                ? List.of(new Trouble(Sort.ACCOUNT_INCOMPLETE, ""))
                : List.of();
    }
}
