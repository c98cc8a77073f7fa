package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaneWindowTest {
    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({
        "1280, 800, 0, 848",
        "1366, 768, 0, 934",
        "1440, 900, 48, 960",
        "1920, 1080, 480, 960",
        "1024, 768, 32, 960",
        "800, 600, 0, 800"
    })
    void aPageLeavesRoomForDiscAndWarnings(double width, double height, double left, double wide) {
        var room = new Rectangle2D(0, 0, width, height);

        var place = PaneWindow.beside(room);

        assertThat(place.getMinX()).isEqualTo(left);
        assertThat(place.getWidth()).isEqualTo(wide);
        if (width >= 1280) {
            assertThat(place.getMaxX()).isLessThanOrEqualTo(DiscPlace.DEFAULT.x(room, WarningCard.WIDTH));
        }
    }

    @ParameterizedTest(name = "{0} high")
    @CsvSource({"600, 600", "768, 728", "800, 760", "900, 820", "1080, 820"})
    void aPageIsHigherWhereThereIsRoomForItsFrame(double height, double high) {
        assertThat(PaneWindow.beside(new Rectangle2D(0, 0, 1280, height)).getHeight())
                .isEqualTo(high);
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "1920, 1080"})
    void staysOnItsScreen(double width, double height) {
        var room = new Rectangle2D(1280, 100, width, height);

        assertThat(room.contains(PaneWindow.beside(room))).isTrue();
    }
}
