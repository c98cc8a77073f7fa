package org.porchlight.console;

import java.time.LocalDate;

/// Leads from page to page. A page that nobody has built cannot be opened.
interface Way {
    void open(PageName page);

    /// Opens a page on a day.
    void open(PageName page, LocalDate day);

    /// To the page that was open before.
    void back();
}
