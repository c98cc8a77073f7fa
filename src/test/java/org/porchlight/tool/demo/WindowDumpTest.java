package org.porchlight.tool.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class WindowDumpTest {
    @Test
    void readsTheColoursOfASmallScreen() throws IOException {
        var dump = ByteBuffer.allocate(104 + 8);
        dump.putInt(0, 104)
                .putInt(4, 7)
                .putInt(16, 2)
                .putInt(20, 1)
                .putInt(44, 32)
                .putInt(48, 8);
        dump.order(ByteOrder.LITTLE_ENDIAN).putInt(104, 0x123456).putInt(108, 0xFFFFFF);

        var image = WindowDump.read(dump.array());

        assertThat(image.getWidth()).isEqualTo(2);
        assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0x123456);
        assertThat(image.getRGB(1, 0) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }

    @Test
    void refusesWhatIsNoWindowDump() {
        assertThatThrownBy(() -> WindowDump.read(new byte[200]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a 32-bit window dump");
    }
}
