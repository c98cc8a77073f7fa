package org.porchlight.agent.tray;

import java.awt.AWTException;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Image;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The lamp in the older tray of X (XEMBED), for panels without StatusNotifierItem.
final class AwtTray implements Tray {
    private static final Logger LOG = LoggerFactory.getLogger(AwtTray.class);

    private final TrayIcon icon;
    private final Consumer<Choice> chosen;

    private AwtTray(TrayIcon icon, Consumer<Choice> chosen) {
        this.icon = icon;
        this.chosen = chosen;
    }

    /// Takes a place; nothing where no such tray is.
    static Optional<AwtTray> open(TrayLook first, Consumer<Choice> chosen) {
        if (GraphicsEnvironment.isHeadless() || !SystemTray.isSupported()) {
            return Optional.empty();
        }
        var icon = new TrayIcon(picture(first.lit()), first.tip());
        var tray = new AwtTray(icon, chosen);
        tray.write(first);
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
    public void show(TrayLook look) {
        EventQueue.invokeLater(() -> write(look));
    }

    private void write(TrayLook look) {
        icon.setImage(picture(look.lit()));
        icon.setToolTip(look.tip());
        icon.setPopupMenu(AwtMenu.of(look.menu(), chosen));
    }

    @Override
    public void close() {
        SystemTray.getSystemTray().remove(icon);
    }
}
