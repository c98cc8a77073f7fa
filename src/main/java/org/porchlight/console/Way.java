package org.porchlight.console;

import java.time.LocalDate;

/// Leads from page to page. A page that nobody has built cannot be opened.
interface Way {
    void open(PageName page);

    /// Opens a page on a day.
    void open(PageName page, LocalDate day);

    /// Opens a part of the settings, with the keyboard in it.
    void open(SettingsView.Part part);

    /// To the page that was open before.
    void back();

    /// Asks why something is open or closed, over the page.
    void why();

    /// Begins the first run, which puts a child into the rules.
    void firstRun();
}
