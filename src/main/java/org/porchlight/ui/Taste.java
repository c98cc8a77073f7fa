package org.porchlight.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.porchlight.text.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the person at the screen chose of it: language, and light or dark. What is not chosen follows the system.
///
/// It is kept in `porchlight/screen.properties` in the account's folder of settings (XDG Base Directory), or in the
/// file
/// that the system property `porchlight.taste` names. For any thread.
public final class Taste {
    private static final Logger LOG = LoggerFactory.getLogger(Taste.class);
    private static final String LANGUAGE = "language";
    private static final String THEME = "theme";

    private Taste() {}

    /// The language that was chosen, as a tag such as `zh-CN`.
    public static Optional<String> language() {
        return read(LANGUAGE);
    }

    /// `light` or `dark`, when one was chosen.
    public static Optional<String> theme() {
        return read(THEME).filter(word -> word.equals("light") || word.equals("dark"));
    }

    /// Chooses a language from now on; nothing follows the system.
    ///
    /// @throws IOException when it could not be kept
    public static void chooseLanguage(Optional<Language> language) throws IOException {
        write(LANGUAGE, language.map(one -> one.locale().toLanguageTag()));
    }

    /// Chooses light or dark from now on; nothing follows the system.
    ///
    /// @param word `light` or `dark`
    /// @throws IOException when it could not be kept
    public static void chooseTheme(Optional<String> word) throws IOException {
        write(THEME, word);
    }

    private static Optional<String> read(String key) {
        return Optional.ofNullable(all().getProperty(key));
    }

    private static synchronized void write(String key, Optional<String> value) throws IOException {
        var all = all();
        all.remove(key);
        value.ifPresent(word -> all.setProperty(key, word));
        var file = file();
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (var out = Files.newBufferedWriter(file)) {
            all.store(out, null);
        }
    }

    private static Properties all() {
        var all = new Properties();
        var file = file();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                all.load(in);
            } catch (IOException | IllegalArgumentException e) {
                LOG.warn("What was chosen of the screen could not be read from {}: {}", file, e.getMessage());
                all.clear();
            }
        }
        return all;
    }

    private static Path file() {
        var named = System.getProperty("porchlight.taste");
        if (named != null) {
            return Path.of(named);
        }
        var folder = Optional.ofNullable(System.getenv("XDG_CONFIG_HOME"))
                .filter(path -> path.startsWith("/"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".config"));
        return folder.resolve("porchlight").resolve("screen.properties");
    }
}
