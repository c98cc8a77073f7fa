package org.porchlight.platform.linux;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.porchlight.platform.linux.logind.LoginSession;
import org.porchlight.port.MachineException;

/// The log-ins of one account, and what follows for a program from the control group it runs in.
///
/// A program of a log-in that others have taken the screen from is not in use, nor is one of the account's
/// `systemd --user` while that is so for every log-in there is. Any other is: what lingers without a log-in, what cron,
/// at and ssh started, and what was started from another account.
///
/// @param sessions the account's, at one moment
record LogIns(int uid, List<LoginSession> sessions) {
    /// The first of the kind is root's work; what comes after it a person may have named.
    private static final Pattern PLACE = Pattern.compile("/user\\.slice/user-(\\d{1,10})\\.slice/([^/]+)");

    private static final int MOST_CGROUP = 16 * 1024;

    LogIns {
        sessions = sessions.stream().filter(session -> session.uid() == uid).toList();
    }

    /// Whether it matters at all in which group a program runs.
    boolean tellApart() {
        return sessions.stream().anyMatch(session -> session.isBehind() || session.locked());
    }

    /// @param group of the process, from the root of the tree
    boolean isInUse(String group) {
        var unit = unit(group);
        if (unit.filter(this::isManager).isPresent()) {
            return sessions.isEmpty() || sessions.stream().anyMatch(session -> !session.isBehind());
        }
        return unit.flatMap(this::session).filter(LoginSession::isBehind).isEmpty();
    }

    /// Whether all that is in use is behind a locked screen.
    ///
    /// @param groups of the programs in use
    boolean isLocked(Collection<String> groups) {
        boolean hasLocked = sessions.stream().anyMatch(session -> !session.isBehind() && session.locked());
        return hasLocked && groups.stream().allMatch(this::isBehindALock);
    }

    private boolean isBehindALock(String group) {
        var unit = unit(group);
        if (unit.filter(this::isManager).isPresent()) {
            return sessions.stream().allMatch(session -> session.isBehind() || session.locked());
        }
        return unit.flatMap(this::session).filter(LoginSession::locked).isPresent();
    }

    private boolean isManager(String unit) {
        return unit.equals("user@" + uid + ".service");
    }

    private Optional<LoginSession> session(String unit) {
        return sessions.stream().filter(session -> session.scope().equals(unit)).findFirst();
    }

    /// The unit in the account's own slice.
    private Optional<String> unit(String group) {
        return Optional.of(PLACE.matcher(group))
                .filter(Matcher::find)
                .filter(place -> place.group(1).equals(Integer.toString(uid)))
                .map(place -> place.group(2));
    }

    /// The group of a process in the tree that systemd keeps; empty when it is gone.
    static String groupOf(int pid) throws MachineException {
        return group(Proc.text(pid, "cgroup", MOST_CGROUP).orElse(""));
    }

    /// @param text of /proc/PID/cgroup (cgroups(7))
    static String group(String text) {
        var lines = text.lines()
                .map(line -> line.split(":", 3))
                .filter(fields -> fields.length == 3)
                .toList();
        // Where both trees are, systemd's own is the older one, unless it is another machine's, around a container.
        for (var controllers : List.of("name=systemd", "")) {
            for (var fields : lines) {
                if (fields[1].equals(controllers) && !fields[2].equals("/")) {
                    return fields[2];
                }
            }
        }
        return "";
    }
}
