package org.porchlight.agent.tray;

import java.awt.Color;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Graphics;
import java.awt.GraphicsEnvironment;
import java.awt.Label;
import java.awt.PopupMenu;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Optional;
import java.util.function.Consumer;

/// The lamp in a small window of its own, for desktops without any tray. A click opens the menu.
final class AwtWindow implements Tray {
    private static final int SIZE = 56;
    private static final Color GROUND = new Color(0x22355B);

    private final Consumer<Choice> chosen;
    private final Frame frame = new Frame();
    private TrayLook look;
    private Optional<PopupMenu> menu = Optional.empty();

    private AwtWindow(TrayLook first, Consumer<Choice> chosen) {
        this.chosen = chosen;
        this.look = first;
    }

    /// Opens it at the lower right; nothing where this Java has no screen.
    static Optional<AwtWindow> open(TrayLook first, Consumer<Choice> chosen) {
        if (GraphicsEnvironment.isHeadless()) {
            return Optional.empty();
        }
        var window = new AwtWindow(first, chosen);
        EventQueue.invokeLater(window::begin);
        return Optional.of(window);
    }

    private void begin() {
        var face = new Label() {
            private static final long serialVersionUID = 1;

            @Override
            public void paint(Graphics pen) {
                pen.setColor(GROUND);
                pen.fillRect(0, 0, getWidth(), getHeight());
                pen.drawImage(LampIcon.draw(SIZE - 16, look.lit()), 8, 8, null);
            }
        };
        face.addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                menu.ifPresent(open -> open.show(face, event.getX(), event.getY()));
            }
        });
        frame.setTitle(look.title());
        frame.setUndecorated(true);
        frame.setAlwaysOnTop(true);
        frame.setFocusableWindowState(false);
        frame.setSize(SIZE, SIZE);
        var area = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        frame.setLocation((int) area.getMaxX() - SIZE - 16, (int) area.getMaxY() - SIZE - 16);
        frame.add(face);
        write();
        frame.setVisible(true);
    }

    @Override
    public void show(TrayLook now) {
        EventQueue.invokeLater(() -> {
            look = now;
            write();
            frame.repaint();
            for (var part : frame.getComponents()) {
                part.repaint();
            }
        });
    }

    private void write() {
        menu.ifPresent(frame::remove);
        var fresh = AwtMenu.of(look.menu(), chosen);
        frame.add(fresh);
        menu = Optional.of(fresh);
    }

    @Override
    public void close() {
        EventQueue.invokeLater(frame::dispose);
    }
}
