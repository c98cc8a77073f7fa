package org.porchlight.agent.tray;

import java.awt.Color;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Window;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.ImageIcon;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.SwingConstants;

/// The lamp in a small window of its own, for desktops without any tray. A click opens the menu above it, or a key
/// where it has the focus.
final class AwtWindow implements Tray {
    private static final int SIZE = 56;
    private static final int MARGIN = 16;
    private static final Color GROUND = new Color(0x22355B);

    private final Consumer<Choice> chosen;
    private final JFrame frame = new JFrame();
    private final JLabel face = new JLabel();
    private TrayLook look;

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
        face.setOpaque(true);
        face.setBackground(GROUND);
        face.setHorizontalAlignment(SwingConstants.CENTER);
        face.setFocusable(true);
        face.addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                openMenu();
            }
        });
        face.addKeyListener(new KeyAdapter() {
            @Override
            public void keyPressed(KeyEvent event) {
                if (event.getKeyCode() == KeyEvent.VK_ENTER || event.getKeyCode() == KeyEvent.VK_SPACE) {
                    openMenu();
                }
            }
        });
        write();
        frame.setType(Window.Type.UTILITY);
        frame.setUndecorated(true);
        frame.setAlwaysOnTop(true);
        frame.setAutoRequestFocus(false);
        frame.setSize(SIZE, SIZE);
        var area = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        frame.setLocation((int) area.getMaxX() - SIZE - MARGIN, (int) area.getMaxY() - SIZE - MARGIN);
        frame.add(face);
        frame.setVisible(true);
    }

    /// Clear of the pointer, so that the end of the click that opens it chooses nothing.
    private void openMenu() {
        face.requestFocusInWindow();
        var menu = DrawnMenu.of(look.menu(), MenuColours.ofThePerson(), chosen);
        var size = menu.getPreferredSize();
        menu.show(face, SIZE - size.width, -size.height);
    }

    @Override
    public void show(TrayLook now) {
        EventQueue.invokeLater(() -> {
            look = now;
            write();
        });
    }

    private void write() {
        frame.setTitle(look.title());
        face.setIcon(new ImageIcon(LampIcon.draw(SIZE - MARGIN, look.lit())));
        face.setToolTipText(look.tip());
        face.getAccessibleContext().setAccessibleName(look.tip());
    }

    @Override
    public void close() {
        EventQueue.invokeLater(frame::dispose);
    }
}
