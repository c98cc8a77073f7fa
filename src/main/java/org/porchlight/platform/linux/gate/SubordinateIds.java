package org.porchlight.platform.linux.gate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;

/// Reads which uids an account may use in its user namespaces (subuid(5)).
final class SubordinateIds {
    /// Below this are the uids of people and of the system, which are never taken for a child's.
    private static final long FIRST = 65_536;

    private static final long LAST = 0xffff_fffeL;
    private static final long MAX_BYTES = 1L << 20;
    private static final Pattern LINE = Pattern.compile("([^:]+):(\\d{1,10}):(\\d{1,10})");

    private SubordinateIds() {}

    /// Uids from `first` to `last`, inclusive.
    record Ids(long first, long last) {}

    static List<Ids> of(ChildAccount account, Path root) throws MachineException {
        var found = new ArrayList<Ids>();
        for (var line : Tree.at(root).lines("/etc/subuid", MAX_BYTES)) {
            var matcher = LINE.matcher(line.strip());
            if (!matcher.matches() || !List.of(account.name(), account.id()).contains(matcher.group(1))) {
                continue;
            }
            long first = Long.parseLong(matcher.group(2));
            long last = first + Long.parseLong(matcher.group(3)) - 1;
            if (first >= FIRST && first <= last && last <= LAST) {
                found.add(new Ids(first, last));
            }
        }
        return found;
    }
}
