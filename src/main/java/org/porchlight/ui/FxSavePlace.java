package org.porchlight.ui;

import java.io.File;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The file dialog of the system, which begins at the person's documents and asks by itself before a file is replaced.
public record FxSavePlace(Supplier<Window> owner) implements SavePlace {
    @Override
    public Optional<Path> ask(String name, String kind, String ending) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(isWritable(name) ? name : "porchlight." + ending);
        PersonFolder.documents().map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, "*." + ending));
        return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
    }

    /// Whether the system's locale has all letters of a name: one that is not there has those of ASCII alone.
    static boolean isWritable(String name) {
        var letters = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        return letters.newEncoder().canEncode(name);
    }
}
