package org.porchlight.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.porchlight.console.ChildrenPage.Saving;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Household.OtherAccounts;
import org.porchlight.core.policy.PolicyChange;
import org.porchlight.core.report.PolicyReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

/// The page of the children: a draft of who they are, how old, and which accounts of this PC are theirs, which is saved
/// as a whole. A change of the rules by somebody else meanwhile loses nothing of either.
final class ChildrenModel implements Draft {
    private final Guard guard;
    private final ChildrenSteps steps = new ChildrenSteps();
    private final RulesReading reading;
    private final ChildrenSaving saves;
    private Consumer<ChildrenScreen> listener = _ -> {};
    private Runnable ofChanges = () -> {};
    private ChildrenScreen shown = new ChildrenScreen.Loading();
    private LocalDate today = LocalDate.EPOCH;
    private boolean lost;

    ChildrenModel(Guard guard) {
        this.guard = guard;
        this.reading = new RulesReading(guard);
        this.saves = new ChildrenSaving(this, new Putting<>(guard));
    }

    /// Tells the screen now and at every change.
    void show(Consumer<ChildrenScreen> onChange) {
        listener = onChange;
        listener.accept(shown);
    }

    /// What is known of the guard now. Another day or a guard that is back has the rules read again.
    void seen(Seen seen) {
        var day = seen.status().time().atZone(seen.zone()).toLocalDate();
        boolean again = !day.equals(today) || (lost && !seen.lost());
        today = day;
        lost = seen.lost();
        if (again && !lost) {
            read();
        }
    }

    /// Reads rules and accounts, once more where they were not told.
    void read() {
        readInto(new Saving.Not(), why -> {
            if (page().isEmpty()) {
                present(new ChildrenScreen.Failed(why));
            }
        });
    }

    /// Waits no longer for what is read.
    void giveUp() {
        reading.drop();
        present(new ChildrenScreen.GivenUp());
    }

    /// Reads them after something became of saving.
    void readInto(Saving saving, Consumer<Trouble> failed) {
        reading.read(report -> policyRead(report, saving), failed);
    }

    private void policyRead(PolicyReport report, Saving saving) {
        var policy = PolicyChange.read(report.json());
        if (policy.isEmpty()) {
            present(new ChildrenScreen.Failed(new Trouble.NoAnswer()));
            return;
        }
        var before = page().map(ChildrenPage::draft);
        var fresh = before.map(draft -> draft.clashes(policy.get())).orElse(List.of());
        var draft = before.map(one -> one.over(policy.get())).orElse(ChildrenDraft.of(policy.get()));
        present(new ChildrenScreen.Ready(new ChildrenPage(
                draft,
                report.version(),
                page().map(ChildrenPage::people).orElse(List.of()),
                page().map(ChildrenPage::names).orElse(Map.of()),
                today,
                ChildrenSaving.over(draft, fresh, saving, conflict()),
                undo(draft, report.version()))));
        guard.ask(
                new Command.People(),
                answer -> {
                    if (answer instanceof Answer.People(var people)) {
                        update(page -> page.with(people));
                    }
                },
                why -> update(page -> page.with(new Saving.Failed(why.ofReading()))));
        ParentsByName.ask(guard, names -> update(page -> page.naming(names)));
    }

    /// One that goes on.
    private Optional<Saving.Conflict> conflict() {
        return page().filter(page -> page.saving() instanceof Saving.Conflict)
                .map(page -> (Saving.Conflict) page.saving());
    }

    /// A child more, of whom nothing is said yet.
    void add() {
        edit(draft -> draft.adding(ChildForm.EMPTY), "");
    }

    /// The child is to go; what is kept of it stays.
    void remove(String key) {
        edit(draft -> draft.with(key, Optional.empty()), "");
    }

    /// A child that was to go stays, as the policy in force has it.
    void keep(String key) {
        edit(draft -> draft.forgetting(key), "");
    }

    void name(String key, String name) {
        change(key, form -> form.named(name), key + " name");
    }

    void age(String key, String age) {
        change(key, form -> form.aged(age), key + " age");
    }

    void preset(String key, String preset) {
        change(key, form -> form.by(preset), "");
    }

    /// Says whether an account is the child's. One that is another child's stays the other's.
    void account(String key, String account, boolean isTheirs) {
        change(
                key,
                form -> {
                    var accounts = new ArrayList<>(form.accounts());
                    accounts.remove(account);
                    if (isTheirs) {
                        accounts.add(account);
                    }
                    return form.using(accounts);
                },
                "");
    }

    void others(OtherAccounts others) {
        edit(draft -> draft.with(others), "");
    }

    private void change(String key, UnaryOperator<ChildForm> how, String field) {
        edit(draft -> draft.with(key, draft.form(key).map(how)), field);
    }

    /// @param field where it is typed, of which all typing is one change; empty for a change by itself
    private void edit(UnaryOperator<ChildrenDraft> how, String field) {
        idle().ifPresent(page -> {
            var next = how.apply(page.draft());
            if (next.equals(page.draft())) {
                return;
            }
            steps.begin(page.draft(), field);
            take(page, next);
        });
    }

    private void take(ChildrenPage page, ChildrenDraft draft) {
        // A conflict goes on until it was chosen between both; whatever else was said of saving is over.
        var saving = page.saving() instanceof Saving.Conflict conflict && !draft.isEmpty()
                ? conflict.over(draft)
                : new Saving.Not();
        present(new ChildrenScreen.Ready(
                page.with(draft, undo(draft, page.version())).with(saving)));
    }

    /// Takes the last change back: of the draft; where nothing is changed, the one that was saved last.
    @Override
    public void undo() {
        idle().ifPresent(page -> {
            var before = steps.takeBack();
            if (before.isPresent()) {
                take(page, before.get().over(page.draft().base()));
            } else if (page.undo().can()) {
                saves.takeBack(page);
            }
        });
    }

    /// Throws away what was changed.
    void discard() {
        idle().ifPresent(page -> {
            steps.forget();
            take(page, ChildrenDraft.of(page.draft().base()));
        });
    }

    /// Puts the draft in force, unless somebody else put another policy there since it was read.
    @Override
    public void save() {
        idle().filter(page -> !page.draft().isEmpty() && page.open().isEmpty())
                .ifPresent(page -> saves.save(page, today));
    }

    @Override
    public List<Optional<ChildId>> unsaved() {
        return page().filter(page -> !page.draft().isEmpty()).stream()
                .map(_ -> Optional.<ChildId>empty())
                .toList();
    }

    @Override
    public boolean isBusy() {
        return shown instanceof ChildrenScreen.Loading || (page().isPresent() && idle().isEmpty());
    }

    @Override
    public boolean isOvertaken() {
        return conflict()
                .filter(conflict -> conflict.clashes().open().isEmpty())
                .isPresent();
    }

    @Override
    public void listen(Runnable onChange) {
        ofChanges = onChange;
    }

    /// What was changed is in force.
    void saved(Consumer<Trouble> failed) {
        steps.forget();
        update(now -> {
            var draft = ChildrenDraft.of(now.draft().base());
            return now.with(draft, undo(draft, now.version()));
        });
        readInto(new Saving.Done(), failed);
    }

    /// Of a child that both changed, what somebody else said stays.
    void useTheirs(String key) {
        chosen(key, true);
    }

    /// Of a child that both changed, what is said here comes.
    void useMine(String key) {
        chosen(key, false);
    }

    private void chosen(String key, boolean theirs) {
        page().ifPresent(page -> {
            if (page.saving() instanceof Saving.Conflict(var clashes)) {
                var next = page.with(new Saving.Conflict(clashes.without(key::equals)));
                if (theirs) {
                    var draft = next.draft().forgetting(key);
                    steps.forget(draft, key);
                    take(next, draft);
                } else {
                    present(new ChildrenScreen.Ready(next));
                }
            }
        });
    }

    /// What was saved is taken back only while nobody put another policy in force.
    private Undo<ChildrenPage.Touched> undo(ChildrenDraft draft, String version) {
        var step = steps.last();
        if (step.isPresent()) {
            var before = step.get().over(draft.base());
            return new Undo.Back<>(new ChildrenPage.Touched(draft, before.differing(draft)), false);
        }
        return draft.isEmpty() ? saves.undo(version) : new Undo.Nothing<>(Undo.Why.UNCHANGED);
    }

    private Optional<ChildrenPage> page() {
        return shown instanceof ChildrenScreen.Ready(var page) ? Optional.of(page) : Optional.empty();
    }

    /// The page while nothing is being saved.
    private Optional<ChildrenPage> idle() {
        return page().filter(page -> !(page.saving() instanceof Saving.Running));
    }

    void update(UnaryOperator<ChildrenPage> change) {
        page().ifPresent(page -> present(new ChildrenScreen.Ready(change.apply(page))));
    }

    private void present(ChildrenScreen next) {
        shown = next;
        listener.accept(next);
        ofChanges.run();
    }
}
