package org.porchlight.agent;

import java.util.Optional;

/// What the pane shows in which a child asks for time.
///
/// @param left how things stand, as a sentence
/// @param program the program in use, which may be what it is for
/// @param code whether a one-time code can be entered instead
record AskLook(String left, Optional<String> program, boolean code, State state) {
    sealed interface State {
        /// The child chooses and writes.
        ///
        /// @param problem why the last try was not taken
        record Choosing(Optional<String> problem) implements State {}

        /// The guard has it and has not answered.
        record Sending() implements State {}

        /// A parent is to answer.
        record Waiting(String sentence) implements State {}

        /// A parent said yes.
        record Granted(String sentence) implements State {}

        /// A parent said no.
        record Denied(String sentence) implements State {}

        /// Nobody answered in time.
        record Unanswered(String sentence) implements State {}
    }
}
