package org.porchlight.port;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The accounts of the operating system.
public interface Accounts {
    /// What became of a look-up.
    sealed interface Answer {
        /// It may be limited.
        ///
        /// @param homeOwner number or SID of its home's owner; empty without a home, or when that is the
        ///     administrator's, as before a home is mounted
        record Found(ChildAccount account, String homeOwner) implements Answer {}

        /// There is none of that name.
        record Missing() implements Answer {}

        /// It is an administrator's, or belongs to the system; it is never limited.
        ///
        /// @param why such as "is a member of sudo"
        record Refused(String why) implements Answer {}
    }

    /// Looks up the account with a log-in name. May read files of the system; any thread.
    ///
    /// @throws MachineException when the machine cannot be asked
    Answer look(String name) throws MachineException;

    /// The number of an account, whoever's it is, or what the system has instead; nothing where there is none.
    default Optional<String> id(String name) throws MachineException {
        return switch (look(name)) {
            case Answer.Found found -> Optional.of(found.account().id());
            case Answer.Missing _, Answer.Refused _ -> Optional.empty();
        };
    }

    /// Whether an account is a member of the group of a name; also true where nobody can tell.
    default boolean isIn(ChildAccount account, String group) throws MachineException {
        return true;
    }

    /// Accounts of people that may be limited, as far as the machine lists any.
    default List<ChildAccount> people() throws MachineException {
        return List.of();
    }

    /// Ways by which an account that may be limited can become the administrator all the same.
    ///
    /// @return names of groups and files; mostly none
    default Set<String> waysToRise(ChildAccount account) throws MachineException {
        return Set.of();
    }
}
