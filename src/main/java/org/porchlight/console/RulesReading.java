package org.porchlight.console;

import java.util.Map;
import java.util.function.Consumer;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.PolicyReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

/// Reads the policy in force; what an older reading still tells is dropped.
final class RulesReading {
    private final Guard guard;
    /// Counts readings.
    private int reading;

    RulesReading(Guard guard) {
        this.guard = guard;
    }

    /// Nobody wants to wait any more.
    void drop() {
        reading++;
    }

    void read(Consumer<PolicyReport> told, Consumer<Trouble> failed) {
        int mine = ++reading;
        guard.ask(
                new Command.GetPolicy(),
                answer -> {
                    if (mine == reading && answer instanceof Answer.Policy(var report)) {
                        told.accept(report);
                    }
                },
                why -> {
                    if (mine == reading) {
                        failed.accept(why.ofReading());
                    }
                });
    }

    /// Asks what the family calls its parents; told by their ids.
    void names(Consumer<Map<String, String>> told) {
        ParentsByName.ask(guard, told);
    }

    /// Asks since when the lines of a child stand, which is not told everywhere.
    void ages(ChildId id, Consumer<PolicyReport> told) {
        guard.ask(
                new Command.PolicyOf(id),
                answer -> {
                    if (answer instanceof Answer.Policy(var report)) {
                        told.accept(report);
                    }
                },
                _ -> {});
    }
}
