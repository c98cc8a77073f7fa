package org.porchlight.platform.linux;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.porchlight.platform.linux.logind.LoginSession;
import org.porchlight.platform.linux.logind.Logind;
import org.porchlight.port.AgentHost;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Desktop;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts agents as [AgentStart] says, and looks after them by their processes.
public final class LinuxAgentHost implements AgentHost {
    private static final Logger LOG = LoggerFactory.getLogger(LinuxAgentHost.class);

    private static final Path SYSTEMD = Path.of("/sys/fs/cgroup/systemd");
    private static final int SIGKILL = 9;
    private static final int MOST_STATUS = 8192;
    private static final int MOST_CGROUP = 16 * 1024;

    private final Screen screen;
    private final Logind logind;
    private final Predicate<ChildAccount> mayBeThere;
    private final Map<ChildAccount, List<DesktopSearch.Found>> known = new HashMap<>();

    /// @param systemSet whether a path is one that a log-in or a desktop needs; asked without a look at the file
    /// @param mayBeThere false for an account that was seen without any process
    public LinuxAgentHost(Predicate<Path> systemSet, Logind logind, Predicate<ChildAccount> mayBeThere) {
        this.logind = logind;
        this.mayBeThere = mayBeThere;
        screen = new Screen(new SystemPrograms(systemSet));
    }

    @Override
    public List<Desktop> desktops(ChildAccount account, Set<ProcessRef> agents) throws MachineException {
        var stay = new ArrayList<DesktopSearch.Found>();
        for (var before : known.getOrDefault(account, List.of())) {
            if (isThere(before) && before.isBelieved(sessions(account))) {
                stay.add(before);
            }
        }
        var found = stay;
        if (stay.isEmpty() ? mayBeThere.test(account) : mayBeMore(stay)) {
            found = new ArrayList<>(DesktopSearch.find(account, () -> servers(account), agents, stay));
        }
        known.put(account, List.copyOf(found));
        return found.stream().map(DesktopSearch.Found::desktop).toList();
    }

    /// Whether something listens as another display would: without one no program is looked at again.
    private static boolean mayBeMore(List<DesktopSearch.Found> found) throws MachineException {
        return found.size() < MOST_DESKTOPS && Screen.displayNumbers().size() > found.size();
    }

    private Map<Integer, ProcessRef> servers(ChildAccount account) throws MachineException {
        var servers = screen.servers();
        return servers.isEmpty() ? servers : DesktopSearch.believed(servers, sessions(account));
    }

    private List<LoginSession> sessions(ChildAccount account) {
        return logind.sessions(Set.of(Long.parseLong(account.id()))).orElse(List.of());
    }

    private static boolean isThere(DesktopSearch.Found found) throws MachineException {
        return find(found.desktop().witness()).isPresent()
                && find(found.server()).isPresent();
    }

    private static Optional<Proc> find(ProcessRef process) throws MachineException {
        return Proc.read((int) process.pid())
                .filter(Proc::isAlive)
                .filter(now -> now.ref().equals(process));
    }

    @Override
    public void start(
            ChildAccount account, Desktop desktop, Program program, String key, Written written, Runnable ended)
            throws MachineException {
        var builder = new ProcessBuilder(AgentStart.command(account, program))
                .directory(Path.of("/").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(desktop.variables());
        Process process;
        try {
            process = builder.start();
        } catch (IOException trouble) {
            throw new MachineException("start the agent of " + account.name() + ": " + trouble.getMessage(), trouble);
        }
        try {
            var ref = Proc.read((int) process.pid())
                    .map(Proc::ref)
                    .orElseThrow(
                            () -> new MachineException("start the agent of " + account.name() + ": it ended at once"));
            try {
                place((int) process.pid(), (int) desktop.witness().pid());
            } catch (MachineException refused) {
                // It only ends with the guard then, and is started again with it.
                LOG.warn("The agent of {} stays among the guard's processes: {}", account.name(), refused.getMessage());
            }
            written.as(ref);
            try (var in = process.getOutputStream()) {
                in.write(("\n" + key + "\n").getBytes(StandardCharsets.US_ASCII));
            }
            LastWords.listen(
                    process,
                    (code, last) ->
                            LOG.info("The agent of {} ended with {}; it said last: {}", account.name(), code, last));
            var _ = process.onExit().thenRun(ended);
        } catch (IOException | MachineException trouble) {
            process.destroyForcibly();
            throw trouble instanceof MachineException known
                    ? known
                    : new MachineException(
                            "start the agent of " + account.name() + ": " + trouble.getMessage(), trouble);
        }
    }

    /// Puts a process where another one is, in every tree that the session is known by or held in, but never where it
    /// would be frozen.
    private static void place(int pid, int witness) throws MachineException {
        for (var tree : Hierarchy.all()) {
            var there = tree.groupOf(witness);
            if (there.isPresent()) {
                enter(new ControlGroup(tree, there.get()), pid);
            }
        }
        // A machine with both generations knows a session by a tree that freezes nothing.
        if (Files.isDirectory(SYSTEMD)) {
            enterSystemd(pid, witness);
        }
    }

    private static void enter(ControlGroup group, int pid) throws MachineException {
        var place = group;
        for (var above = group; !above.isRoot(); above = above.around()) {
            if (HoldName.in(String.valueOf(above.folder().getFileName())).isPresent() || above.isToFreeze()) {
                place = above.around();
            }
        }
        for (; ; place = place.around()) {
            try {
                place.take(pid);
                return;
            } catch (MachineException refused) {
                // It was removed meanwhile, or only takes groups.
                if (place.isRoot()) {
                    throw refused;
                }
            }
        }
    }

    private static void enterSystemd(int pid, int witness) throws MachineException {
        var group = LogIns.group(Proc.text(witness, "cgroup", MOST_CGROUP).orElse(""));
        var folder = SYSTEMD.resolve(group.isEmpty() ? "" : group.substring(1)).normalize();
        var procs = folder.resolve("cgroup.procs");
        if (folder.startsWith(SYSTEMD) && Files.exists(procs)) {
            try {
                Files.writeString(procs, Integer.toString(pid));
            } catch (IOException trouble) {
                throw new MachineException("move the agent to " + folder + ": " + trouble.getMessage(), trouble);
            }
        }
    }

    @Override
    public State state(ProcessRef process) throws MachineException {
        var now = find(process);
        if (now.isEmpty()) {
            return State.GONE;
        }
        int pid = now.get().pid();
        return now.get().isStopped() || isTraced(pid) || isInAFrozenGroup(pid) ? State.SUSPECT : State.SOUND;
    }

    /// Whether somebody else than root may have told a group that it is in to stand still. Root freezes none with an
    /// agent in it, but for the sleep of the PC.
    private static boolean isInAFrozenGroup(int pid) throws MachineException {
        for (var tree : Hierarchy.all()) {
            var folder = tree.groupOf(pid);
            if (folder.isEmpty()) {
                continue;
            }
            for (var group = new ControlGroup(tree, folder.get()); !group.isRoot(); group = group.around()) {
                if (group.isToFreeze() && !group.isOfRoot()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isTraced(int pid) throws MachineException {
        return Proc.text(pid, "status", MOST_STATUS).stream()
                .flatMap(String::lines)
                .anyMatch(line -> line.startsWith("TracerPid:")
                        && !line.substring(10).strip().equals("0"));
    }

    @Override
    public void end(ProcessRef process) throws MachineException {
        kill(process);
    }

    /// As [#end(ProcessRef)], for whoever looks after no agents.
    public static void kill(ProcessRef process) throws MachineException {
        int descriptor = -1;
        try {
            descriptor = LibC.pidfdOpen(process.pid());
            if (find(process).isPresent()) {
                LibC.pidfdSendSignal(descriptor, SIGKILL);
            }
        } catch (LastErrorException e) {
            if (find(process).isPresent()) {
                throw new MachineException("end process " + process.pid() + ": error " + e.getErrorCode(), e);
            }
        } finally {
            if (descriptor >= 0) {
                LibC.close(descriptor);
            }
        }
    }
}
