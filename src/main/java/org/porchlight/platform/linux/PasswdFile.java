package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.porchlight.port.MachineException;

/// The accounts that this machine lists itself (passwd(5)); those of a directory are not in it.
final class PasswdFile {
    private static final Path FILE = Path.of("/etc/passwd");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Unchanged<List<Line>> LINES = new Unchanged<>(() -> List.of(FILE), PasswdFile::readFile);
    private static final Set<String> NO_SHELLS = Set.of("nologin", "false");

    /// One line.
    ///
    /// @param shell path of the log-in shell; empty for the usual one
    record Line(String name, int uid, int gid, String home, String shell) {
        /// Whether it is made for logging in.
        boolean mayLogIn() {
            return !NO_SHELLS.contains(shell.substring(shell.lastIndexOf('/') + 1));
        }
    }

    private PasswdFile() {}

    static List<Line> read() throws MachineException {
        return LINES.get();
    }

    private static List<Line> readFile() throws MachineException {
        try {
            return parse(Files.readString(FILE, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new MachineException("read " + FILE + ": " + e.getMessage(), e);
        }
    }

    static List<Line> parse(String text) {
        return text.lines()
                .map(line -> line.split(":", -1))
                .filter(fields -> fields.length == 7
                        && NUMBER.matcher(fields[2]).matches()
                        && NUMBER.matcher(fields[3]).matches())
                .map(fields -> new Line(
                        fields[0], Integer.parseInt(fields[2]), Integer.parseInt(fields[3]), fields[5], fields[6]))
                .toList();
    }
}
