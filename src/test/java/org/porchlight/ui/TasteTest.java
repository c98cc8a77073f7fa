package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.ColorScheme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.text.Language;

class TasteTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void keepApart() {
        System.setProperty(
                "porchlight.taste", folder.resolve("deep/screen.properties").toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty("porchlight.taste");
    }

    @Test
    void keepsWhatWasChosenUntilTheSystemShallDecideAgain() throws IOException {
        Taste.chooseLanguage(Optional.of(Language.ZH_CN));
        Taste.chooseTheme(Optional.of("dark"));

        assertThat(Words.preferred()).isEqualTo(Language.ZH_CN);
        assertThat(Theme.scheme()).isEqualTo(ColorScheme.DARK);

        Taste.chooseTheme(Optional.empty());

        assertThat(Taste.theme()).isEmpty();
        assertThat(Taste.language()).contains("zh-CN");
    }

    @Test
    void takesNoDamageForAChoice() throws IOException {
        Files.createDirectories(folder.resolve("deep"));
        Files.writeString(folder.resolve("deep/screen.properties"), "theme=loud\nlanguage=\\u12");

        assertThat(Taste.theme()).isEmpty();
        assertThat(Taste.language()).isEmpty();
    }
}
