package org.porchlight.ui;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;

/// A child's sign in a circle.
public final class Avatar extends Label {
    private static final int COLOURS = 2;

    /// @param small 22 px instead of 36
    public Avatar(Sign sign, boolean small) {
        super(sign.letter());
        getStyleClass().addAll("pl-avatar", "pl-avatar-" + (sign.place() % COLOURS + 1));
        if (small) {
            getStyleClass().add("small");
        }
        setAlignment(Pos.CENTER);
        // The name stands beside it.
        setAccessibleRole(AccessibleRole.NODE);
    }
}
