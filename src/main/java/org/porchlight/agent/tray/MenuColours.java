package org.porchlight.agent.tray;

import java.awt.Color;
import java.util.Optional;
import org.porchlight.ui.Taste;

/// The colours of a menu that is drawn here, as the tokens of the style sheets have them.
enum MenuColours {
    LIGHT(0xFFFFFF, 0x22262E, 0x565C68, 0xE4DED2, 0x2F5597),
    DARK(0x242A35, 0xECE8E0, 0xAEB3BE, 0x303743, 0x4A70BD);

    /// `-color-fg-emphasis`, in both.
    static final Color ON_CHOSEN = Color.WHITE;

    private final Color ground;
    private final Color text;
    private final Color quiet;
    private final Color line;
    private final Color chosen;

    MenuColours(int ground, int text, int quiet, int line, int chosen) {
        this.ground = new Color(ground);
        this.text = new Color(text);
        this.quiet = new Color(quiet);
        this.line = new Color(line);
        this.chosen = new Color(chosen);
    }

    /// Light, unless the person at the screen chose dark: the older toolkit does not tell what the system has.
    static MenuColours ofThePerson() {
        return Optional.ofNullable(System.getProperty("porchlight.theme"))
                        .or(Taste::theme)
                        .filter("dark"::equals)
                        .isPresent()
                ? DARK
                : LIGHT;
    }

    /// `-color-bg-overlay`.
    Color ground() {
        return ground;
    }

    /// `-color-fg-default`.
    Color text() {
        return text;
    }

    /// `-color-fg-muted`, for what is only to be read.
    Color quiet() {
        return quiet;
    }

    /// `-color-border-default`.
    Color line() {
        return line;
    }

    /// `-color-accent-emphasis`, behind what is chosen now.
    Color chosen() {
        return chosen;
    }
}
