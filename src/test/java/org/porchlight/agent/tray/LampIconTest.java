package org.porchlight.agent.tray;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LampIconTest {
    @ParameterizedTest
    @ValueSource(ints = {22, 48})
    void isLitInItsMiddleOnlyWhileTimeIsCounted(int size) {
        int middle = size / 2;
        int glass = size * 16 / 24;

        assertThat(LampIcon.draw(size, true).getRGB(middle, glass)).isEqualTo(0xFFF5C266);
        assertThat(LampIcon.draw(size, false).getRGB(middle, glass)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 48})
    void travelsAsAlphaRedGreenBlueFromAbove(int size) {
        var image = LampIcon.draw(size, true);

        var bytes = LampIcon.bytes(image);

        int at = (size * 16 / 24 * size + size / 2) * 4;
        assertThat(bytes).hasSize(size * size * 4);
        assertThat(new byte[] {bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]})
                .containsExactly(0xFF, 0xF5, 0xC2, 0x66);
    }
}
