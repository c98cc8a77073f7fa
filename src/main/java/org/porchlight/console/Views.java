package org.porchlight.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import org.porchlight.ui.Words;

/// Views as their FXML files say.
final class Views {
    private Views() {}

    /// Loads a view's file into its controller's fields.
    static void load(String name, Object controller, Words words) {
        var loader = new FXMLLoader(Views.class.getResource("/org/porchlight/fxml/" + name + ".fxml"));
        loader.setResources(words.bundle());
        loader.setController(controller);
        try {
            loader.<Parent>load();
        } catch (IOException e) {
            throw new UncheckedIOException("loading the view " + name, e);
        }
    }
}
