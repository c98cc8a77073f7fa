package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.Trouble;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.Picture;
import org.porchlight.ui.Words;

/// Draws every state of the window; the pictures in `target/screens` are for the eye.
class ScreensTest {
    private static final Path OUT = Path.of("target", "screens");

    @BeforeAll
    static void makeRoom() throws IOException {
        Files.createDirectories(OUT);
    }

    @AfterEach
    void forget() {
        System.clearProperty("porchlight.language");
    }

    @ParameterizedTest(name = "{0} in {1}, {2}, {3}x{4}")
    @CsvSource(textBlock = """
            ready,         zh-CN, light, 1280, 800
            ready,         en,    dark,  1280, 800
            ready,         zh-CN, light, 800,  600
            ready,         en,    light, 800,  600
            one,           en,    light, 1280, 800
            lost,          zh-CN, light, 1280, 800
            trouble,       zh-CN, light, 1280, 800
            trouble,       en,    dark,  800,  600
            missing,       zh-CN, light, 1280, 800
            missing,       en,    dark,  800,  600
            denied,        en,    light, 1280, 800
            empty,         zh-CN, dark,  1280, 800
            """)
    void draws(String state, String language, String scheme, int width, int height) throws IOException {
        System.setProperty("porchlight.language", language);
        boolean english = language.equals("en");
        var file = OUT.resolve(String.join("-", state, language, scheme, width + "x" + height) + ".png");

        OnFx.run(() -> draw(
                screen(state, english), ColorScheme.valueOf(scheme.toUpperCase(Locale.ROOT)), width, height, file));

        assertThat(file).isNotEmptyFile();
    }

    @Test
    void saysWhatIsWrongWithTheGuardItself() throws IOException {
        System.setProperty("porchlight.language", "en");
        OnFx.run(() -> {
            var model = new TodayModel(true, Runnable::run, Runnable::run, (_, _) -> {});
            var view = new ConsoleView(Words.part("console"), model, () -> {}, () -> {});
            var scene = new Scene(view.root(), 1280, 800);
            ConsoleWindow.dress(scene);
            view.render(screen("trouble", true));
            view.root().applyCss();
            view.root().layout();
            assertThat(scene.getRoot().lookupAll("*"))
                    .filteredOn(Labeled.class::isInstance)
                    .extracting(node -> ((Labeled) node).getText())
                    .anyMatch(text -> text.contains("set aside as /var/lib/porchlight/porchlight.db.damaged-1"));
        });
    }

    private static void draw(Screen screen, ColorScheme scheme, int width, int height, Path file) {
        var model = new TodayModel(true, Runnable::run, Runnable::run, (_, _) -> {});
        var view = new ConsoleView(Words.part("console"), model, () -> {}, () -> {});
        var scene = new Scene(view.root(), width, height);
        ConsoleWindow.dress(scene);
        scene.getPreferences().setColorScheme(scheme);
        view.render(screen);
        try {
            Picture.write(scene, file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Screen screen(String state, boolean english) {
        var today = new Today(Family.evening(english), Family.accounts(), Map.of(), Optional.empty());
        return switch (state) {
            case "ready" -> new Screen.Ready(today);
            case "one" -> new Screen.Ready(today.withStatus(Family.status(Family.mei("Mei", Presented.PAUSED, 900))));
            case "lost" -> new Screen.Lost(today);
            case "trouble" ->
                new Screen.Ready(today.withStatus(Family.evening(english)
                        .telling(List.of(new Trouble(
                                Trouble.Sort.LEDGER_DAMAGED, "/var/lib/porchlight/porchlight.db.damaged-1")))));
            case "missing" -> new Screen.GuardMissing(english, Optional.of("missing.did-not-start"));
            case "denied" -> new Screen.NotPermitted();
            default -> new Screen.Ready(new Today(Family.status(), Map.of(), Map.of(), Optional.empty()));
        };
    }
}
