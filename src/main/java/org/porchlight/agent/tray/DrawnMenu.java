package org.porchlight.agent.tray;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.Icon;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.plaf.basic.BasicMenuItemUI;
import javax.swing.plaf.basic.BasicMenuUI;

/// A menu that is drawn here, for trays that bring none: the menu of the older toolkit has no letters of its own, and
/// Chinese is boxes in it where the system has no Chinese font.
final class DrawnMenu {
    private static final int SIDE = 16;
    private static final int ABOVE = 6;
    /// What the toolkit leaves free before the words of an entry.
    private static final int BESIDE = 3;

    private final MenuColours colours;
    private final Consumer<Choice> chosen;

    private DrawnMenu(MenuColours colours, Consumer<Choice> chosen) {
        this.colours = colours;
        this.chosen = chosen;
    }

    /// @param chosen called on the thread of events
    static JPopupMenu of(List<Entry> entries, MenuColours colours, Consumer<Choice> chosen) {
        var menu = new JPopupMenu();
        new DrawnMenu(colours, chosen).fill(menu, entries);
        return menu;
    }

    private void fill(JPopupMenu menu, List<Entry> entries) {
        menu.setBackground(colours.ground());
        menu.setBorder(BorderFactory.createCompoundBorder(
                BorderFactory.createLineBorder(colours.line()), BorderFactory.createEmptyBorder(ABOVE, 0, ABOVE, 0)));
        for (var entry : entries) {
            menu.add(
                    switch (entry) {
                        case Entry.Line(var text) -> line(text);
                        case Entry.Action(var text, var choice) -> action(text, choice);
                        case Entry.Menu(var text, var below) -> below(text, below);
                        case Entry.Separator() -> separator();
                    });
        }
    }

    private JComponent line(String text) {
        var line = row(new JLabel(text), text, colours.quiet());
        line.setBorder(BorderFactory.createEmptyBorder(ABOVE, SIDE + BESIDE, ABOVE, SIDE));
        return line;
    }

    private JMenuItem action(String text, Choice choice) {
        var item = new JMenuItem(text);
        item.setUI(new BasicMenuItemUI() {
            @Override
            protected void installDefaults() {
                super.installDefaults();
                selectionBackground = colours.chosen();
                selectionForeground = MenuColours.ON_CHOSEN;
            }
        });
        item.addActionListener(_ -> chosen.accept(choice));
        return row(item, text, colours.text());
    }

    private JMenu below(String text, List<Entry> entries) {
        var menu = new JMenu(text);
        menu.setUI(new BasicMenuUI() {
            @Override
            protected void installDefaults() {
                super.installDefaults();
                selectionBackground = colours.chosen();
                selectionForeground = MenuColours.ON_CHOSEN;
                arrowIcon = new Arrow();
            }
        });
        fill(menu.getPopupMenu(), entries);
        return row(menu, text, colours.text());
    }

    private <C extends JComponent> C row(C part, String text, Color colour) {
        part.setFont(MenuFont.of(text));
        part.setForeground(colour);
        part.setBackground(colours.ground());
        part.setBorder(BorderFactory.createEmptyBorder(ABOVE, SIDE, ABOVE, SIDE));
        part.putClientProperty(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        return part;
    }

    private JComponent separator() {
        var line = new JPanel(new BorderLayout());
        line.setOpaque(false);
        line.setBorder(BorderFactory.createCompoundBorder(
                BorderFactory.createEmptyBorder(ABOVE, 0, ABOVE, 0),
                BorderFactory.createMatteBorder(1, 0, 0, 0, colours.line())));
        return line;
    }

    /// What opens a menu below.
    private static final class Arrow implements Icon {
        private static final int SIZE = 8;

        @Override
        public void paintIcon(Component of, Graphics graphics, int x, int y) {
            var pen = (Graphics2D) graphics.create();
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            boolean isChosen = of instanceof JMenu menu && menu.isSelected();
            pen.setColor(isChosen ? MenuColours.ON_CHOSEN : of.getForeground());
            pen.drawPolyline(new int[] {x + 2, x + 6, x + 2}, new int[] {y, y + 4, y + SIZE}, 3);
            pen.dispose();
        }

        @Override
        public int getIconWidth() {
            return SIZE;
        }

        @Override
        public int getIconHeight() {
            return SIZE;
        }
    }
}
