package org.porchlight.platform.linux.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Over files that are no queue of the kernel's, at numbers that are higher than any that the kernel gives by itself.
@Tag("os")
class ExecQueueTest {
    private static final Path NOTHING = Path.of("/dev/null");
    private static final Path ANOTHER = Path.of("/dev/zero");

    private static final int FD = 800;
    private static final int WAKE = 801;
    private static final int SECOND = 802;
    private static final int SPARE = 803;

    private final ExecQueue queue = new ExecQueue(FD, WAKE, SECOND, SPARE);

    @BeforeEach
    void open() {
        put(opened(ANOTHER), FD);
        put(Kernel.eventfd(0, Kernel.EFD_CLOEXEC), WAKE);
        put(opened(NOTHING), SECOND);
        put(opened(NOTHING), SPARE);
    }

    @AfterEach
    void close() {
        for (int number : new int[] {FD, WAKE, SECOND, SPARE}) {
            Kernel.close(number);
        }
    }

    @Test
    void keepsItsNumberTakenWhenItIsLetGo() throws Exception {
        queue.letGo();

        assertThat(file(FD)).isEqualTo(NOTHING);
        assertThat(queue.isLetGo()).isTrue();
        assertThat(queue.await()).isTrue();
    }

    @Test
    void doesNothingToAFileThatHasItsNumberLater() throws Exception {
        queue.letGo();
        queue.release();
        for (int number : new int[] {FD, WAKE, SECOND, SPARE}) {
            put(opened(ANOTHER), number);
        }

        queue.letGo();

        for (int number : new int[] {FD, WAKE, SECOND, SPARE}) {
            assertThat(file(number)).isEqualTo(ANOTHER);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Kernel.EMFILE, Kernel.ENFILE})
    void hasDescriptorsAgainOnceItReadSomething(int error) {
        queue.haveRead(error);
        boolean without = queue.isOutOfFiles();

        try (var events = new Memory(24)) {
            assertThat(queue.read(events)).isEqualTo(24);
        }

        assertThat(without).isTrue();
        assertThat(queue.isOutOfFiles()).isFalse();
    }

    private static int opened(Path path) {
        return Kernel.open(path.toString(), Kernel.O_RDONLY | Kernel.O_CLOEXEC);
    }

    private static void put(int from, int number) {
        assertThat(Kernel.dup3(from, number, Kernel.O_CLOEXEC)).isEqualTo(number);
        Kernel.close(from);
    }

    private static Path file(int number) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/self/fd/" + number));
    }
}
