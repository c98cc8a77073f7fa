package org.porchlight.console;

import java.time.DayOfWeek;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.porchlight.core.policy.Deviation;
import org.porchlight.core.policy.PolicyDraft;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.core.policy.WeekPainting;
import org.porchlight.core.policy.WeekPainting.Brush;

/// What a person changes in the draft of a child's rules, and how lines are chosen that somebody else changed too.
final class RulesEditing {
    private final RulesModel model;
    private final RulesDrafts drafts;
    private boolean isNew;

    RulesEditing(RulesModel model, RulesDrafts drafts) {
        this.model = model;
        this.drafts = drafts;
    }

    /// Opens or closes a stretch of a typical week.
    ///
    /// @param begins whether it can be taken back by itself; else it is a part of the change before
    void paint(DayOfWeek row, int from, int to, Brush brush, boolean alike, boolean begins) {
        model.page()
                .ifPresent(page -> change(
                        WeekPainting.paint(page.draft().week(), row, alike, from, to, brush),
                        begins,
                        PolicyDraft::painted));
    }

    /// Gives a day what another has.
    void copy(DayOfWeek from, DayOfWeek to, boolean alike) {
        model.page()
                .ifPresent(page ->
                        change(WeekPainting.copy(page.draft().week(), from, to, alike), true, PolicyDraft::painted));
    }

    /// Says something else in a line; nothing takes it out.
    void set(String path, Optional<RuleValue> value) {
        set(Map.of(path, value));
    }

    /// Says something else in lines, as one change.
    void set(Map<String, Optional<RuleValue>> lines) {
        change(lines, true, PolicyDraft::with);
    }

    /// The preset shall hold again.
    void reset(Deviation deviation) {
        set(deviation.back());
    }

    private void change(
            Map<String, Optional<RuleValue>> lines,
            boolean begins,
            BiFunction<PolicyDraft, Map<String, Optional<RuleValue>>, PolicyDraft> how) {
        model.idle().ifPresent(page -> {
            // A stroke may begin where nothing changes.
            isNew |= begins;
            var draft = how.apply(page.draft(), lines);
            if (!draft.edits().equals(page.draft().edits())) {
                if (isNew) {
                    drafts.begin(page.draft());
                }
                isNew = false;
                model.take(page, draft);
            }
        });
    }

    /// Throws away what was changed for the child.
    void discard() {
        model.idle().ifPresent(page -> {
            var draft = page.draft();
            drafts.forget(draft.child());
            model.take(page, PolicyDraft.of(draft.base(), draft.child(), draft.today()));
        });
    }

    /// In a line that both changed, what somebody else said stays.
    void useTheirs(String path) {
        chosen(path, true);
    }

    /// In a line that both changed, what is said here comes.
    void useMine(String path) {
        chosen(path, false);
    }

    private void chosen(String path, boolean theirs) {
        model.page().ifPresent(page -> {
            if (page.saving() instanceof RulesPage.Saving.Conflict(var clashes)) {
                var left = clashes.without(clash -> clash.path().equals(path));
                var next = page.with(new RulesPage.Saving.Conflict(left));
                if (theirs) {
                    var draft = page.draft().forgetting(path);
                    drafts.forget(draft, path);
                    model.take(next, draft);
                } else {
                    model.present(new RulesScreen.Ready(next));
                }
            }
        });
    }
}
