package org.porchlight.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.ipc.SocketLink;
import picocli.CommandLine.Option;

/// Options that every verb has.
final class Common {
    static final String JSON = "--json";

    @Option(names = JSON, descriptionKey = "option.json")
    private boolean json;

    @Option(names = "--run", paramLabel = "DIR", descriptionKey = "option.run")
    private @Nullable Path run;

    @Option(names = "--stdin", descriptionKey = "option.stdin")
    private boolean stdin;

    /// Whether secrets come from standard input, a line each, also at a terminal.
    boolean stdin() {
        return stdin;
    }

    boolean json() {
        return json;
    }

    Path socket(Terminal terminal) {
        return Optional.ofNullable(run).orElseGet(terminal::run).resolve(SocketLink.SOCKET);
    }
}
