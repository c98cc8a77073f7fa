package org.porchlight.platform.linux.gate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Reads which interpreter an ELF program names in its `PT_INTERP` segment (elf(5)).
final class Executable {
    private static final int MAX_HEADERS = 128;
    private static final int MAX_PATH = 4096;
    private static final int PT_INTERP = 3;
    private static final int HEAD = 64;

    private Executable() {}

    /// The path of the interpreter; nothing when the file is no ELF program, a static one, or broken.
    ///
    /// @param file one that no child can change
    static Optional<String> interpreter(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var head = read(channel, 0, HEAD);
            if (!isElf(head)) {
                return Optional.empty();
            }
            boolean wide = head.get(4) == 2;
            head.order(head.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            long table = wide ? head.getLong(32) : head.getInt(28) & 0xffff_ffffL;
            int size = head.getShort(wide ? 54 : 42) & 0xffff;
            int count = head.getShort(wide ? 56 : 44) & 0xffff;
            if (count > MAX_HEADERS || size < (wide ? 56 : 32) || table < 0) {
                return Optional.empty();
            }
            var headers = read(channel, table, size * count).order(head.order());
            for (int at = 0; at + size <= headers.limit(); at += size) {
                if (headers.getInt(at) == PT_INTERP) {
                    long offset = wide ? headers.getLong(at + 8) : headers.getInt(at + 4) & 0xffff_ffffL;
                    long length = wide ? headers.getLong(at + 32) : headers.getInt(at + 16) & 0xffff_ffffL;
                    return path(channel, offset, length);
                }
            }
            return Optional.empty();
        }
    }

    /// Whether it is a program of its own, and no text for another one.
    static boolean isElf(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return isElf(read(channel, 0, HEAD));
        }
    }

    private static boolean isElf(ByteBuffer head) {
        return head.limit() == HEAD && head.getInt(0) == 0x7f454c46;
    }

    private static Optional<String> path(FileChannel channel, long offset, long length) throws IOException {
        if (offset < 0 || length < 2 || length > MAX_PATH) {
            return Optional.empty();
        }
        var bytes = read(channel, offset, (int) length);
        var path = new StringBuilder();
        for (int i = 0; i < bytes.limit() && bytes.get(i) != 0; i++) {
            path.append((char) (bytes.get(i) & 0xff));
        }
        return Optional.of(path.toString());
    }

    private static ByteBuffer read(FileChannel channel, long offset, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        int count = 1;
        while (buffer.hasRemaining() && count > 0) {
            count = channel.read(buffer, offset + buffer.position());
        }
        return buffer.flip();
    }
}
