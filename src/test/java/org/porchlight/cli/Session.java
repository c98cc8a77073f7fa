package org.porchlight.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.porchlight.ipc.Samples;

/// A command line typed in a test: what it said and how it ended.
record Session(int exit, String out, String err) {
    static Session type(Path run, String language, String... args) {
        return typeWith(run, language, "", args);
    }

    static Session typeWith(Path run, String language, String input, String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal = terminal(run, language, input, out, err);
        int exit = new Cli(terminal).execute(args);
        return new Session(exit, out.toString(), err.toString());
    }

    static Terminal terminal(Path run, String language, String input, Writer out, Writer err) {
        return new Terminal(
                new PrintWriter(out),
                new PrintWriter(err),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                Map.of("PORCHLIGHT_RUN", run.toString(), "LANG", language),
                InstantSource.fixed(Samples.NOW));
    }
}
