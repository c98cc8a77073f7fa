package org.porchlight.tool;

import java.nio.file.Path;
import java.util.Locale;
import org.porchlight.cli.FileTrouble;
import org.porchlight.port.StoreException;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// What hindered a chore, in words that go on a sentence after a colon.
final class Said {
    private Said() {}

    /// @param path what was typed, of which the trouble is if it is one of files
    static String of(Path path, Exception trouble) {
        var language = Language.of(Locale.getDefault());
        var file = FileTrouble.sayBeneath(language, path, trouble);
        if (file.isPresent()) {
            return file.get();
        }
        var words = Texts.of("tool", language);
        if (trouble instanceof StoreException store) {
            return switch (store.kind()) {
                case TAKEN, DAMAGED, CHANGED, LOST, NEWER, BUSY, FULL ->
                    words.of("ledger." + store.kind().name());
                case UNUSABLE, REFUSED -> store.getMessage();
            };
        }
        return String.valueOf(trouble.getMessage());
    }
}
