package org.porchlight.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Label;

/// A child's letter in a circle. The colour follows the child's place in the family's list.
public final class Avatar extends Label {
    private static final int COLOURS = 2;

    /// @param place 0 for the first child
    /// @param small 22 px instead of 36
    public Avatar(String name, int place, boolean small) {
        super(Initial.of(name));
        getStyleClass().addAll("pl-avatar", "pl-avatar-" + (place % COLOURS + 1));
        if (small) {
            getStyleClass().add("small");
        }
        setAlignment(Pos.CENTER);
        setAccessibleText("");
    }
}
