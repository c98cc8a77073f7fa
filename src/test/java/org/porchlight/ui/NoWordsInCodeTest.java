package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a person reads stands in the bundles, never in code or in a view's file.
class NoWordsInCodeTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "org", "porchlight");
    private static final Path VIEWS = Path.of("src", "main", "resources", "org", "porchlight", "fxml");

    /// What shows its text to a person.
    private static final Pattern SHOWING = Pattern.compile(
            "(?:\\.|\\b)(?:setText|setPromptText|setAccessibleText|setAccessibleHelp|setAccessibleRoleDescription|setTitle"
                    + "|setHeaderText|setContentText|Labels\\.of|Forms\\.(?:card|field|group)"
                    + "|new (?:Label|Text|Button|Hyperlink|ToggleButton|RadioButton|CheckBox|MenuItem|CheckMenuItem"
                    + "|RadioMenuItem|Menu|MenuButton|Tooltip|Note|EmptyState|TextField|TextArea|TitledPane|Tab"
                    + "|TableColumn<>|TableColumn<[^()]*>))\\(");
    private static final Pattern LITERAL = Pattern.compile("\"(?:\\\\.|[^\"\\\\\n])*+\"");
    private static final Pattern CHINESE = Pattern.compile("\"[^\"\n]*\\p{IsHan}[^\"\n]*\"");
    /// Names of icons and of looks.
    private static final Pattern NAME = Pattern.compile("\"(?:fth|pl)-[a-z0-9-]+\"");
    private static final Pattern IN_VIEW =
            Pattern.compile("\\b(?:text|promptText|accessibleText|accessibleHelp|title)=\"(?!%)[^\"]*\\p{L}[^\"]*\"");

    @ParameterizedTest
    @ValueSource(strings = {"console", "agent", "ui"})
    void saysNothingThatIsNotInABundle(String part) throws IOException {
        var found = new ArrayList<String>();
        int files = 0;
        for (var file : files(SOURCES.resolve(part), ".java")) {
            files++;
            words(Files.readString(file)).forEach(word -> found.add(file.getFileName() + " " + word));
        }

        assertThat(files).isGreaterThan(20);
        assertThat(found).isEmpty();
    }

    @Test
    void hasViewsThatNameTheirWords() throws IOException {
        var found = new ArrayList<String>();
        for (var file : files(VIEWS, ".fxml")) {
            IN_VIEW.matcher(Files.readString(file))
                    .results()
                    .forEach(word -> found.add(file.getFileName() + " " + word.group()));
        }

        assertThat(files(VIEWS, ".fxml")).hasSizeGreaterThan(5);
        assertThat(found).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            button.setText("Save");                                      | 1
            new Label(minutes + " min");                                 | 1
            new Button(is ? "On" : words.of("off"));                     | 1
            String name = "小美";                                         | 1
            new Label(words.of("save.save"));                            | 0
            new Button("", Icons.of("fth-x"));                           | 0
            Labels.of(words.of("a", say.of("b")), "pl-small");           | 0
            new EmptyState(Tone.CALM, "fth-users", words.of("c"));       | 0
            // setText("Save")                                           | 0
            """)
    void knowsWordsFromKeys(String code, int found) {
        assertThat(words(code)).hasSize(found);
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(end)).toList();
        }
    }

    /// Words that code itself shows: letters in a literal that nothing else takes first, and all Chinese.
    private static List<String> words(String source) {
        var code = source.lines()
                .filter(line -> !line.strip().startsWith("//") && !line.strip().startsWith("///"))
                .toList();
        var text = String.join("\n", code);
        var found = new ArrayList<String>();
        CHINESE.matcher(text).results().forEach(word -> found.add(word.group()));
        SHOWING.matcher(text).results().forEach(call -> found.addAll(own(text.substring(call.end()))));
        return found.stream().distinct().toList();
    }

    /// Literals with letters among a call's arguments, at the call's own depth.
    private static List<String> own(String arguments) {
        var found = new ArrayList<String>();
        int depth = 0;
        for (int at = 0; at < arguments.length(); at++) {
            char sign = arguments.charAt(at);
            if (sign == '(') {
                depth++;
            } else if (sign == ')' && depth-- == 0) {
                return found;
            } else if (sign == '"') {
                var literal = LITERAL.matcher(arguments).region(at, arguments.length());
                if (!literal.lookingAt()) {
                    return found;
                }
                if (depth == 0
                        && literal.group().chars().anyMatch(Character::isLetter)
                        && !NAME.matcher(literal.group()).matches()) {
                    found.add(literal.group());
                }
                at = literal.end() - 1;
            }
        }
        return found;
    }
}
