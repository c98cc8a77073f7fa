package org.porchlight.platform.linux.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExecutableTest {
    private static final String INTERPRETER = "/lib/ld.so";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "wide {0}, big-endian {1}")
    @CsvSource({"true, false", "true, true", "false, false", "false, true"})
    void readsTheInterpreterOfEveryKindOfElf(boolean wide, boolean bigEndian) throws IOException {
        var file = write(elf(wide, bigEndian, 3));

        assertThat(Executable.interpreter(file)).contains(INTERPRETER);
    }

    @Test
    void findsNoneInAStaticProgram() throws IOException {
        assertThat(Executable.interpreter(write(elf(true, false, 1)))).isEmpty();
    }

    @Test
    void findsNoneInAScript() throws IOException {
        assertThat(Executable.interpreter(write("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    @Test
    void findsNoneInAnythingThatIsCutOff() throws IOException {
        var whole = elf(true, false, 3);
        for (int length = 0; length < 64 + 56; length++) {
            var cut = new byte[length];
            System.arraycopy(whole, 0, cut, 0, length);

            assertThat(Executable.interpreter(write(cut)))
                    .as("%d bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void refusesATableThatIsTooLong() throws IOException {
        var program = elf(true, false, 3);
        program[56] = (byte) 0xff;

        assertThat(Executable.interpreter(write(program))).isEmpty();
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("program"), bytes);
    }

    /// An ELF header, one program header and a path, as elf(5) lays them out.
    private static byte[] elf(boolean wide, boolean bigEndian, int type) {
        int head = wide ? 64 : 52;
        int entry = wide ? 56 : 32;
        var path = (INTERPRETER + "\0").getBytes(StandardCharsets.US_ASCII);
        var elf = ByteBuffer.allocate(head + entry + path.length + 16);
        elf.putInt(0, 0x7f454c46);
        elf.put(4, (byte) (wide ? 2 : 1)).put(5, (byte) (bigEndian ? 2 : 1));
        elf.order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        elf.putInt(head, type);
        if (wide) {
            elf.putLong(32, head).putShort(54, (short) entry).putShort(56, (short) 1);
            elf.putLong(head + 8, head + entry).putLong(head + 32, path.length);
        } else {
            elf.putInt(28, head).putShort(42, (short) entry).putShort(44, (short) 1);
            elf.putInt(head + 4, head + entry).putInt(head + 16, path.length);
        }
        elf.put(head + entry, path);
        return elf.array();
    }
}
