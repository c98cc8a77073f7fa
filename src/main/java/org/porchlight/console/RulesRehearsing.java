package org.porchlight.console;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.policy.PolicyText;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

/// Asks what a draft would have changed on the last four weeks; at most one question at a time.
final class RulesRehearsing {
    private static final int WEEKS = 4;

    private final Guard guard;
    private Guard.@Nullable Asked asked;

    RulesRehearsing(Guard guard) {
        this.guard = guard;
    }

    /// @param told gets the page's state of it, and of saving where the draft cannot stand
    void ask(RulesPage page, Consumer<RulesPage> told) {
        drop();
        var id = page.draft().child();
        asked = guard.ask(
                new Command.Rehearse(PolicyText.write(page.policy()), WEEKS),
                answer -> {
                    if (answer instanceof Answer.Rehearsal(var report)) {
                        var child = report.children().stream()
                                .filter(one ->
                                        one.child().equals(id) && !one.days().isEmpty())
                                .findFirst();
                        told.accept(page.with(new RulesPage.Rehearsed.Told(child)));
                    } else if (answer instanceof Answer.Invalid(var problems)) {
                        told.accept(
                                page.with(new RulesPage.Rehearsed.Not()).with(new RulesPage.Saving.Invalid(problems)));
                    }
                },
                why -> told.accept(page.with(new RulesPage.Rehearsed.Untold(why.ofReading()))));
    }

    void drop() {
        var running = asked;
        asked = null;
        if (running != null) {
            running.drop();
        }
    }
}
