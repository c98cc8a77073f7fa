package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.text.Language;
import org.porchlight.text.Say;

class RemainingRingTest {
    @BeforeEach
    void speakChinese() {
        System.setProperty("porchlight.language", "zh-CN");
    }

    @AfterEach
    void forget() {
        System.clearProperty("porchlight.language");
    }

    private static RemainingRing ring(Optional<Duration> remaining, Optional<Duration> total) {
        var ring = new RemainingRing(new Say(Language.ZH_CN, ZoneId.of("Asia/Shanghai")));
        ring.totalProperty().set(total);
        ring.remainingProperty().set(remaining);
        return ring;
    }

    @ParameterizedTest(name = "{0} of {1} minutes light {2}")
    @CsvSource({"22, 90, 0.244", "0, 90, 0", "90, 90, 1", "120, 90, 1", "5, 0, 1"})
    void lightsWhatIsLeft(long left, long all, double lit) {
        double fraction =
                OnFx.call(() -> ring(Optional.of(Duration.ofMinutes(left)), Optional.of(Duration.ofMinutes(all)))
                        .fraction());

        assertThat(fraction).isCloseTo(lit, within(0.001));
    }

    @Test
    void lightsAllWithoutALimit() {
        double fraction =
                OnFx.call(() -> ring(Optional.empty(), Optional.empty()).fraction());

        assertThat(fraction).isEqualTo(1);
    }

    @Test
    void startsAtTwelveAndGoesClockwise() {
        var arc = OnFx.call(() -> {
            var ring = ring(Optional.of(Duration.ofMinutes(30)), Optional.of(Duration.ofMinutes(120)));
            var scene = new Scene(new StackPane(ring));
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return (Arc) ring.lookup(".pl-ring-arc");
        });

        assertThat(arc.getStartAngle()).isEqualTo(90);
        assertThat(arc.getLength()).isEqualTo(-90);
    }

    @Test
    void saysItselfInASentence() {
        var sentence = OnFx.call(() -> {
            var ring = ring(Optional.of(Duration.ofMinutes(22)), Optional.of(Duration.ofMinutes(90)));
            ring.whoProperty().set("小美");
            return ring.getAccessibleText();
        });

        assertThat(sentence).isEqualTo("小美，还有 22 分钟，共 90 分钟");
    }
}
