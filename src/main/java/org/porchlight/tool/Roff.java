package org.porchlight.tool;

/// A manual page in the making, in the macros of man(7).
final class Roff {
    private final StringBuilder page = new StringBuilder();

    Roff() {
        // groff breaks lines of Chinese only by these; others read on without.
        page.append(".\\\" -*- coding: utf-8 -*-\n.if \\n(.g .mso zh.tmac\n");
    }

    /// @param volume of the manual in which it stands
    void title(String title, String volume) {
        line(".TH " + quoted(title) + " 1 \"\" " + quoted("Porchlight") + " " + quoted(volume));
        // Words are not parted and lines end where they end: so it can be read narrow, and in Chinese.
        line(".nh");
        line(".ad l");
    }

    void section(String name) {
        line(".SH " + quoted(name));
    }

    void subsection(String name) {
        line(".SS " + quoted(name));
    }

    /// A paragraph; nothing when it is empty.
    void text(String text) {
        if (!text.isEmpty()) {
            line(".PP");
            plain(escaped(text));
        }
    }

    /// A line of the page's own, which may have requests of roff in it.
    void plain(String line) {
        line(line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line);
    }

    void bold(String text) {
        line(".PP");
        line(".B " + quoted(text));
    }

    /// A term and what it means.
    void item(String term, String meaning) {
        line(".TP");
        line(".B " + quoted(term));
        plain(meaning.isEmpty() ? "\\&" : escaped(meaning));
    }

    /// Something that can be typed.
    void example(String typed) {
        line(".PP");
        line(".nf");
        line(".RS");
        plain(escaped(typed));
        line(".RE");
        line(".fi");
    }

    /// A text of which nothing is a request (groff_char(7)); lines begin anew where they did.
    static String escaped(String text) {
        return text.replace("\\", "\\e")
                .replace("-", "\\-")
                .replace("'", "\\(aq")
                .replace("`", "\\(ga")
                .replace("^", "\\(ha")
                .replace("~", "\\(ti")
                .replaceAll("\\s*\n\\s*", "\n.br\n")
                .replaceAll("(?m)^\\.(?!br$)", "\\\\&.");
    }

    private static String quoted(String argument) {
        return '"' + escaped(argument).replace("\"", "\\(dq") + '"';
    }

    private void line(String line) {
        page.append(line).append('\n');
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
