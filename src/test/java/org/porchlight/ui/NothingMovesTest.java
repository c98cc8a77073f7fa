package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Motion costs more in software rendering than it gives (record 82), and who asked for less of it is served, too.
class NothingMovesTest {
    private static final Path MAIN = Path.of("src/main");
    private static final Pattern MOVING =
            Pattern.compile("javafx\\.animation\\.(?!(PauseTransition|Animation|AnimationTimer)\\b)\\w+");
    private static final Pattern TRANSITION = Pattern.compile("(?m)^\\s*transition(-[a-z]+)?\\s*:");

    @Test
    void noClassHasAnAnimationButTimers() throws IOException {
        assertThat(with(".java", MOVING.asPredicate())).isEmpty();
        assertThat(with(".java", text -> text.contains("javafx.animation.PauseTransition")))
                .isNotEmpty();
    }

    @Test
    void noSheetHasATransition() throws IOException {
        assertThat(with(".css", TRANSITION.asPredicate())).isEmpty();
        assertThat(with(".css", text -> text.contains("-fx-background-color"))).isNotEmpty();
    }

    private static List<Path> with(String ending, Predicate<String> text) throws IOException {
        try (var files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> text.test(read(file)))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
