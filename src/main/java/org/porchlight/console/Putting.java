package org.porchlight.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyText;
import org.porchlight.core.policy.Problem;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

/// Puts policies in force, unless somebody else was faster, and takes back what was put here last as long as nobody put
/// another one there.
///
/// @param <W> what is remembered of each, so that it can be said what would be taken back
final class Putting<W> {
    /// What becomes of it; one of these is called.
    interface Outcome {
        void stored(Answer.Stored stored);

        /// @param put who was faster, and when
        void conflict(Optional<PolicyPut> put);

        void invalid(List<Problem> problems);

        void failed(Trouble why);
    }

    /// @param before the policy that was in force before
    /// @param version of the one that was put there
    private record Saved<W>(String before, String version, W what) {}

    private final Guard guard;
    /// Newest first.
    private final Deque<Saved<W>> saved = new ArrayDeque<>();
    private Undo.Why none = Undo.Why.UNCHANGED;

    Putting(Guard guard) {
        this.guard = guard;
    }

    /// @param inForce what the new one was made from
    /// @param version of that
    /// @param what it changes
    void put(Policy inForce, Policy next, String version, W what, Outcome outcome) {
        var before = PolicyText.write(inForce);
        put(PolicyText.write(next), version, stored -> saved.push(new Saved<>(before, stored, what)), outcome);
    }

    /// The same where what was in force before could not be put there again.
    void putForGood(Policy next, String version, Outcome outcome) {
        put(PolicyText.write(next), version, _ -> forget(Undo.Why.FOR_GOOD), outcome);
    }

    private void forget(Undo.Why why) {
        saved.clear();
        none = why;
    }

    /// What [#takeBack] would take back.
    ///
    /// @param version of the policy in force
    Undo<W> undo(String version) {
        if (saved.isEmpty()) {
            return new Undo.Nothing<>(none);
        }
        var last = saved.element();
        return last.version().equals(version)
                ? new Undo.Back<>(last.what(), true)
                : new Undo.Nothing<>(Undo.Why.OVERTAKEN);
    }

    /// @param version of the policy in force
    void takeBack(String version, Outcome outcome) {
        put(
                saved.element().before(),
                version,
                _ -> {
                    saved.poll();
                    none = Undo.Why.UNDONE;
                },
                outcome);
    }

    private void put(String yaml, String version, Consumer<String> onceStored, Outcome outcome) {
        guard.ask(
                new Command.PutPolicy(yaml, Optional.of(version)),
                answer -> {
                    switch (answer) {
                        case Answer.Stored stored -> {
                            onceStored.accept(stored.version());
                            outcome.stored(stored);
                        }
                        case Answer.Conflict conflict -> outcome.conflict(conflict.put());
                        case Answer.Invalid(var problems) -> outcome.invalid(problems);
                        default -> outcome.failed(new Trouble.NoAnswer());
                    }
                },
                outcome::failed);
    }
}
