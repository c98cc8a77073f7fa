package org.porchlight.console;

import java.time.LocalDate;
import java.util.function.BooleanSupplier;

/// The way that keys lead: while something is over the page, none leads away from it.
///
/// @param onPage whether nothing is over the page
/// @param opened a page was opened by a key
record WayOfKeys(Way way, BooleanSupplier onPage, Runnable opened) implements Way {
    @Override
    public void open(PageName page) {
        if (onPage.getAsBoolean()) {
            way.open(page);
            opened.run();
        }
    }

    @Override
    public void open(PageName page, LocalDate day) {
        way.open(page, day);
    }

    @Override
    public void open(SettingsView.Part part) {
        way.open(part);
    }

    @Override
    public void back() {
        if (onPage.getAsBoolean()) {
            way.back();
        }
    }

    @Override
    public void why() {
        way.why();
    }

    @Override
    public void firstRun() {
        way.firstRun();
    }
}
