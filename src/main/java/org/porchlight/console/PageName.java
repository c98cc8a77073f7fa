package org.porchlight.console;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The pages of the console, in the order of the navigation. Its words are `nav.` and [#id].
enum PageName {
    TODAY(Group.DAY, "fth-sun"),
    TIME(Group.DAY, "fth-clock"),
    PERMISSIONS(Group.DAY, "fth-sliders"),
    SPENDING(Group.DAY, "fth-credit-card"),
    WEEK(Group.DAY, "fth-bar-chart-2"),
    ACCOUNT(Group.DAY, "fth-book-open"),
    LEARN(Group.TOGETHER, "fth-compass"),
    POOL(Group.TOGETHER, "fth-archive"),
    HELP(Group.TOGETHER, "fth-life-buoy"),
    REPORT(Group.TOGETHER, "fth-flag"),
    CHILDREN(Group.HOUSEHOLD, "fth-users"),
    SETTINGS(Group.HOUSEHOLD, "fth-settings"),
    /// Opened from today; the navigation stays there.
    REQUESTS(TODAY);

    /// The parts of the navigation.
    enum Group {
        /// What a day is made of; it has no title.
        DAY,
        TOGETHER,
        HOUSEHOLD;

        /// In the order of the navigation.
        List<PageName> pages() {
            return Stream.of(PageName.values())
                    .filter(page -> page.group == this && page.isInNavigation())
                    .toList();
        }
    }

    private final Group group;
    private final String icon;
    private final Optional<PageName> above;

    PageName(Group group, String icon) {
        this.group = group;
        this.icon = icon;
        above = Optional.empty();
    }

    PageName(PageName above) {
        group = above.group;
        icon = above.icon;
        this.above = Optional.of(above);
    }

    Group group() {
        return group;
    }

    String icon() {
        return icon;
    }

    /// Whether it has a place in the navigation of its own.
    boolean isInNavigation() {
        return above.isEmpty();
    }

    /// The page that the navigation marks while this one is open.
    PageName marked() {
        return above.orElse(this);
    }

    /// The key of its name in the bundle `console`.
    String word() {
        return "nav." + id();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
