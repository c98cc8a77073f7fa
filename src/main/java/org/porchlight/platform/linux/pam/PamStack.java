package org.porchlight.platform.linux.pam;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.porchlight.port.MachineException;

/// A file of PAM with lines of ours at its top, each of which ends in a mark.
///
/// @param file such as `/etc/pam.d/common-account`
/// @param mark the last word of our lines, such as `porchlight`
public record PamStack(Path file, String mark) {
    private static final int MOST_BYTES = 256 * 1024;
    /// How the names of files end that are beside a stack while it is changed.
    private static final String BESIDE = ".porchlight-";
    private static final String NEW = BESIDE + "new";
    static final String LOCK = BESIDE + "lock";

    /// Whether a file is only there while a guard changes the one beside it, and no part of PAM.
    public static boolean isOfAChange(Path file) {
        var name = String.valueOf(file.getFileName());
        return name.endsWith(NEW) || name.endsWith(LOCK);
    }

    /// Makes these lines, and no others of ours, stand at the top. Another guard's may stand above them: if each
    /// wanted to be the first, two guards would write the file for ever. It is replaced as a whole or not at
    /// all, and not while somebody writes it: with our lines alone nobody could log in.
    ///
    /// @param lines without the mark; with none the file is as it was without us
    /// @throws MachineException when there is no such file, or it cannot be written now
    void bring(List<String> lines) throws MachineException {
        var what = "change " + file;
        try {
            if (!isAs(read(), lines)) {
                var target = file.toRealPath();
                try (var _ = ChangeLock.on(target)) {
                    put(target, lines);
                }
            }
        } catch (NoSuchFileException none) {
            throw new MachineException(what + ": this system has no such file", none);
        } catch (IOException trouble) {
            throw new MachineException(what + ": " + trouble.getMessage(), trouble);
        }
    }

    private boolean isAs(String text, List<String> lines) {
        var above =
                lines(text).takeWhile(line -> isOfAGuard(line) && !isOurs(line)).toList();
        var begin = String.join("", above);
        return areWhole(above) && text.equals(begin + with(lines, without(text.substring(begin.length()))));
    }

    /// Whether lines of other guards are whole pairs. Half a pair, as a person may leave it, would skip a line of ours.
    private static boolean areWhole(List<String> lines) {
        for (int at = 0; at < lines.size(); at += 2) {
            if (at + 1 == lines.size() || !markOf(lines.get(at)).equals(markOf(lines.get(at + 1)))) {
                return false;
            }
        }
        return true;
    }

    private static String markOf(String line) {
        return line.substring(line.lastIndexOf("# ")).strip();
    }

    private String with(List<String> lines, String others) {
        return lines.stream().map(line -> line + " # " + mark + "\n").collect(Collectors.joining()) + others;
    }

    private void put(Path target, List<String> lines) throws IOException {
        var text = read();
        var others = without(text);
        if (!lines.isEmpty() && lines(others).noneMatch(PamStack::isRule)) {
            throw new IOException("it has no rule of its own, as if somebody were writing it just now");
        }
        if (!isAs(text, lines)) {
            replace(target, text, with(lines, others));
        }
    }

    /// Takes all lines of ours away, and what a death in the middle of a change left. A file that is not there has
    /// none.
    public void clear() throws MachineException {
        if (Files.exists(file)) {
            bring(List.of());
            try {
                var target = file.toRealPath();
                if (Files.exists(fresh(target))) {
                    try (var _ = ChangeLock.on(target)) {
                        Files.deleteIfExists(fresh(target));
                    }
                }
            } catch (IOException trouble) {
                throw new MachineException("clear up beside " + file + ": " + trouble.getMessage(), trouble);
            }
        }
    }

    /// Whether any line of ours is there.
    boolean isThere() throws MachineException {
        try {
            var text = read();
            return !without(text).equals(text);
        } catch (IOException trouble) {
            throw new MachineException("read " + file + ": " + trouble.getMessage(), trouble);
        }
    }

    private static Path fresh(Path target) {
        return target.resolveSibling(target.getFileName() + NEW);
    }

    private String read() throws IOException {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("it is larger than " + MOST_BYTES + " bytes");
            }
            // Whatever it is written in comes back as it was.
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private String without(String text) {
        return lines(text).filter(line -> !isOurs(line)).collect(Collectors.joining());
    }

    private boolean isOurs(String line) {
        return line.stripTrailing().endsWith("# " + mark);
    }

    private static boolean isOfAGuard(String line) {
        return line.contains("# " + PamLogins.MARK);
    }

    private static boolean isRule(String line) {
        return !line.isBlank() && !line.stripLeading().startsWith("#") && !isOfAGuard(line);
    }

    /// Lines with their ends.
    private static Stream<String> lines(String text) {
        return text.isEmpty() ? Stream.empty() : Stream.of(text.split("(?<=\n)"));
    }

    /// @param text what the file has to be still, so that what somebody else wrote meanwhile is not lost
    private void replace(Path target, String text, String wanted) throws IOException {
        var fresh = fresh(target);
        try {
            Files.copy(target, fresh, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            try (var out = FileChannel.open(fresh, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                var bytes = ByteBuffer.wrap(wanted.getBytes(StandardCharsets.ISO_8859_1));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            if (!read().equals(text)) {
                throw new IOException("somebody else changed it just now");
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
