package org.porchlight.platform.linux.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Numbers under which the kernel knows an account's processes: its own, and those lent to it for containers.
///
/// @param first the lowest
/// @param last the highest
record UidRange(long first, long last) {
    /// Accounts of people begin here on every distribution we know; below are the system's.
    static final long LOWEST_ACCOUNT = 1000;

    /// Above the numbers of accounts; `nobody` is 65534. A lent range that begins lower is not believed.
    private static final long LOWEST_LENT = 65536;

    /// The kernel's largest number; the one above means "none".
    private static final long HIGHEST = 0xffff_fffeL;

    private static final long LARGEST_FILE = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(UidRange.class);

    UidRange {
        if (first < LOWEST_ACCOUNT || last < first || last > HIGHEST) {
            throw new IllegalArgumentException("no account of a child: " + first + " to " + last);
        }
    }

    /// All ranges of an account: first its own number, then those of subuid(5).
    ///
    /// @param lent the file, such as /etc/subuid; one that is missing lends nothing
    static List<UidRange> of(ChildAccount account, Path lent) throws MachineException {
        var ranges = new ArrayList<UidRange>();
        long own = number(account.id());
        if (own < LOWEST_ACCOUNT) {
            throw new MachineException("limiting the network of " + account.name() + ": " + account.id()
                    + " is not the number of a person's account");
        }
        ranges.add(new UidRange(own, own));
        for (var line : lines(lent)) {
            var fields = line.strip().split(":", -1);
            if (fields.length != 3 || !(fields[0].equals(account.name()) || fields[0].equals(account.id()))) {
                continue;
            }
            long first = number(fields[1]);
            long count = number(fields[2]);
            if (first >= LOWEST_LENT && count > 0 && first + count - 1 <= HIGHEST) {
                ranges.add(new UidRange(first, first + count - 1));
            } else {
                LOG.debug("{} lends {} numbers that are not free for containers; left out", lent, account.name());
            }
        }
        return List.copyOf(ranges);
    }

    private static List<String> lines(Path file) throws MachineException {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new MachineException("reading " + file + ": larger than " + LARGEST_FILE + " bytes");
            }
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            LOG.debug("no {}, no numbers are lent", file, e);
            return List.of();
        } catch (IOException e) {
            throw new MachineException("reading " + file + ": " + e.getMessage(), e);
        }
    }

    /// The number that is written there, or -1.
    private static long number(String digits) {
        boolean plain =
                !digits.isEmpty() && digits.length() <= 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? Long.parseLong(digits) : -1;
    }

    /// As nft(8) writes it.
    @Override
    public String toString() {
        return first == last ? Long.toString(first) : first + "-" + last;
    }
}
