package org.porchlight.tool;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.time.InstantSource;
import java.util.Map;
import org.porchlight.cli.Terminal;
import org.porchlight.text.Language;

/// Terminals of tests.
final class Typing {
    private Typing() {}

    /// One that nobody types at and nobody reads.
    static Terminal in(Language language) {
        return in(language, Writer.nullWriter(), Writer.nullWriter());
    }

    static Terminal in(Language language, Writer out, Writer err) {
        return new Terminal(
                new PrintWriter(out),
                new PrintWriter(err),
                InputStream.nullInputStream(),
                Map.of("LANG", language == Language.EN ? "en_GB.UTF-8" : "zh_CN.UTF-8"),
                InstantSource.system());
    }
}
