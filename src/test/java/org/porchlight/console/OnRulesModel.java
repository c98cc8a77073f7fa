package org.porchlight.console;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Command;

/// The rules of Mei on their page, and a guard that has them in force.
abstract class OnRulesModel {
    static final String DAYS_OFF = "time.budget.days-off";
    final FakeLink link = new FakeLink(Family.evening(false), Family.accounts());
    final MeisRules rules = new MeisRules();
    final Line line = new Line(true, Runnable::run, Runnable::run, Runnable::run, (_, _) -> {});
    final RulesModel model = new RulesModel(line);
    RulesScreen shown = new RulesScreen.Loading();

    @BeforeEach
    void open() {
        rules.tell(link);
        line.dial(() -> Optional.of(link.beside()));
        model.show(screen -> shown = screen);
        model.seen(seen(Family.evening(false), false));
    }

    static Seen seen(StatusReport status, boolean lost) {
        return new Seen(status, Optional.of(Family.MEI), lost);
    }

    /// A model whose guard has not answered yet that another budget was saved, when the parent looks at Jie.
    RulesModel savingWhileJieIsLookedAt(SlowGuard slow) {
        var late = new RulesModel(slow);
        late.show(screen -> shown = screen);
        late.seen(seen(Family.evening(false), false));
        slow.answer(Command.GetPolicy.class, rules.told());
        late.edits().set(DAYS_OFF, minutes(75));
        late.save();
        late.seen(new Seen(Family.evening(false), Optional.of(Family.JIE), false));
        return late;
    }

    RulesPage page() {
        return ((RulesScreen.Ready) shown).page();
    }

    static Optional<RuleValue> minutes(long minutes) {
        return Optional.of(new RuleValue.Length(Duration.ofMinutes(minutes)));
    }

    Optional<RuleValue> inForce(String path) {
        return PolicyLines.get(rules.inForce().policy(), Family.MEI, path);
    }
}
