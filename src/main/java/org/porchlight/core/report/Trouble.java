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
        LEDGER_DAMAGED(Check.Of.STORE, Check.State.WEAK),
        /// The ledger was gone, and a new one has begun.
        LEDGER_LOST(Check.Of.STORE, Check.State.WEAK),
        /// The ledger was gone, and what was kept beside it too: the guard knows no rules.
        RULES_LOST(Check.Of.STORE, Check.State.BROKEN),
        /// What was kept beside the ledger could not be read and is set aside under the name that is said.
        STANDBY_DAMAGED(Check.Of.STORE, Check.State.WEAK),
        /// The ledger is not as it was written: the event, or what is folded from them, is said.
        LEDGER_CHANGED(Check.Of.STORE, Check.State.BROKEN),
        /// A calendar that the rules name cannot be read, and its days are like any other; its hash is said.
        CALENDAR_LOST(Check.Of.STORE, Check.State.WEAK),
        /// A later program wrote the ledger; the guard works from memory.
        LEDGER_NEWER(Check.Of.STORE, Check.State.WEAK),
        /// The ledger cannot be used; the guard works from memory and tries again.
        LEDGER_UNUSABLE(Check.Of.STORE, Check.State.WEAK),
        /// There is no room for the ledger; the guard works from memory and tries again.
        DISK_FULL(Check.Of.STORE, Check.State.WEAK),
        /// What is kept beside the ledger could not be written.
        STANDBY_UNWRITABLE(Check.Of.STORE, Check.State.WEAK),
        /// What was forgotten has bytes in the ledger's files still, which could not be written anew.
        FORGOTTEN_IN_FILE(Check.Of.STORE, Check.State.WEAK),
        /// So many facts waited for the ledger that what was used is kept as sums; how many is said.
        FACTS_SUMMED(Check.Of.STORE, Check.State.WEAK),
        /// What should stand still could not be held, or let go; why is said.
        NOT_HELD(Check.Of.FREEZER, Check.State.BROKEN),
        /// Programs can only be held by signals, which a child can undo.
        HELD_BY_SIGNALS(Check.Of.FREEZER, Check.State.WEAK),
        /// Starts of programs cannot be watched, so all start; why is said.
        PROGRAMS_PASS(Check.Of.PROGRAMS, Check.State.BROKEN),
        /// Sites cannot be kept to the rules; why is said.
        SITES_PASS(Check.Of.SITES, Check.State.BROKEN),
        /// New log-ins cannot be refused on this machine; why is said.
        LOGINS_PASS(Check.Of.PAM, Check.State.WEAK),
        /// A child's agent keeps ending; whose is said. Nothing that holds depends on it.
        AGENT_DIES(Check.Of.AGENT, Check.State.WEAK),
        /// A child's desktop does not let the keyboard be taken while the lock card is up; whose is said.
        AGENT_NO_KEYBOARD(Check.Of.AGENT, Check.State.WEAK),
        /// A child's desktop does not tell the program in front, so that all counts; whose is said.
        AGENT_NO_FRONT(Check.Of.AGENT, Check.State.WEAK),
        /// A child's desktop does not tell whether anybody is there, so that all counts; whose is said.
        AGENT_NO_IDLE(Check.Of.AGENT, Check.State.WEAK),
        /// What the policy wants of a session at zero could not be done, so that its programs are only held; why is
        /// said.
        NOT_ENDED(Check.Of.SESSIONS, Check.State.WEAK),
        /// Broken: an account is of two children; which is said.
        ACCOUNT_SHARED(Check.Of.ACCOUNTS, Check.State.BROKEN),
        /// Broken: an account of a child is an administrator's or the system's, and is not limited.
        ACCOUNT_ADMINISTRATOR(Check.Of.ADMINISTRATORS, Check.State.BROKEN),
        /// An account of a child is not there.
        ACCOUNT_MISSING(Check.Of.ACCOUNTS, Check.State.WEAK),
        /// An account of a child is not the one it was, and is not limited.
        ACCOUNT_CHANGED(Check.Of.ACCOUNTS, Check.State.BROKEN),
        /// An account of a child can become the administrator by a way that is said.
        ACCOUNT_RISES(Check.Of.ADMINISTRATORS, Check.State.WEAK),
        /// Somebody gave wrong secrets many times in a row; who, of which kind and how often is said.
        SECRETS_WRONG(Check.Of.SECRETS, Check.State.WEAK),
        /// One-time codes were enrolled for a child within a day; for whom, of what amount and by whom is said.
        CODES_ENROLLED(Check.Of.SECRETS, Check.State.OK),
        /// Accounts of people who are neither child nor administrator.
        ACCOUNTS_OTHER(Check.Of.OTHER_ACCOUNTS, Check.State.WEAK),
        /// A ledger that was set aside was deleted, because there were too many; which is said.
        ASIDE_DROPPED(Check.Of.STORE, Check.State.WEAK),
        /// A week of a child has not arrived where parents want it, and is tried again; why is said.
        REPORT_WAITS(Check.Of.REPORTS, Check.State.WEAK),
        /// A week of a child could not be sent for so long that it is given up; whose and which is said.
        REPORT_GIVEN_UP(Check.Of.REPORTS, Check.State.WEAK),
        /// All that a child is told of these: its account may lack something.
        ACCOUNT_INCOMPLETE(Check.Of.STORE, Check.State.WEAK);

        private final Check.Of of;
        private final Check.State state;

        Sort(Check.Of of, Check.State state) {
            this.of = of;
            this.state = state;
        }

        /// The check of which it is the outcome.
        public Check.Of of() {
            return of;
        }

        /// How bad that is.
        public Check.State state() {
            return state;
        }

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
                        CALENDAR_LOST,
                        ASIDE_DROPPED,
                        NOT_HELD,
                        HELD_BY_SIGNALS,
                        PROGRAMS_PASS,
                        SITES_PASS,
                        LOGINS_PASS,
                        AGENT_DIES,
                        AGENT_NO_KEYBOARD,
                        AGENT_NO_FRONT,
                        AGENT_NO_IDLE,
                        NOT_ENDED,
                        ACCOUNT_SHARED,
                        ACCOUNT_ADMINISTRATOR,
                        ACCOUNT_MISSING,
                        ACCOUNT_CHANGED,
                        ACCOUNT_RISES,
                        SECRETS_WRONG,
                        CODES_ENROLLED,
                        ACCOUNTS_OTHER,
                        REPORT_WAITS,
                        REPORT_GIVEN_UP -> false;
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

    /// What the particular is made of, where it is a list such as `mei, 15m, mum`.
    public List<String> parts() {
        return List.of(what.split(", "));
    }
}
