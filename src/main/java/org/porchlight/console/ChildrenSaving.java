package org.porchlight.console;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.porchlight.console.ChildrenPage.Saving;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.Problem;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.ipc.Answer;

/// Puts in force what stands on the page of the children, and has it read again afterwards.
final class ChildrenSaving implements Putting.Outcome {
    private final ChildrenModel model;
    private final Putting<ChildrenPage.Touched> putting;

    ChildrenSaving(ChildrenModel model, Putting<ChildrenPage.Touched> putting) {
        this.model = model;
        this.putting = putting;
    }

    /// Puts the draft in force, unless somebody else put another policy there since it was read.
    void save(ChildrenPage page, LocalDate today) {
        var draft = page.draft();
        draft.policy(today)
                .ifPresentOrElse(
                        policy -> put(page, policy),
                        () -> model.update(now -> now.with(new Saving.Incomplete(draft.incomplete(today)))));
    }

    private void put(ChildrenPage page, Policy policy) {
        var draft = page.draft();
        model.update(now -> now.with(new Saving.Running()));
        if (draft.takesSomebodyOut()) {
            putting.putForGood(policy, page.version(), this);
        } else {
            var what = new ChildrenPage.Touched(draft, draft.differing(ChildrenDraft.of(draft.base())));
            putting.put(draft.base(), policy, page.version(), what, this);
        }
    }

    /// What became of saving a draft that lies over other rules now: whatever else, some of it may be to be chosen.
    ///
    /// @param fresh what somebody else changed since the rules were read last
    /// @param going a conflict that goes on
    static Saving over(ChildrenDraft draft, List<String> fresh, Saving saving, Optional<Saving.Conflict> going) {
        var told = saving instanceof Saving.Conflict conflict ? Optional.of(conflict) : going;
        var clashes = told.map(Saving.Conflict::clashes).orElseGet(Clashes::none);
        var conflict = new Saving.Conflict(clashes.and(fresh)).over(draft);
        return saving instanceof Saving.Conflict || !conflict.clashes().open().isEmpty() ? conflict : saving;
    }

    Undo<ChildrenPage.Touched> undo(String version) {
        return putting.undo(version);
    }

    /// Takes back what was saved last.
    void takeBack(ChildrenPage page) {
        model.update(now -> now.with(new Saving.Running()));
        putting.takeBack(page.version(), this);
    }

    @Override
    public void stored(Answer.Stored stored) {
        model.saved(this::failed);
    }

    @Override
    public void conflict(Optional<PolicyPut> put) {
        model.readInto(new Saving.Conflict(Clashes.by(put)), this::failed);
    }

    @Override
    public void invalid(List<Problem> problems) {
        model.update(now -> now.with(new Saving.Invalid(problems)));
    }

    @Override
    public void failed(Trouble why) {
        model.update(page -> page.with(new Saving.Failed(why)));
    }
}
