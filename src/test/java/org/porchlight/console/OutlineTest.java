package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.ChildStatus.Presented;

class OutlineTest {
    private static Outline spent(long seconds) {
        return new Outline(
                Family.MEI, Presented.OPEN, true, 0, OptionalLong.of(5400), Optional.of("Krita"), List.of(), seconds);
    }

    @Test
    void isNewsOnceSomeOfItWasTakenBack() {
        assertThat(spent(600).isNewsAfter(spent(599))).isFalse();
        assertThat(spent(600).isNewsAfter(spent(600))).isFalse();
        assertThat(spent(600).isNewsAfter(spent(601))).isTrue();
    }
}
