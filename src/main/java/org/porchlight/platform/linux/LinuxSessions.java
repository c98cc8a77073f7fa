package org.porchlight.platform.linux;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.porchlight.core.engine.Front;
import org.porchlight.core.engine.Presence;
import org.porchlight.core.policy.AtZero;
import org.porchlight.platform.linux.logind.LoginSession;
import org.porchlight.platform.linux.logind.Logind;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;
import org.porchlight.port.Sessions;

/// Sessions as the processes that they are: whoever has one that is more than a helper of the desktop is there, on a
/// screen, a console, by ssh, cron or lingering alike. Where logind runs, what belongs to a log-in that others have
/// taken the screen from is there and not in use; where it does not answer, everything is in use.
///
/// A helper has no terminal, was left to process 1 or to the account's `systemd --user`, and runs a program of the
/// system set that is no interpreter.
public final class LinuxSessions implements Sessions {
    private static final int MOST_COMMAND_LINE = 4096;
    private static final String GAMES = "games";

    private final SystemPrograms programs;
    private final Titles titles;
    private final Logind logind;
    private Map<ProcessRef, Long> ticksBefore = Map.of();
    /// Accounts that the last look saw without any process.
    private volatile Set<ChildAccount> gone = Set.of();
    /// As the last look found them.
    private volatile List<LoginSession> logIns = List.of();

    /// @param systemSet whether a path is one that a log-in or a desktop needs; asked without a look at the file
    /// @param names what people call a program, by what its file is called; the same when nobody knows
    public LinuxSessions(Predicate<Path> systemSet, UnaryOperator<String> names, Logind logind) {
        this.logind = logind;
        programs = new SystemPrograms(systemSet);
        titles = new Titles(programs, names, OwnProgram.running());
    }

    @Override
    public Map<ChildAccount, Presence> look(Set<ChildAccount> accounts, Set<ProcessRef> spared)
            throws MachineException {
        var found = Processes.of(accounts).byAccount();
        var sessions = sessions(found);
        logIns = sessions;
        var seen = new HashMap<ChildAccount, Presence>();
        var ticks = new HashMap<ProcessRef, Long>();
        for (var entry : found.entrySet()) {
            var processes = entry.getValue();
            processes.forEach(process -> ticks.put(process.ref(), process.ticks()));
            var logIns = new LogIns(Integer.parseInt(entry.getKey().id()), sessions);
            seen.put(entry.getKey(), presence(processes, spared, logIns));
        }
        ticksBefore = Map.copyOf(ticks);
        gone = found.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
        return seen;
    }

    /// Whether an account may have a process: all but those that the last look saw without any. Any thread.
    public boolean mayBeThere(ChildAccount account) {
        return !gone.contains(account);
    }

    @Override
    public void listen(Runnable mayHaveChanged) {
        logind.listen(mayHaveChanged);
    }

    @Override
    public boolean goesDown() {
        return logind.goesDown();
    }

    @Override
    public boolean end(ChildAccount account, AtZero how) throws MachineException {
        return logind.end(Long.parseLong(account.id()), how);
    }

    /// Log-ins of those accounts that have a program at all.
    private List<LoginSession> sessions(Map<ChildAccount, List<Proc>> found) {
        var uids = found.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> Long.valueOf(entry.getKey().id()))
                .collect(Collectors.toSet());
        return logind.sessions(uids).orElse(List.of());
    }

    @Override
    public boolean playsSound(ChildAccount account) throws MachineException {
        var sounds = Sounds.ofThisMachine();
        // Mostly nothing plays, and nobody's numbers are needed.
        return sounds.plays() && sounds.playsFor(AccountIds.of(account));
    }

    /// One program of an account, such as the one that its agent says is in front. Nothing is in front in a log-in that
    /// others have taken the screen from: else a lesson left open there would pay for a game in the next.
    ///
    /// @param pid anything; a process of somebody else is none here
    @Override
    public Optional<Front> front(ChildAccount account, long pid) throws MachineException {
        if (pid <= 1 || pid > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        var process = Proc.read((int) pid);
        if (process.isEmpty()
                || !Proc.belongsTo((int) pid, AccountIds.of(account))
                || isBehind(account, process.get())) {
            return Optional.empty();
        }
        var title = titles.of(List.of(process.get()));
        return title.isPresent() ? Optional.of(new Front(path((int) pid), title.get())) : Optional.empty();
    }

    private boolean isBehind(ChildAccount account, Proc process) throws MachineException {
        var ofThePerson = new LogIns(Integer.parseInt(account.id()), logIns);
        return ofThePerson.tellApart() && !ofThePerson.isInUse(LogIns.groupOf(process.pid()));
    }

    /// Where a program lies; nothing for one with mounts of its own, which can give any file any path.
    private static String path(int pid) throws MachineException {
        return Proc.link(pid, "ns/mnt").equals(Proc.link(0, "ns/mnt"))
                ? Proc.exe(pid).map(Proc.Exe::path).orElse("")
                : "";
    }

    private Presence presence(List<Proc> processes, Set<ProcessRef> spared, LogIns logIns) throws MachineException {
        var managers = managers(processes);
        var running = processes.stream()
                .filter(process -> !spared.contains(process.ref()))
                .filter(process -> !isHelper(process, managers))
                .toList();
        if (running.isEmpty()) {
            return Presence.NONE;
        }
        if (!logIns.tellApart()) {
            return inUse(running, false);
        }
        var groups = new LinkedHashMap<Proc, String>();
        for (var process : running) {
            var group = LogIns.groupOf(process.pid());
            if (logIns.isInUse(group)) {
                groups.put(process, group);
            }
        }
        return groups.isEmpty()
                ? Presence.behind()
                : inUse(List.copyOf(groups.keySet()), logIns.isLocked(groups.values()));
    }

    private Presence inUse(List<Proc> processes, boolean locked) throws MachineException {
        long ticks = processes.stream().mapToLong(Proc::ticks).sum();
        var busiest = busiestFirst(processes);
        var title = titles.of(busiest);
        return new Presence(
                true,
                true,
                locked,
                isInMatch(busiest.getFirst(), title),
                title,
                Optional.of(Proc.TICK.multipliedBy(ticks)));
    }

    /// Only of a game it matters, and only of a game it is looked at.
    private static boolean isInMatch(Proc busiest, Optional<String> title) throws MachineException {
        boolean isGame = title.flatMap(org.porchlight.core.policy.Titles::category)
                .or(() ->
                        Proc.exe(busiest.pid()).flatMap(exe -> org.porchlight.core.policy.Titles.category(exe.name())))
                .filter(GAMES::equals)
                .isPresent();
        return isGame && Connections.areBeyond(busiest.pid());
    }

    /// Pids of the account's `systemd --user`.
    private Set<Integer> managers(List<Proc> processes) throws MachineException {
        var managers = new HashSet<Integer>();
        for (var process : processes) {
            if (process.parent() == 1 && process.tty() == 0 && isManager(process.pid())) {
                managers.add(process.pid());
            }
        }
        return managers;
    }

    private boolean isManager(int pid) throws MachineException {
        boolean isSystemd =
                Proc.exe(pid).filter(exe -> exe.name().equals("systemd")).isPresent();
        return isSystemd
                && programs.contains(pid)
                && Proc.text(pid, "cmdline", MOST_COMMAND_LINE)
                        .filter(line -> List.of(line.split("\0")).contains("--user"))
                        .isPresent();
    }

    private boolean isHelper(Proc process, Set<Integer> managers) {
        boolean isLeftAlone = process.parent() == 1 || managers.contains(process.parent());
        return process.tty() == 0
                && isLeftAlone
                && Proc.exe(process.pid())
                        .filter(exe -> !programs.isInterpreter(exe.name()))
                        .isPresent()
                && programs.contains(process.pid());
    }

    private List<Proc> busiestFirst(List<Proc> processes) {
        // What a desktop needs says less than what was started on it. Ties go to the newest: of a launcher and its game
        // the game came later.
        return processes.stream()
                .sorted(Comparator.comparing((Proc process) -> !programs.contains(process.pid()))
                        .thenComparingLong(this::used)
                        .thenComparingLong(Proc::started)
                        .thenComparingInt(Proc::pid)
                        .reversed())
                .toList();
    }

    private long used(Proc process) {
        return process.ticks() - ticksBefore.getOrDefault(process.ref(), 0L);
    }
}
