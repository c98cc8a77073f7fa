package org.porchlight.agent.desktop;

/// A key that was pressed while the keyboard was held.
///
/// @param name which one
/// @param text what it types; empty where it types nothing
/// @param shift whether Shift was down
public record Key(Name name, String text, boolean shift) {
    /// The keys that do something besides typing.
    public enum Name {
        TAB,
        ENTER,
        ESCAPE,
        BACKSPACE,
        DELETE,
        LEFT,
        RIGHT,
        UP,
        DOWN,
        HOME,
        END,
        F1,
        /// Any other.
        OTHER
    }

    /// A key that types something.
    public static Key typing(String text) {
        return new Key(Name.OTHER, text, false);
    }

    /// A key that does something.
    public static Key of(Name name) {
        return new Key(name, "", false);
    }

    /// Whether it types one of the ten digits.
    public boolean isDigit() {
        return text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '9';
    }
}
