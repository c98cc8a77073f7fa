package org.porchlight.core.report;

import java.util.List;
import java.util.Locale;

/// How one thing is that a guarded PC hangs on.
public sealed interface Check {
    /// What is looked at, in the order in which it is told.
    enum Of {
        /// Whether a guard answers.
        GUARD,
        /// Whether it starts with the PC and comes back when it is killed.
        SUPERVISOR,
        /// Whether rules are in force.
        RULES,
        /// Whether a child is, or can become, the administrator.
        ADMINISTRATORS,
        /// Whether each child has accounts of its own.
        ACCOUNTS,
        /// Whether there are accounts of people that are neither a child's nor an administrator's.
        OTHER_ACCOUNTS,
        /// Whether somebody guesses at the parents' secrets.
        SECRETS,
        /// Which trees of control groups there are.
        CGROUPS,
        /// By what programs are held.
        FREEZER,
        /// How it is heard that a held child's program starts.
        PROC_CONNECTOR,
        /// Whether new log-ins can be refused.
        PAM,
        /// Who says which log-in has the screen.
        SESSIONS,
        /// Whether starts of programs can be refused.
        PROGRAMS,
        /// Whether sites can be kept to the rules.
        SITES,
        /// Whether disc, card and titles were tried on the desktops of this PC.
        AGENT,
        /// Whether the date is sure.
        CLOCK,
        /// Whether the ledger is as it should be.
        STORE,
        /// What a guard that is gone left behind.
        LEFTOVERS;

        /// As clients are told, such as `proc-connector`.
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// How it is, the worse the later.
    enum State {
        OK,
        /// It works, and not as well as it could.
        WEAK,
        /// It cannot be seen from here.
        UNAVAILABLE,
        /// A child is not limited by it.
        BROKEN
    }

    Of of();

    State state();

    /// Says that only the administrator could see it.
    static Check unseen(Of of) {
        return new Seen(of, State.UNAVAILABLE, "unseen");
    }

    /// What was seen on the machine.
    ///
    /// @param key tells which sentence says it, among those of its sort; has words in every language
    /// @param args what is put into the sentence
    record Seen(Of of, State state, String key, List<String> args) implements Check {
        public Seen {
            args = List.copyOf(args);
        }

        public Seen(Of of, State state, String key, String... args) {
            this(of, state, key, List.of(args));
        }
    }

    /// What a guard tells parents by itself.
    record Told(Trouble trouble) implements Check {
        @Override
        public Of of() {
            return trouble.sort().of();
        }

        @Override
        public State state() {
            return trouble.sort().state();
        }
    }
}
