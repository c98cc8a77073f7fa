package org.porchlight.ui;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// Something that is on or off, at once.
public final class Switch extends ToggleButton {
    /// @param says what is switched, for those who do not see what stands beside it
    public Switch(String says) {
        var thumb = new Region();
        thumb.getStyleClass().add("pl-switch-thumb");
        var track = new StackPane(thumb);
        track.getStyleClass().add("pl-switch-track");
        track.setMouseTransparent(true);
        getStyleClass().setAll("pl-switch");
        setGraphic(track);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        setAccessibleText(says);
        selectedProperty().subscribe(on -> StackPane.setAlignment(thumb, on ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT));
    }
}
