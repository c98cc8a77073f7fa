package org.porchlight.console;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;

/// What is changed on all pages and not saved. It lives as long as the console: a window that is made anew goes on with
/// it.
final class Drafts {
    private final Guard guard;
    private final Map<PageName, Draft> drafts = new EnumMap<>(PageName.class);
    private final Map<PageName, RulesModel> rules = new EnumMap<>(PageName.class);
    private Runnable listener = () -> {};

    /// @param child nothing where the whole household is changed
    record Unsaved(PageName page, Optional<ChildId> child) {}

    Drafts(Guard guard) {
        this.guard = guard;
    }

    /// What a page changes of a child's rules.
    RulesModel rules(PageName page) {
        return rules.computeIfAbsent(page, _ -> kept(page, new RulesModel(guard)));
    }

    /// What the page of the children changes.
    ChildrenModel children() {
        return drafts.get(PageName.CHILDREN) instanceof ChildrenModel known
                ? known
                : kept(PageName.CHILDREN, new ChildrenModel(guard));
    }

    private <D extends Draft> D kept(PageName page, D draft) {
        drafts.put(page, draft);
        draft.listen(() -> listener.run());
        return draft;
    }

    /// Nothing for a page on which nothing can be changed, or that was not opened yet.
    Optional<Draft> of(PageName page) {
        return Optional.ofNullable(drafts.get(page));
    }

    /// In the order of the pages.
    List<Unsaved> unsaved() {
        return drafts.entrySet().stream()
                .flatMap(one -> one.getValue().unsaved().stream().map(child -> new Unsaved(one.getKey(), child)))
                .toList();
    }

    /// Tells now and at every change.
    void show(Runnable onChange) {
        listener = onChange;
        onChange.run();
    }
}
