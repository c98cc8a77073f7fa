package org.porchlight.platform.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.porchlight.port.MachineException;

/// What a process says to other machines, by the kernel's tables of sockets (proc(5)): a TCP connection that stands, or
/// a UDP socket that is open beyond this machine. What is said is not looked at.
final class Connections {
    private static final int MOST_SOCKETS = 16_384;
    private static final int MOST_DESCRIPTORS = 4_096;
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String ESTABLISHED = "01";
    /// 127.0.0.0/8 and what stands for it in version 6; addresses are in hexadecimal, each four bytes turned round.
    private static final String LOOPBACK = "(0{16}FFFF0000)?[0-9A-F]{6}7F:.*";

    private static final String LOOPBACK_6 = "0{24}01000000:.*";

    private Connections() {}

    /// Whether it talks to another machine now; not when it is gone.
    static boolean areBeyond(int pid) throws MachineException {
        var beyond = new HashSet<String>();
        for (var table : List.of("tcp", "tcp6", "udp", "udp6")) {
            beyond.addAll(beyond(pid, table));
        }
        return !beyond.isEmpty() && hasOne(pid, beyond);
    }

    private static Set<String> beyond(int pid, String table) throws MachineException {
        var found = new HashSet<String>();
        try (var lines = Files.lines(Proc.folder(pid).resolve("net").resolve(table), StandardCharsets.US_ASCII)) {
            lines.skip(1)
                    .limit(MOST_SOCKETS)
                    .map(line -> line.strip().split("\\s+"))
                    .forEach(fields -> {
                        if (fields.length > INODE && isBeyond(table, fields)) {
                            found.add("socket:[" + fields[INODE] + "]");
                        }
                    });
            return found;
        } catch (NoSuchFileException e) {
            return Set.of();
        } catch (IOException | UncheckedIOException e) {
            if (Proc.read(pid).isEmpty()) {
                return Set.of();
            }
            throw new MachineException("read the sockets of process " + pid + ": " + e.getMessage(), e);
        }
    }

    private static boolean isBeyond(String table, String[] fields) {
        return table.startsWith("tcp")
                ? fields[STATE].equals(ESTABLISHED) && !isOfThisMachine(fields[REMOTE])
                : !isOfThisMachine(fields[LOCAL]);
    }

    private static boolean isOfThisMachine(String address) {
        return address.matches(LOOPBACK) || address.matches(LOOPBACK_6);
    }

    private static boolean hasOne(int pid, Set<String> sockets) throws MachineException {
        int seen = 0;
        try (var descriptors = Files.newDirectoryStream(Proc.folder(pid).resolve("fd"))) {
            for (var descriptor : descriptors) {
                var target = Proc.link(pid, "fd/" + descriptor.getFileName());
                if (target.filter(sockets::contains).isPresent()) {
                    return true;
                }
                if (++seen == MOST_DESCRIPTORS) {
                    return false;
                }
            }
            return false;
        } catch (NoSuchFileException | DirectoryIteratorException e) {
            return false;
        } catch (IOException e) {
            throw new MachineException("list the files of process " + pid + ": " + e.getMessage(), e);
        }
    }
}
