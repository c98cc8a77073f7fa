package org.porchlight.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/// Light and dark, for every window and popup of the process.
///
/// The machine's own setting decides and is followed while the program runs. The system property
/// `porchlight.theme` (`light`, `dark`) overrides it. To be used on the FX thread only.
public final class Theme {
    private static final List<String> SHEETS = List.of(
            "porchlight-tokens.css", "porchlight-controls.css", "porchlight-shared.css", "porchlight-rules.css");

    private Theme() {}

    /// Loads fonts and colours, and dresses every window that is there or will be. Called once, before the first
    /// window.
    public static void install() {
        Fonts.load();
        var platform = Platform.getPreferences();
        platform.colorSchemeProperty().addListener((_, _, _) -> dressAll());
        Window.getWindows().addListener((ListChangeListener<Window>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(Theme::dress);
            }
        });
        dressAll();
    }

    /// The scheme that is in force.
    public static ColorScheme scheme() {
        return chosen().orElseGet(() -> Platform.getPreferences().getColorScheme());
    }

    private static Optional<ColorScheme> chosen() {
        var asked = Optional.ofNullable(System.getProperty("porchlight.theme"));
        return asked.or(Taste::theme).map(word -> switch (word) {
            case "light" -> ColorScheme.LIGHT;
            case "dark" -> ColorScheme.DARK;
            default -> throw new IllegalArgumentException("porchlight.theme is " + word + ", not light or dark");
        });
    }

    /// Dresses every window anew, as the scheme in force wants it: another was chosen.
    public static void dressAll() {
        var sheet = switch (scheme()) {
            case LIGHT -> new PrimerLight();
            case DARK -> new PrimerDark();
        };
        Application.setUserAgentStylesheet(sheet.getUserAgentStylesheet());
        Window.getWindows().forEach(Theme::dress);
    }

    private static void dress(Window window) {
        window.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                dress(window, scene);
            }
        });
    }

    private static void dress(Window window, Scene scene) {
        scene.getPreferences().setColorScheme(scheme());
        // A popup takes the sheets of its owner's scene by itself, but not its scheme.
        if (!(window instanceof PopupWindow)) {
            dress(scene);
            WhyDisabled.showIn(scene);
        }
    }

    /// Gives a scene the sheets and the scheme. Windows get it by themselves when they are shown; a scene that is
    /// measured before needs it earlier.
    public static void dress(Scene scene) {
        scene.getPreferences().setColorScheme(scheme());
        for (var name : SHEETS) {
            var sheet = "/org/porchlight/css/" + name;
            if (!scene.getStylesheets().contains(sheet)) {
                scene.getStylesheets().add(sheet);
            }
        }
    }
}
