package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.IntStream;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.porchlight.text.Language;
import org.porchlight.text.Say;

/// That the toolkit breaks no line inside a length.
class LengthOnOneLineTest {
    private static final String BEFORE = "You can go on for ";

    /// How many lines a length lies on, at most, over all widths that it fits in.
    private static long lines(Say say) {
        var length = say.duration(Duration.ofMinutes(80));
        var text = new Text(BEFORE + length);
        text.setFont(Font.font(14));
        var alone = new Text(length);
        alone.setFont(text.getFont());
        int narrowest = (int) Math.ceil(alone.getLayoutBounds().getWidth()) + 1;
        return IntStream.range(narrowest, 400)
                .mapToLong(width -> {
                    text.setWrappingWidth(width);
                    return linesOf(
                            text.rangeShape(BEFORE.length(), text.getText().length()));
                })
                .max()
                .orElseThrow();
    }

    private static long linesOf(PathElement[] shape) {
        return Arrays.stream(shape)
                        .mapToDouble(element -> switch (element) {
                            case MoveTo to -> to.getY();
                            case LineTo to -> to.getY();
                            default -> throw new AssertionError("a curve around text: " + element);
                        })
                        .distinct()
                        .count()
                - 1;
    }

    @Test
    void anEnglishLengthStaysTogetherInAWindow() {
        OnFx.run(() -> {
            assertThat(lines(new Say(Language.EN, ZoneOffset.UTC)))
                    .as("as files have it")
                    .isGreaterThan(1);
            assertThat(lines(Say.unbroken(Language.EN, ZoneOffset.UTC))).isEqualTo(1);
        });
    }
}
