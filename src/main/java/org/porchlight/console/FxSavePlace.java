package org.porchlight.console;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The file dialog of the system, which asks by itself before a file is replaced.
record FxSavePlace(Supplier<Window> owner) implements SavePlace {
    @Override
    public Optional<Path> ask(String name, String kind, String ending) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, "*." + ending));
        return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
    }
}
