package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.text.Language;

class ZonePickerTest {
    private static final Instant WINTER = Instant.parse("2026-11-22T11:12:00Z");
    private static final Instant SUMMER = Instant.parse("2026-07-01T12:00:00Z");

    private final List<Optional<ZoneId>> chosen = new ArrayList<>();

    private ZonePicker picker() {
        var picker = new ZonePicker("zone", "Time zone", chosen::add);
        picker.show(ZoneId.of("Asia/Shanghai"), WINTER);
        var _ = new Scene(picker);
        return picker;
    }

    private static ListView<?> list(ZonePicker picker) {
        return (ListView<?>) Objects.requireNonNull(picker.lookup("#zone-list"));
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource({
        "new y, America/New_York",
        "BERLIN, Europe/Berlin",
        "utc+5:45, Asia/Kathmandu",
        "−9:30, Pacific/Marquesas",
        "-9:30, Pacific/Marquesas",
        "beijing, Asia/Shanghai",
        "北京, Asia/Shanghai",
        "成都, Asia/Shanghai",
        "乌鲁木齐, Asia/Urumqi",
        "香港, Asia/Hong_Kong",
        "台北, Asia/Taipei",
        "澳门, Asia/Macau",
        "nepal, Asia/Kathmandu",
        "尼泊尔, Asia/Kathmandu",
        "纽约, America/New_York",
        "加尔各答, Asia/Kolkata",
        "asia/sh, Asia/Shanghai"
    })
    void narrowsToWhatIsTyped(String typed, String zone) {
        OnFx.run(() -> {
            var picker = picker();
            picker.field().setText(typed);
            assertThat(list(picker).getItems())
                    .anyMatch(ZoneId.of(zone)::equals)
                    .hasSizeLessThan(5);
        });
    }

    @Test
    void choosesTheZoneWhoseWholeNameIsTyped() {
        OnFx.run(() -> picker().field().setText("utc"));

        assertThat(chosen).containsExactly(Optional.of(ZoneId.of("UTC")));
    }

    @Test
    void choosesWhatIsLeftAlone() {
        OnFx.run(() -> picker().field().setText("berlin"));

        assertThat(chosen).containsExactly(Optional.of(ZoneId.of("Europe/Berlin")));
    }

    @Test
    void choosesTheFirstOfSeveralByKeyboard() {
        OnFx.run(() -> {
            var picker = picker();
            picker.field().setText("asia/h");
            assertThat(chosen).containsExactly(Optional.empty());
            picker.field()
                    .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DOWN, false, false, false, false));
        });

        assertThat(chosen).endsWith(Optional.of(ZoneId.of("Asia/Hebron")));
    }

    @Test
    void choosesNothingOnceNoZoneIsCalledSo() {
        OnFx.run(() -> {
            var picker = picker();
            picker.field().setText("beir");
            picker.field().setText("beirx");
            assertThat(list(picker).getSelectionModel().getSelectedItem()).isNull();
        });

        assertThat(chosen).containsExactly(Optional.of(ZoneId.of("Asia/Beirut")), Optional.empty());
    }

    @Test
    void marksWhatIsShownOnceAllAreListedAgain() {
        OnFx.run(() -> {
            var picker = picker();
            picker.field().setText("berlin");
            picker.clear();
            picker.show(ZoneId.of("Asia/Shanghai"), WINTER);
            assertThat(list(picker).getSelectionModel().getSelectedItem()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        });

        assertThat(chosen).containsExactly(Optional.of(ZoneId.of("Europe/Berlin")));
    }

    @Test
    void tellsNobodyOfWhatItIsOnlyShown() {
        OnFx.run(() -> {
            var picker = picker();
            picker.show(ZoneId.of("Europe/Paris"), WINTER);
            picker.show(ZoneId.of("Etc/UTC"), WINTER);
            assertThat(list(picker).getSelectionModel().getSelectedItem()).isEqualTo(ZoneId.of("Etc/UTC"));
        });

        assertThat(chosen).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Asia/Shanghai     | Shanghai (Asia), UTC+8
            Europe/Berlin     | Berlin (Europe), UTC+1
            Asia/Kathmandu    | Kathmandu (Asia), UTC+5:45
            America/New_York  | New York (America), UTC−5
            Africa/Abidjan    | Abidjan (Africa), UTC
            Etc/UTC           | Coordinated Universal Time, UTC
            """)
    void saysTheOffset(String zone, String text) {
        assertThat(ZonePicker.text(Words.part("ui", Language.EN), ZoneId.of(zone), WINTER))
                .isEqualTo(text);
    }

    @Test
    void saysTheOffsetOfTheDay() {
        assertThat(ZonePicker.text(Words.part("ui", Language.ZH_CN), ZoneId.of("Europe/Berlin"), SUMMER))
                .isEqualTo("柏林（欧洲），UTC+2");
    }
}
