package org.porchlight.console;

import java.util.function.Consumer;
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
}
