package org.porchlight.console;

import java.time.LocalDate;
import java.time.ZoneOffset;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.text.Say;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.SceneChecks;
import org.porchlight.ui.Words;

/// The calendar of a child's age beside the pictures that were looked at.
class AgeCalendarGoldenTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @EnumSource
    void looksAsItShould(Look look) {
        Golden.in(look, 336, 480, ConsoleWindow::dress, AgeCalendarGoldenTest::page, scene -> {
            Golden.check("control-age-calendar-" + look.suffix(), scene);
            SceneChecks.all(scene);
        });
    }

    private static StackPane page() {
        var say = Say.unbroken(Words.preferred(), ZoneOffset.UTC);
        var calendar = new AgeCalendar(Words.part("console"), say, TODAY, _ -> {});
        calendar.begin(LocalDate.of(2026, 11, 10));
        var page = new StackPane(calendar);
        page.getStyleClass().add("pl-page");
        return page;
    }
}
