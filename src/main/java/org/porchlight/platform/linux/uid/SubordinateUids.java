package org.porchlight.platform.linux.uid;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;

/// Which uids the accounts of a machine may use in user namespaces, as one look at its subuid(5) shows it.
public final class SubordinateUids {
    /// The machine's own.
    public static final Path FILE = Path.of("/etc/subuid");

    /// Above the numbers of accounts; `nobody` is 65534. A range that begins lower is not believed.
    private static final long LOWEST = 65_536;

    private static final int LARGEST_FILE = 1 << 20;
    private static final Pattern LINE = Pattern.compile("([^:]+):(\\d{1,10}):(\\d{1,10})");

    private final List<Grant> grants;

    private SubordinateUids(List<Grant> grants) {
        this.grants = grants;
    }

    /// A line of the file.
    ///
    /// @param owner an account by its name or by its uid
    private record Grant(String owner, long first, long count) {
        boolean isTo(ChildAccount account) {
            return owner.equals(account.name()) || owner.equals(account.id());
        }

        boolean isFree() {
            return first >= LOWEST && count > 0 && first + count - 1 <= UidRange.HIGHEST;
        }

        boolean overlaps(Grant other) {
            return first < other.first + other.count && other.first < first + count;
        }

        UidRange range() {
            return new UidRange(first, first + count - 1);
        }
    }

    /// Lines that say nothing are left out.
    ///
    /// @param file such as [#FILE]; one that is missing lends nothing
    /// @throws MachineException when it cannot be read, or has more than a mebibyte
    public static SubordinateUids read(Path file) throws MachineException {
        return new SubordinateUids(text(file)
                .lines()
                .map(line -> LINE.matcher(line.strip()))
                .filter(line -> line.matches())
                .map(line -> new Grant(line.group(1), Long.parseLong(line.group(2)), Long.parseLong(line.group(3))))
                .toList());
    }

    /// What is lent to an account and to no other, and is free for namespaces. What is lent to two tells nothing about
    /// whose process it is.
    public List<UidRange> of(ChildAccount account) {
        return grants.stream()
                .filter(grant -> grant.isTo(account) && grant.isFree())
                .filter(grant -> grants.stream().noneMatch(other -> !other.isTo(account) && other.overlaps(grant)))
                .map(Grant::range)
                .toList();
    }

    private static String text(Path file) throws MachineException {
        try (var in = new FileInputStream(file.toFile())) {
            var bytes = in.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                throw new MachineException("read " + file + ": it has more than " + LARGEST_FILE + " bytes");
            }
            // Names are bytes; those that matter here are ASCII.
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (FileNotFoundException e) {
            if (Files.notExists(file)) {
                return "";
            }
            throw new MachineException("read " + file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new MachineException("read " + file + ": " + e.getMessage(), e);
        }
    }
}
