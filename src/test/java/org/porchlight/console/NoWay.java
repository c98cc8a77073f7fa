package org.porchlight.console;

import java.time.LocalDate;

/// Leads nowhere.
final class NoWay implements Way {
    @Override
    public void firstRun() {}

    @Override
    public void open(PageName page) {}

    @Override
    public void open(PageName page, LocalDate day) {}

    @Override
    public void open(SettingsView.Part part) {}

    @Override
    public void back() {}

    @Override
    public void why() {}
}
