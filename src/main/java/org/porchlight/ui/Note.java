package org.porchlight.ui;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A sentence on a tint, with an icon: something to know that is neither an error nor a question.
public final class Note extends HBox {
    /// What kind of sentence it is; it picks tint and icon.
    public enum Kind {
        /// Good to know, and nothing to do.
        CALM("fth-info", "calm"),
        INFO("fth-info", "info"),
        /// The connection is lost.
        LOST("fth-wifi-off", "weak"),
        /// Something is not as it should be.
        WEAK("fth-alert-circle", "weak"),
        /// Something that was asked for was not done.
        TROUBLE("fth-alert-circle", "weak"),
        /// What a child will read.
        LAMP("fth-sun", "lamp");

        private final String icon;
        private final String styleClass;

        Kind(String icon, String styleClass) {
            this.icon = icon;
            this.styleClass = styleClass;
        }
    }

    private final Label sentence = new Label();

    public Note(Kind kind, String text) {
        getStyleClass().addAll("pl-note", kind.styleClass);
        sentence.getStyleClass().add("pl-small");
        sentence.setWrapText(true);
        // A page that has too little room cuts no sentence.
        sentence.setMinHeight(USE_PREF_SIZE);
        setMinHeight(USE_PREF_SIZE);
        setHgrow(sentence, Priority.ALWAYS);
        getChildren().addAll(Icons.of(kind.icon), sentence);
        setAccessibleRole(AccessibleRole.TEXT);
        say(text);
    }

    /// Leads somewhere else with words at its end.
    public Note leading(String id, String to, Runnable there) {
        var link = new Button(to, Icons.of("fth-chevron-right"));
        link.setId(id);
        link.getStyleClass().add("link");
        link.setContentDisplay(ContentDisplay.RIGHT);
        link.setMinWidth(USE_PREF_SIZE);
        link.setOnAction(_ -> there.run());
        sentence.setMaxWidth(Double.MAX_VALUE);
        getStyleClass().add("leads");
        getChildren().add(link);
        return this;
    }

    /// Says something else from now on.
    public void say(String text) {
        sentence.setText(text);
        setAccessibleText(text);
    }
}
