package org.porchlight.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The rules of a style sheet, as far as a test of colours has to know them.
///
/// @param dark those that hold in the dark scheme alone
record StyleSheet(String name, List<Rule> rules, List<Rule> dark) {
    static final Path FOLDER = Path.of("src", "main", "resources", "org", "porchlight", "css");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern DARK = Pattern.compile("@media[^{]*dark[^{]*\\{((?:[^{}]*\\{[^{}]*})*)\\s*}");
    private static final Pattern MEDIA = Pattern.compile("@media[^{]*\\{(?:[^{}]*\\{[^{}]*})*\\s*}");
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^{}]*)}");

    /// One selector and what it declares.
    record Rule(String selector, Map<String, String> says) {}

    /// All sheets of windows; pages that are written for a browser are not among them.
    static List<StyleSheet> ofWindows() {
        try (var files = Files.list(FOLDER)) {
            return files.map(StyleSheet::read)
                    .filter(sheet -> sheet.rules().stream()
                            .anyMatch(rule -> rule.says().keySet().stream().anyMatch(key -> key.startsWith("-fx-"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static StyleSheet read(Path file) {
        try {
            var text = COMMENT.matcher(Files.readString(file)).replaceAll("");
            var dark = DARK.matcher(text)
                    .results()
                    .flatMap(found -> rules(found.group(1)))
                    .toList();
            return new StyleSheet(
                    file.getFileName().toString(),
                    rules(MEDIA.matcher(text).replaceAll("")).toList(),
                    dark);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Rule> rules(String text) {
        var all = new ArrayList<Rule>();
        RULE.matcher(text).results().forEach(found -> {
            var says = new LinkedHashMap<String, String>();
            for (var line : found.group(2).split(";", -1)) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    says.put(
                            line.substring(0, colon).strip(),
                            line.substring(colon + 1).strip());
                }
            }
            for (var selector : found.group(1).split(",", -1)) {
                all.add(new Rule(selector.strip(), says));
            }
        });
        return all.stream();
    }
}
