package org.porchlight.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityTest {
    @ParameterizedTest(name = "{0} is shown as {1}")
    @CsvSource({
        "create, CREATE",
        "games, GAMES",
        "live-streaming, VIDEO",
        "chat, SOCIAL",
        "search, WEB",
        "reading, LEARN",
        "vpn, OTHER",
        "'', OTHER",
        "none-of-ours, OTHER"
    })
    void everyCategoryBelongsToOne(String category, Activity activity) {
        assertThat(Activity.of(category)).isEqualTo(activity);
    }

    @Test
    void sumsWhatBelongsTogetherAndLeavesOutWhatWasNot() {
        var sums = Activity.sums(
                Map.of("chat", Duration.ofMinutes(3), "forums", Duration.ofMinutes(4), "games", Duration.ZERO));

        assertThat(sums).containsExactly(Map.entry(Activity.SOCIAL, Duration.ofMinutes(7)));
    }
}
