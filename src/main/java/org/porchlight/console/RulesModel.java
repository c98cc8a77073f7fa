package org.porchlight.console;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.policy.PolicyChange;
import org.porchlight.core.policy.PolicyDraft;
import org.porchlight.core.report.PolicyReport;

/// The rules of one child: a draft of the policy in force, which is rehearsed and saved. What was changed for a
/// child stays changed while another is looked at, and while the guard is gone.
final class RulesModel implements Draft {
    private final RulesDrafts drafts = new RulesDrafts();
    private final RulesRehearsing rehearsing;
    private final RulesReading reading;
    private final RulesSaving saves;
    private final RulesEditing editing;
    private Consumer<RulesScreen> listener = _ -> {};
    private Runnable ofChanges = () -> {};
    private RulesScreen shown = new RulesScreen.Loading();
    private Optional<ChildId> child = Optional.empty();
    private LocalDate today = LocalDate.EPOCH;
    private Optional<Told> told = Optional.empty();
    private Map<String, String> names = Map.of();
    private boolean lost;
    private boolean isReadDue;

    /// What the guard tells of the child that is said in its rules, too.
    private record Told(String name, Optional<OwnLimit> own) {}

    RulesModel(Guard guard) {
        this.rehearsing = new RulesRehearsing(guard);
        this.reading = new RulesReading(guard);
        this.saves = new RulesSaving(this, new Putting<>(guard));
        this.editing = new RulesEditing(this, drafts);
    }

    /// What a person changes.
    RulesEditing edits() {
        return editing;
    }

    /// Tells the screen now and at every change.
    void show(Consumer<RulesScreen> onChange) {
        listener = onChange;
        listener.accept(shown);
    }

    /// What is known of the guard now. Another child, another day, something else that is told of the child or a guard
    /// that is back has the rules read again.
    void seen(Seen seen) {
        var day = seen.status().time().atZone(seen.zone()).toLocalDate();
        boolean other = !seen.child().equals(child);
        var now = seen.ofChild()
                .map(status -> new Told(status.name(), status.self().limit()));
        boolean again = other || !day.equals(today) || !now.equals(told) || (lost && !seen.lost());
        child = seen.child();
        today = day;
        told = now;
        lost = seen.lost();
        if (child.isEmpty()) {
            present(new RulesScreen.Nobody());
        } else if (other && !lost) {
            rehearsing.drop();
            present(new RulesScreen.Loading());
            read();
        } else if (again && !lost) {
            readWhenSaved();
        }
    }

    /// Saving ends with a reading of its own, which another one would take the place of.
    private void readWhenSaved() {
        if (isSaving()) {
            isReadDue = true;
        } else {
            isReadDue = false;
            read();
        }
    }

    /// Nobody wants to wait for the rules any more.
    void giveUp() {
        reading.drop();
        present(new RulesScreen.GivenUp());
    }

    /// Reads the rules, once more where they were not told.
    void read() {
        child.ifPresent(id -> readRules(
                report -> {
                    if (isSaving()) {
                        isReadDue = true;
                    } else {
                        policyRead(id, report, new RulesPage.Saving.Not());
                    }
                },
                why -> {
                    if (!(shown instanceof RulesScreen.Ready)) {
                        present(new RulesScreen.Failed(why));
                    }
                }));
    }

    /// @param saving what became of saving, unless the draft turns out to be made from another policy
    private void policyRead(ChildId id, PolicyReport report, RulesPage.Saving saving) {
        var policy =
                PolicyChange.read(report.json()).filter(read -> read.child(id).isPresent());
        if (policy.isEmpty()) {
            present(new RulesScreen.Failed(new Trouble.Untold("no-such-child", id.value())));
            return;
        }
        var before = drafts.of(id);
        var fresh = before.map(draft -> draft.clashes(policy.get())).orElse(List.of());
        var draft = before.map(one -> one.over(policy.get())).orElse(PolicyDraft.of(policy.get(), id, today));
        drafts.put(draft);
        var last = page().filter(page -> page.draft().child().equals(id));
        present(new RulesScreen.Ready(new RulesPage(
                draft,
                report.version(),
                last.map(RulesPage::ages).orElse(List.of()),
                names,
                rehearsal(draft),
                drafts.over(draft, fresh, saving),
                undo(draft, report.version()))));
        // Since when and by whom is not said where it is not told; the rules are there all the same.
        reading.ages(
                id, told -> update(id, page -> page.version().equals(told.version()) ? page.with(told.ages()) : page));
    }

    private static RulesPage.Rehearsed rehearsal(PolicyDraft draft) {
        return draft.isEmpty() ? new RulesPage.Rehearsed.Not() : new RulesPage.Rehearsed.Due();
    }

    private void readRules(Consumer<PolicyReport> read, Consumer<Trouble> failed) {
        // The names come first, so that the rules are drawn with them at once.
        reading.names(ofParents -> {
            names = ofParents;
            page().filter(page -> !page.names().equals(names))
                    .ifPresent(page -> present(new RulesScreen.Ready(page.naming(names))));
        });
        reading.read(read, failed);
    }

    /// The draft of what is shown is another one.
    void take(RulesPage page, PolicyDraft draft) {
        drafts.put(draft);
        rehearsing.drop();
        // A conflict goes on until it was chosen between both; whatever else was said of saving is over.
        var saving = page.saving() instanceof RulesPage.Saving.Conflict conflict && !draft.isEmpty()
                ? conflict.over(draft)
                : new RulesPage.Saving.Not();
        present(new RulesScreen.Ready(
                page.with(draft).with(rehearsal(draft)).with(saving).undoing(undo(draft, page.version()))));
    }

    /// Takes the last change back: of the draft; where nothing is changed, the one that was saved last.
    @Override
    public void undo() {
        idle().ifPresent(page -> {
            var draft = page.draft();
            var before = drafts.takeBack(draft.child());
            if (before.isPresent()) {
                take(page, before.get().over(draft.base()));
            } else if (page.undo().can()) {
                saves.takeBack(page);
            }
        });
    }

    /// Asks what the changes would have changed.
    void rehearse() {
        page().filter(page -> !page.draft().isEmpty()).ifPresent(page -> {
            present(new RulesScreen.Ready(page.with(new RulesPage.Rehearsed.Running())));
            var draft = page.draft();
            rehearsing.ask(
                    page,
                    told -> update(draft.child(), now -> now.draft().equals(draft) ? now.rehearsedAs(told) : now));
        });
    }

    /// Nobody wants to know any more.
    void cancelRehearsal() {
        rehearsing.drop();
        page().ifPresent(page -> present(new RulesScreen.Ready(page.with(new RulesPage.Rehearsed.Not()))));
    }

    /// Puts the draft in force, unless somebody else put another policy there since it was read.
    @Override
    public void save() {
        idle().filter(page -> !page.draft().isEmpty() && page.openClashes().isEmpty())
                .ifPresent(saves::save);
    }

    @Override
    public List<Optional<ChildId>> unsaved() {
        return drafts.children().stream().map(Optional::of).toList();
    }

    @Override
    public boolean isBusy() {
        return shown instanceof RulesScreen.Loading || isSaving();
    }

    @Override
    public boolean isOvertaken() {
        return page().filter(page -> page.saving() instanceof RulesPage.Saving.Conflict(var clashes)
                        && clashes.open().isEmpty())
                .isPresent();
    }

    @Override
    public void listen(Runnable onChange) {
        ofChanges = onChange;
    }

    /// Takes off the limit that the child set itself, at once: what is not saved stays so.
    void liftOwnLimit() {
        idle().filter(RulesPage::canLift).ifPresent(saves::lift);
    }

    /// Saving begins.
    void begin(RulesPage page) {
        rehearsing.drop();
        present(new RulesScreen.Ready(page.with(new RulesPage.Saving.Running())));
    }

    /// What was changed for a child is in force.
    void saved(ChildId id, RulesPage.Saving.Done done) {
        drafts.forget(id);
        readAfter(id, done, () -> {});
        ofChanges.run();
    }

    /// Says what became of saving; the rules stay as they are.
    void unsaved(ChildId id, RulesPage.Saving what) {
        update(id, page -> page.with(what));
    }

    /// Reads the rules that are in force now. Whoever looks at another child meanwhile keeps that one's before the
    /// eyes.
    ///
    /// @param then what is done once they are before the eyes
    void readAfter(ChildId id, RulesPage.Saving outcome, Runnable then) {
        if (!child.equals(Optional.of(id))) {
            if (outcome instanceof RulesPage.Saving.Conflict conflict) {
                drafts.keep(id, conflict);
            }
            return;
        }
        readRules(
                report -> {
                    policyRead(id, report, outcome);
                    then.run();
                },
                why -> update(id, now -> now.with(new RulesPage.Saving.Failed(why))));
    }

    /// What was saved is taken back only while nobody put another policy in force.
    private Undo<RulesPage.Lines> undo(PolicyDraft draft, String version) {
        var step = drafts.last(draft.child());
        if (step.isPresent()) {
            var before = step.get().over(draft.base());
            return new Undo.Back<>(new RulesPage.Lines(draft.child(), draft.changesSince(before)), false);
        }
        return draft.isEmpty() ? saves.undo(version) : new Undo.Nothing<>(Undo.Why.UNCHANGED);
    }

    private boolean isSaving() {
        return page().filter(RulesPage::isSaving).isPresent();
    }

    /// What is shown, where rules are.
    Optional<RulesPage> page() {
        return shown instanceof RulesScreen.Ready(var page) ? Optional.of(page) : Optional.empty();
    }

    /// The page while nothing is being saved.
    Optional<RulesPage> idle() {
        return page().filter(page -> !page.isSaving());
    }

    private void update(ChildId id, UnaryOperator<RulesPage> change) {
        page().filter(page -> page.draft().child().equals(id))
                .ifPresent(page -> present(new RulesScreen.Ready(change.apply(page))));
    }

    void present(RulesScreen next) {
        shown = next;
        page().ifPresent(page -> drafts.keepOpen(page.draft().child(), page.saving()));
        listener.accept(next);
        ofChanges.run();
        if (isReadDue) {
            readWhenSaved();
        }
    }
}
