package org.porchlight.agent.tray;

import java.awt.Menu;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.util.List;
import java.util.function.Consumer;

/// A menu in the older toolkit.
final class AwtMenu {
    private AwtMenu() {}

    static PopupMenu of(List<Entry> entries, Consumer<Choice> chosen) {
        var menu = new PopupMenu();
        fill(menu, entries, chosen);
        return menu;
    }

    private static void fill(Menu menu, List<Entry> entries, Consumer<Choice> chosen) {
        for (var entry : entries) {
            switch (entry) {
                case Entry.Line(var text) -> menu.add(line(text));
                case Entry.Action(var text, var choice) -> menu.add(action(text, choice, chosen));
                case Entry.Menu(var text, var below) -> {
                    var under = new Menu(text);
                    fill(under, below, chosen);
                    menu.add(under);
                }
                case Entry.Separator() -> menu.addSeparator();
            }
        }
    }

    private static MenuItem line(String text) {
        var item = new MenuItem(text);
        item.setEnabled(false);
        return item;
    }

    private static MenuItem action(String text, Choice choice, Consumer<Choice> chosen) {
        var item = new MenuItem(text);
        item.addActionListener(_ -> chosen.accept(choice));
        return item;
    }
}
