package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThemeTest {
    @AfterEach
    void clear() {
        System.clearProperty("porchlight.theme");
    }

    @Test
    void drawsChineseWithTheBundledFonts() {
        var families = OnFx.call(Font::getFamilies);
        double wide = OnFx.call(() -> new Text("灯").prefWidth(-1));

        assertThat(families).contains(Fonts.FAMILY);
        assertThat(wide).isGreaterThan(10);
    }

    @Test
    void dressesAWindowAndItsPopups() {
        System.setProperty("porchlight.theme", "dark");

        var schemes = OnFx.call(() -> {
            var label = new Label("灯");
            var stage = new Stage();
            stage.setScene(new Scene(new StackPane(label)));
            stage.show();
            var menu = new ContextMenu(new MenuItem("15"));
            menu.show(label, 0, 0);
            var seen = List.of(
                    stage.getScene().getPreferences().getColorScheme(),
                    menu.getScene().getPreferences().getColorScheme());
            assertThat(menu.getScene().getStylesheets())
                    .isEqualTo(stage.getScene().getStylesheets());
            assertThat(label.getFont().getFamily()).isEqualTo(Fonts.FAMILY);
            menu.hide();
            stage.hide();
            return seen;
        });

        assertThat(schemes).containsOnly(ColorScheme.DARK);
    }
}
