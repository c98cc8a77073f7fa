package org.porchlight.care;

import java.util.Locale;

/// Something that happened to a child, in the order in which the help page asks. Words stand in the bundle `care` under
/// the id: `situation.ID`, `start.ID`, `advice.ID` and `say.ID`.
public enum Situation {
    /// Somebody online is cruel.
    ONLINE("message-circle"),
    /// Somebody wants photos or to meet.
    PHOTOS("eye"),
    BULLIED("users"),
    /// Sadness, to the wish to die.
    SAD("heart"),
    /// Somebody at home does harm.
    HOME("home"),
    /// Cheated out of money.
    MONEY("credit-card"),
    /// A frightening picture or film.
    SEEN("alert-circle");

    private final String icon;

    Situation(String icon) {
        this.icon = icon;
    }

    /// The name of a Feather icon, such as `eye`.
    public String icon() {
        return icon;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
