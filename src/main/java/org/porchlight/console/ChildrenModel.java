package org.porchlight.console;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.porchlight.console.ChildrenPage.Saving;
import org.porchlight.core.policy.Household.OtherAccounts;
import org.porchlight.core.policy.PolicyChange;
import org.porchlight.core.policy.PolicyText;
import org.porchlight.core.report.PolicyReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

/// The page of the children: a draft of who they are, how old, and which accounts of this PC are theirs, which is saved
/// as a whole. A change of the rules by somebody else meanwhile loses nothing of either.
final class ChildrenModel {
    private final Guard guard;
    private final Deque<ChildrenDraft> steps = new ArrayDeque<>();
    /// What was saved here, newest first.
    private final Deque<Saved> saved = new ArrayDeque<>();
    private Consumer<ChildrenScreen> listener = _ -> {};
    private ChildrenScreen shown = new ChildrenScreen.Loading();
    private LocalDate today = LocalDate.EPOCH;
    private boolean lost;
    private String typing = "";
    /// Counts readings, so that what an older one still tells is dropped.
    private int reading;

    /// @param before the policy that was in force before
    /// @param version of the one that was put there
    private record Saved(String before, String version) {}

    ChildrenModel(Guard guard) {
        this.guard = guard;
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
        reading++;
        present(new ChildrenScreen.GivenUp());
    }

    private void readInto(Saving saving, Consumer<Trouble> failed) {
        int mine = ++reading;
        guard.ask(
                new Command.GetPolicy(),
                answer -> {
                    if (mine == reading && answer instanceof Answer.Policy(var report)) {
                        policyRead(report, saving);
                    }
                },
                why -> {
                    if (mine == reading) {
                        failed.accept(why.ofReading());
                    }
                });
    }

    private void policyRead(PolicyReport report, Saving saving) {
        var policy = PolicyChange.read(report.json());
        if (policy.isEmpty()) {
            present(new ChildrenScreen.Failed(new Trouble.NoAnswer()));
            return;
        }
        var before = page().map(ChildrenPage::draft);
        var open =
                new HashSet<>(before.map(draft -> draft.clashes(policy.get())).orElse(Set.of()));
        var draft = before.map(one -> one.over(policy.get())).orElse(ChildrenDraft.of(policy.get()));
        var told = saving instanceof Saving.Conflict conflict ? Optional.of(conflict) : kept(open.isEmpty());
        page().ifPresent(page -> open.addAll(page.open()));
        var conflict = new Saving.Conflict(told.flatMap(Saving.Conflict::put), open).over(draft);
        var outcome = saving instanceof Saving.Conflict || !conflict.open().isEmpty() ? conflict : saving;
        present(new ChildrenScreen.Ready(new ChildrenPage(
                draft,
                report.version(),
                page().map(ChildrenPage::people).orElse(List.of()),
                today,
                outcome,
                canUndo(draft, report.version()))));
        guard.ask(
                new Command.People(),
                answer -> {
                    if (answer instanceof Answer.People(var people)) {
                        update(page -> page.with(people));
                    }
                },
                why -> update(page -> page.with(new Saving.Failed(why.ofReading()))));
    }

    /// A conflict that goes on; who was faster before need not be who is now.
    private Optional<Saving.Conflict> kept(boolean nothingNew) {
        return page().filter(page -> nothingNew && page.saving() instanceof Saving.Conflict)
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
            if (field.isEmpty() || !field.equals(typing)) {
                steps.push(page.draft());
            }
            typing = field;
            take(page, next);
        });
    }

    private void take(ChildrenPage page, ChildrenDraft draft) {
        // A conflict goes on until it was chosen between both; whatever else was said of saving is over.
        var saving = page.saving() instanceof Saving.Conflict conflict && !draft.isEmpty()
                ? conflict.over(draft)
                : new Saving.Not();
        present(new ChildrenScreen.Ready(
                page.with(draft, canUndo(draft, page.version())).with(saving)));
    }

    /// Takes the last change back: of the draft; where nothing is changed, the one that was saved last.
    void undo() {
        idle().ifPresent(page -> {
            typing = "";
            var before = steps.poll();
            if (before != null) {
                take(page, before.over(page.draft().base()));
            } else if (page.canUndo()) {
                put(page, saved.element().before(), _ -> saved.poll());
            }
        });
    }

    /// Throws away what was changed.
    void discard() {
        idle().ifPresent(page -> {
            forget();
            take(page, ChildrenDraft.of(page.draft().base()));
        });
    }

    private void forget() {
        steps.clear();
        typing = "";
    }

    /// What was said of a child does not come back when a change is taken back.
    private void forget(ChildrenDraft left, String key) {
        var kept = new ArrayDeque<ChildrenDraft>();
        var after = left;
        for (var step : steps) {
            var others = step.over(left.base()).forgetting(key);
            if (!others.equals(after)) {
                kept.add(others);
                after = others;
            }
        }
        forget();
        steps.addAll(kept);
    }

    /// Puts the draft in force, unless somebody else put another policy there since it was read.
    void save() {
        idle().filter(page -> !page.draft().isEmpty() && page.open().isEmpty()).ifPresent(page -> {
            var policy = page.draft().policy(today);
            if (policy.isEmpty()) {
                present(new ChildrenScreen.Ready(
                        page.with(new Saving.Incomplete(page.draft().incomplete(today)))));
                return;
            }
            var before = PolicyText.write(page.draft().base());
            put(page, PolicyText.write(policy.get()), version -> saved.push(new Saved(before, version)));
        });
    }

    private void put(ChildrenPage page, String yaml, Consumer<String> onceStored) {
        present(new ChildrenScreen.Ready(page.with(new Saving.Running())));
        guard.ask(
                new Command.PutPolicy(yaml, Optional.of(page.version())),
                answer -> {
                    switch (answer) {
                        case Answer.Stored stored -> {
                            onceStored.accept(stored.version());
                            forget();
                            update(now -> now.with(ChildrenDraft.of(now.draft().base()), false));
                            readInto(new Saving.Done(), this::failed);
                        }
                        case Answer.Conflict conflict ->
                            readInto(new Saving.Conflict(conflict.put(), Set.of()), this::failed);
                        case Answer.Invalid(var problems) -> update(now -> now.with(new Saving.Invalid(problems)));
                        default -> failed(new Trouble.NoAnswer());
                    }
                },
                this::failed);
    }

    private void failed(Trouble why) {
        update(page -> page.with(new Saving.Failed(why)));
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
            if (page.saving() instanceof Saving.Conflict(var put, var open)) {
                var left = new HashSet<>(open);
                left.remove(key);
                var next = page.with(new Saving.Conflict(put, Set.copyOf(left)));
                if (theirs) {
                    var draft = next.draft().forgetting(key);
                    forget(draft, key);
                    take(next, draft);
                } else {
                    present(new ChildrenScreen.Ready(next));
                }
            }
        });
    }

    /// What was saved is taken back only while nobody put another policy in force.
    private boolean canUndo(ChildrenDraft draft, String version) {
        return !steps.isEmpty()
                || (draft.isEmpty()
                        && !saved.isEmpty()
                        && saved.element().version().equals(version));
    }

    private Optional<ChildrenPage> page() {
        return shown instanceof ChildrenScreen.Ready(var page) ? Optional.of(page) : Optional.empty();
    }

    /// The page while nothing is being saved.
    private Optional<ChildrenPage> idle() {
        return page().filter(page -> !(page.saving() instanceof Saving.Running));
    }

    private void update(UnaryOperator<ChildrenPage> change) {
        page().ifPresent(page -> present(new ChildrenScreen.Ready(change.apply(page))));
    }

    private void present(ChildrenScreen next) {
        shown = next;
        listener.accept(next);
    }
}
