package org.porchlight.console;

import java.util.List;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyChange;
import org.porchlight.core.policy.PolicyDraft;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.Problem;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.ipc.Answer;

/// Puts in force what stands on the page of a child's rules, and has them read again afterwards.
final class RulesSaving {
    private final RulesModel model;
    private final Putting<RulesPage.Lines> putting;

    RulesSaving(RulesModel model, Putting<RulesPage.Lines> putting) {
        this.model = model;
        this.putting = putting;
    }

    /// Puts the draft in force, unless somebody else put another policy there since it was read.
    void save(RulesPage page) {
        model.begin(page);
        var what = new RulesPage.Lines(page.draft().child(), page.draft().changes());
        putting.put(page.draft().base(), page.policy(), page.version(), what, new Outcome(page));
    }

    /// Takes the limit off that the child set itself; what is not saved stays so.
    void lift(RulesPage page) {
        var inForce = page.draft().base();
        var without = PolicyChange.ownLimit(inForce, page.draft().child(), Optional.empty());
        var line = new PolicyDraft.Change(
                PolicyLines.OWN_LIMIT, page.draft().get(PolicyLines.OWN_LIMIT), Optional.empty());
        model.begin(page);
        putting.put(
                inForce,
                without,
                page.version(),
                new RulesPage.Lines(page.draft().child(), List.of(line)),
                new Lifting(page));
    }

    Undo<RulesPage.Lines> undo(String version) {
        return putting.undo(version);
    }

    /// Takes back what was saved last.
    void takeBack(RulesPage page) {
        model.begin(page);
        putting.takeBack(page.version(), new Outcome(page));
    }

    /// What became of taking off the limit that the child set itself.
    private final class Lifting extends Outcome {
        private Lifting(RulesPage page) {
            super(page);
        }

        @Override
        public void stored(Answer.Stored stored) {
            model.readAfter(id, new RulesPage.Saving.Not(), () -> {});
        }

        /// Whatever somebody else changed meanwhile, this is asked for all the same.
        @Override
        public void conflict(Optional<PolicyPut> put) {
            model.readAfter(id, new RulesPage.Saving.Not(), model::liftOwnLimit);
        }
    }

    /// What became of saving what a page showed.
    private class Outcome implements Putting.Outcome {
        private final RulesPage page;
        final ChildId id;

        private Outcome(RulesPage page) {
            this.page = page;
            this.id = page.draft().child();
        }

        @Override
        public void stored(Answer.Stored stored) {
            model.saved(id, new RulesPage.Saving.Done(page.ofChanges(stored.notices())));
        }

        @Override
        public void conflict(Optional<PolicyPut> put) {
            model.readAfter(id, new RulesPage.Saving.Conflict(Clashes.by(put)), () -> {});
        }

        @Override
        public void invalid(List<Problem> problems) {
            model.unsaved(id, new RulesPage.Saving.Invalid(problems));
        }

        @Override
        public void failed(Trouble why) {
            model.unsaved(id, new RulesPage.Saving.Failed(why));
        }
    }
}
