package org.porchlight.agent.tray;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.agent.MenuOnDisplay;
import org.porchlight.text.Language;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;

class DrawnMenuTest {
    private static final int BESIDE = 16;

    private final List<Choice> chosen = new ArrayList<>();

    /// With the menu below the first child.
    @ParameterizedTest
    @EnumSource
    void looksAsDrawn(Look look) {
        var colours = look == Look.ZH_DARK || look == Look.EN_DARK ? MenuColours.DARK : MenuColours.LIGHT;
        var menu = DrawnMenu.of(
                MenuOnDisplay.look(look.isEnglish() ? Language.EN : Language.ZH_CN)
                        .menu(),
                colours,
                chosen::add);
        var first = menus(menu).findFirst().orElseThrow();
        first.setSelected(true);

        Golden.check("tray-" + look.suffix(), picture(menu, first.getPopupMenu()));
    }

    private static BufferedImage picture(JPopupMenu menu, JPopupMenu below) {
        var size = menu.getPreferredSize();
        var other = below.getPreferredSize();
        var image = new BufferedImage(
                size.width + other.width + 3 * BESIDE,
                Math.max(size.height, other.height) + 2 * BESIDE,
                BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(0x61708A));
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        for (var part : List.of(menu, below)) {
            part.setSize(part.getPreferredSize());
            part.doLayout();
            part.print(pen.create(part.equals(menu) ? BESIDE : size.width + 2 * BESIDE, BESIDE, 1000, 1000));
        }
        pen.dispose();
        return image;
    }

    private static Stream<JMenu> menus(JPopupMenu menu) {
        return Stream.of(menu.getComponents()).filter(JMenu.class::isInstance).map(JMenu.class::cast);
    }

    @Test
    void choosesWhatIsClicked() {
        var choice = new Choice.OpenConsole();
        var menu = DrawnMenu.of(
                List.of(new Entry.Line("only read"), new Entry.Action("Open", choice)), MenuColours.LIGHT, chosen::add);

        Stream.of(menu.getComponents())
                .filter(JMenuItem.class::isInstance)
                .forEach(item -> ((JMenuItem) item).doClick(0));

        assertThat(chosen).containsExactly(choice);
    }

    /// A child of a rare name must not be boxes where the system could write it.
    @Test
    void writesInTheSystemsLettersWhatTheBundledOnesLack() {
        assertThat(MenuFont.of("小美，还有 22 分钟").getFamily()).isNotEqualTo(Font.DIALOG);
        assertThat(MenuFont.of("\uD840\uDC00").getFamily()).isEqualTo(Font.DIALOG);
    }

    @ParameterizedTest
    @EnumSource
    void hasTheColoursOfTheStyleSheets(MenuColours colours) throws IOException {
        try (var in = Objects.requireNonNull(
                MenuColours.class.getResourceAsStream("/org/porchlight/css/porchlight-tokens.css"))) {
            var parts = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("@media \\(", 2);
            var sheet = colours == MenuColours.LIGHT ? parts[0] : parts[1];

            assertThat(sheet)
                    .contains("-color-bg-overlay: " + hex(colours.ground()))
                    .contains("-color-fg-default: " + hex(colours.text()))
                    .contains("-color-fg-muted: " + hex(colours.quiet()))
                    .contains("-color-border-default: " + hex(colours.line()))
                    .contains("-color-accent-emphasis: " + hex(colours.chosen()))
                    .contains("-color-fg-emphasis: " + hex(MenuColours.ON_CHOSEN));
        }
    }

    private static String hex(Color colour) {
        return String.format(Locale.ROOT, "#%06X", colour.getRGB() & 0xFFFFFF);
    }
}
