package org.porchlight.ipc;

import java.util.Optional;
import java.util.Set;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Lack;

/// What the agent of a child's session says of itself, and what it sees there: a claim, not a fact.
public sealed interface AgentClaim extends Command.ByChild {
    /// The client is the agent of the child's session.
    ///
    /// @param key which the guard gave to the agent that it started, 32 hexadecimal digits; what one without the
    ///     right key tells is not heard
    record IAmTheAgent(Optional<String> key) implements AgentClaim {
        public IAmTheAgent {
            if (key.filter(text -> !isKey(text)).isPresent()) {
                throw new IllegalArgumentException("not the key of an agent");
            }
        }

        /// Whether a text can be a key: 32 lower-case hexadecimal digits.
        public static boolean isKey(String text) {
            return text.length() == 32 && text.chars().allMatch(c -> "0123456789abcdef".indexOf(c) >= 0);
        }
    }

    /// The lock card is on the screen and has the keyboard.
    record CardShown() implements AgentClaim {}

    /// The process that owns the window in front; 0 when none does.
    record InFront(long pid) implements AgentClaim {}

    /// Nobody has touched keyboard and mouse for some minutes, or somebody does again.
    record Idle(boolean on) implements AgentClaim {}

    /// What the desktop of the child's session does not let the agent do; in the place of what was said before.
    record Lacks(Set<Lack> lacks) implements AgentClaim {
        public Lacks {
            lacks = Set.copyOf(lacks);
        }
    }

    /// The processes below this one are the child's. A soft guard takes them; a real one knows the account's by itself.
    ///
    /// @param pid the process that started them, which is not one of them
    /// @param child another one whose they are: such a guard hears all its children by one socket
    record MyTree(long pid, Optional<ChildId> child) implements AgentClaim {}
}
