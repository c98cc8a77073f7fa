package org.porchlight.console;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The pages that are built. Each is made when it is asked for first.
final class Pages {
    private static final Map<PageName, Function<Desk, Page>> BUILT = new EnumMap<>(PageName.class);

    static {
        BUILT.put(PageName.TODAY, TodayView::new);
        BUILT.put(PageName.REQUESTS, RequestsView::new);
        BUILT.put(PageName.TIME, TimeView::new);
        BUILT.put(PageName.PERMISSIONS, PermissionsView::new);
        BUILT.put(PageName.SPENDING, SpendingView::new);
        BUILT.put(PageName.CHILDREN, ChildrenView::new);
        BUILT.put(PageName.WEEK, WeekView::new);
        BUILT.put(PageName.ACCOUNT, AccountView::new);
        BUILT.put(PageName.HELP, HelpView::new);
        BUILT.put(PageName.SETTINGS, SettingsView::new);
    }

    private final Function<PageName, Desk> desks;
    private final Map<PageName, Page> made = new EnumMap<>(PageName.class);

    /// @param desks makes what is lent to a page
    Pages(Function<PageName, Desk> desks) {
        this.desks = desks;
    }

    static boolean isBuilt(PageName page) {
        return BUILT.containsKey(page);
    }

    /// Nothing for a page that is not built.
    Optional<Page> of(PageName name) {
        return Optional.ofNullable(BUILT.get(name))
                .map(maker -> made.computeIfAbsent(name, _ -> maker.apply(desks.apply(name))));
    }

    boolean isMade(PageName page) {
        return made.containsKey(page);
    }

    /// Those that were made so far.
    Iterable<Page> made() {
        return made.values();
    }
}
