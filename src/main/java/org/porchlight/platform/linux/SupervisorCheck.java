package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.porchlight.core.report.Check;
import org.porchlight.core.report.Check.Of;
import org.porchlight.core.report.Check.Seen;
import org.porchlight.core.report.Check.State;
import org.porchlight.port.MachineException;

/// Looks whether the guard starts with the PC, and whether it would be started again.
///
/// @param scripts by which a system without systemd starts things
record SupervisorCheck(List<Path> scripts) {
    private static final String MAIN = "org.porchlight.Main";
    private static final String VERB = "guard";
    private static final String SUPERVISED = "--supervised";
    private static final Set<String> STARTS_WITH_THE_PC = Set.of("enabled", "static", "linked", "alias", "generated");
    private static final int MOST_COMMAND_LINE = 64 * 1024;
    private static final int MOST_SCRIPT = 256 * 1024;

    static SupervisorCheck ofThisMachine() {
        return new SupervisorCheck(
                List.of(Path.of("/etc/inittab"), Path.of("/etc/rc.local"), Path.of("/etc/init.d/porchlight")));
    }

    /// Whether a process is a guard, or the supervisor of one.
    static boolean isGuard(int pid, boolean supervised) throws MachineException {
        var all = words(pid);
        return all.contains(MAIN) && all.contains(VERB) && all.contains(SUPERVISED) == supervised;
    }

    /// With which it was started; none when it is gone.
    private static List<String> words(int pid) throws MachineException {
        return Proc.text(pid, "cmdline", MOST_COMMAND_LINE)
                .map(line -> List.of(line.split("\0")))
                .orElse(List.of());
    }

    /// @param guard its process, where one runs and this account can tell
    Check look(Optional<Integer> guard) throws MachineException {
        if (guard.isPresent()) {
            var parent = Proc.read(guard.get()).map(Proc::parent);
            if (parent.isPresent() && !isGuard(parent.get(), false)) {
                return new Seen(Of.SUPERVISOR, State.BROKEN, "alone", Integer.toString(guard.get()));
            }
        }
        return SystemdUnit.isSystemdHere() ? unit(guard) : script(guard);
    }

    private static Check unit(Optional<Integer> guard) throws MachineException {
        var around = guard.isPresent() ? SystemdUnit.around(guard.get()) : Optional.<SystemdUnit>empty();
        var unit = around.filter(one -> !one.name().startsWith("user@")).orElse(SystemdUnit.OF_A_GUARD);
        var said = unit.properties();
        var program = SystemdUnit.program(said);
        if (said.getOrDefault("LoadState", "").equals("masked")) {
            return new Seen(Of.SUPERVISOR, State.WEAK, "masked", unit.name());
        }
        if (program.isEmpty()) {
            return new Seen(Of.SUPERVISOR, State.WEAK, guard.isPresent() ? "by-hand" : "no-unit", unit.name());
        }
        if (!Files.isExecutable(program.get())) {
            return new Seen(
                    Of.SUPERVISOR,
                    State.BROKEN,
                    "no-program",
                    unit.name(),
                    program.get().toString());
        }
        if (!STARTS_WITH_THE_PC.contains(said.getOrDefault("UnitFileState", ""))) {
            return new Seen(Of.SUPERVISOR, State.WEAK, "not-enabled", unit.name());
        }
        if (said.getOrDefault("Restart", "no").equals("no")) {
            return new Seen(Of.SUPERVISOR, State.WEAK, "no-restart", unit.name());
        }
        return guard.isPresent() && around.isEmpty()
                ? new Seen(Of.SUPERVISOR, State.WEAK, "beside", unit.name())
                : new Seen(Of.SUPERVISOR, State.OK, "unit", unit.name());
    }

    private Check script(Optional<Integer> guard) throws MachineException {
        for (var script : scripts) {
            if (starts(script)) {
                return new Seen(Of.SUPERVISOR, State.OK, "script", script.toString());
            }
        }
        var launcher = System.getProperty("porchlight.launcher", Launcher.AS_SHIPPED);
        return new Seen(Of.SUPERVISOR, State.WEAK, guard.isPresent() ? "loop" : "no-script", launcher, options(guard));
    }

    /// What stands behind the verb where a guard was started, so that it is started again with the same folders:
    /// empty, or a blank and the words.
    private static String options(Optional<Integer> guard) throws MachineException {
        var supervisor = guard.isPresent() ? Proc.read(guard.get()).map(Proc::parent) : Optional.<Integer>empty();
        var words = supervisor.isPresent() ? words(supervisor.get()) : List.<String>of();
        return words.stream().skip(words.indexOf(VERB) + 1L).map(" "::concat).collect(Collectors.joining());
    }

    /// Whether a line that is no comment has our launcher and its verb.
    private static boolean starts(Path script) throws MachineException {
        if (!Files.isRegularFile(script)) {
            return false;
        }
        try (var in = Files.newInputStream(script)) {
            return new String(in.readNBytes(MOST_SCRIPT), StandardCharsets.UTF_8)
                    .lines()
                    .anyMatch(line -> !line.stripLeading().startsWith("#") && line.contains("porchlight guard"));
        } catch (IOException trouble) {
            throw new MachineException("read " + script + ": " + trouble.getMessage(), trouble);
        }
    }
}
