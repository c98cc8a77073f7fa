package org.porchlight.core.policy;

import java.util.Optional;
import java.util.regex.Pattern;

/// Reads full paths of programs.
final class PathReader {
    private static final Pattern SLASHES = Pattern.compile("/(?:\\.?/)*");
    private static final int MAX_PATH = 4096;

    private PathReader() {}

    /// @return the path with each slash once
    static Optional<String> read(Yaml node, String path, Problems problems) {
        return Section.text(node, path, "/usr/bin/gcompris-qt", problems).flatMap(written -> {
            var file = SLASHES.matcher(written).replaceAll("/");
            boolean goesUp = file.contains("/../") || file.endsWith("/..");
            boolean names =
                    file.startsWith("/") && !file.endsWith("/") && !file.endsWith("/.") && file.length() <= MAX_PATH;
            if (names && !goesUp) {
                return Optional.of(file);
            }
            problems.add(
                    node.place(),
                    path,
                    Problems.quote(written)
                            + " is not the full path of a program: write for example \"/usr/bin/gcompris-qt\"");
            return Optional.empty();
        });
    }
}
