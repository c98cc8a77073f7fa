package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeAheadTest {
    private static final List<String> ZONES =
            List.of("Africa/Cairo", "America/New_York", "Asia/Hong_Kong", "Asia/Shanghai", "Europe/Berlin", "UTC");

    @ParameterizedTest
    @CsvSource({
        "asia, Asia/Hong_Kong",
        "asia/s, Asia/Shanghai",
        "shang, Asia/Shanghai",
        "new y, America/New_York",
        "u, UTC"
    })
    void findsWhatBeginsOrHasAPartThatDoes(String typed, String found) {
        assertThat(TypeAhead.find(ZONES, typed)).contains(found);
    }

    @Test
    void findsNothingWhereNothingFits() {
        assertThat(TypeAhead.find(ZONES, "hai")).isEmpty();
    }

    @Test
    void lettersThatFollowEachOtherChoose() {
        OnFx.run(() -> {
            var box = new ComboBox<String>();
            box.getItems().setAll(ZONES);
            box.setValue("UTC");
            TypeAhead.in(box);
            new Scene(box);
            Stream.of("b", "e", "r")
                    .forEach(letter -> box.fireEvent(new KeyEvent(
                            KeyEvent.KEY_TYPED, letter, letter, KeyCode.UNDEFINED, false, false, false, false)));

            assertThat(box.getValue()).isEqualTo("Europe/Berlin");
        });
    }
}
