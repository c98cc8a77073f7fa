package org.porchlight.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.port.MachineException;

final class PlatformsTest {
    @ParameterizedTest
    @CsvSource({"Linux, amd64", "Linux, aarch64"})
    void knowsLinuxOn64Bits(String system, String processor) {
        assertThatCode(() -> Platforms.demandKnown(system, processor)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"Windows 11, amd64", "Mac OS X, aarch64", "Linux, arm"})
    void saysWhichMachineItDoesNotKnow(String system, String processor) {
        assertThatThrownBy(() -> Platforms.demandKnown(system, processor))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining(system)
                .hasMessageContaining(processor);
    }
}
