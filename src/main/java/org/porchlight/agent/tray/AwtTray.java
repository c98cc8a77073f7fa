package org.porchlight.agent.tray;

import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.awt.MouseInfo;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.awt.Window;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JDialog;
import javax.swing.event.PopupMenuEvent;
import javax.swing.event.PopupMenuListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The lamp in the older tray of X (XEMBED), for panels without StatusNotifierItem.
final class AwtTray implements Tray {
    private static final Logger LOG = LoggerFactory.getLogger(AwtTray.class);

    /// How far from the pointer, in px.
    private static final int CLEAR = 12;

    private final TrayIcon icon;
    private final Consumer<Choice> chosen;
    /// Of the thread of events.
    private TrayLook look;

    private AwtTray(TrayIcon icon, TrayLook first, Consumer<Choice> chosen) {
        this.icon = icon;
        this.look = first;
        this.chosen = chosen;
    }

    /// Takes a place; nothing where no such tray is.
    static Optional<AwtTray> open(TrayLook first, Consumer<Choice> chosen) {
        if (GraphicsEnvironment.isHeadless() || !SystemTray.isSupported()) {
            return Optional.empty();
        }
        var icon = new TrayIcon(picture(first.lit()), first.tip());
        var tray = new AwtTray(icon, first, chosen);
        icon.addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
                tray.openMenu();
            }
        });
        try {
            SystemTray.getSystemTray().add(icon);
            return Optional.of(tray);
        } catch (AWTException e) {
            LOG.debug("Taking a place in the tray failed", e);
            return Optional.empty();
        }
    }

    private static Image picture(boolean lit) {
        int size = SystemTray.getSystemTray().getTrayIconSize().height;
        return LampIcon.draw(size, lit);
    }

    @Override
    public void show(TrayLook now) {
        EventQueue.invokeLater(() -> {
            look = now;
            icon.setImage(picture(now.lit()));
            icon.setToolTip(now.tip());
        });
    }

    /// Beside the pointer, as an icon does not tell its place, and clear of it, so that the end of the click that opens
    /// it chooses nothing.
    private void openMenu() {
        var menu = DrawnMenu.of(look.menu(), MenuColours.ofThePerson(), chosen);
        var anchor = new JDialog();
        anchor.setType(Window.Type.UTILITY);
        anchor.setUndecorated(true);
        anchor.setAlwaysOnTop(true);
        anchor.setSize(1, 1);
        var pointer = MouseInfo.getPointerInfo();
        anchor.setLocation(pointer.getLocation());
        anchor.setVisible(true);
        menu.addPopupMenuListener(new Closing(anchor));
        var screen = pointer.getDevice().getDefaultConfiguration().getBounds();
        boolean isBelow = pointer.getLocation().y < screen.getCenterY();
        menu.show(anchor.getRootPane(), 0, isBelow ? CLEAR : -CLEAR - menu.getPreferredSize().height);
    }

    /// What the menu hangs on goes with it.
    private record Closing(JDialog anchor) implements PopupMenuListener {
        @Override
        public void popupMenuWillBecomeInvisible(PopupMenuEvent event) {
            EventQueue.invokeLater(anchor::dispose);
        }

        @Override
        public void popupMenuWillBecomeVisible(PopupMenuEvent event) {}

        @Override
        public void popupMenuCanceled(PopupMenuEvent event) {}
    }

    @Override
    public void close() {
        SystemTray.getSystemTray().remove(icon);
    }
}
