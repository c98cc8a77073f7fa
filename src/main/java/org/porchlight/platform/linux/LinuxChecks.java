package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.report.Check;
import org.porchlight.core.report.Check.Of;
import org.porchlight.core.report.Check.Seen;
import org.porchlight.core.report.Check.State;
import org.porchlight.platform.linux.gate.GateCheck;
import org.porchlight.platform.linux.logind.Logind;
import org.porchlight.platform.linux.net.NetCheck;
import org.porchlight.platform.linux.pam.PamCheck;
import org.porchlight.port.MachineException;

/// Looks at a machine that runs Linux, and changes nothing of it.
public final class LinuxChecks {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Path COMMAND_LINE = Path.of("/proc/cmdline");

    private LinuxChecks() {}

    /// What every account can be told, whether a guard runs or not.
    ///
    /// @param administrator whether this process is root's; what only root sees is said to be so
    /// @param suffix of the guard that is meant
    /// @param guard its process, where one runs and this account can tell
    /// @param limits whether a guard runs and may limit somebody
    public static List<Check> everywhere(boolean administrator, String suffix, Optional<Integer> guard, boolean limits)
            throws MachineException {
        var all = new ArrayList<Check>();
        all.add(SupervisorCheck.ofThisMachine().look(guard));
        all.add(HoldChecks.groups());
        all.add(HoldChecks.news(administrator));
        all.add(PamCheck.of(suffix).look(limits));
        all.add(sessions(Logind.ofThisMachine()));
        all.add(DesktopCheck.ofThisMachine().look());
        return all;
    }

    /// What a guard that runs knows better.
    public static List<Check> withoutGuard(boolean administrator) throws MachineException {
        var freezer = HoldChecks.freezer(administrator);
        return administrator
                ? List.of(freezer, GateCheck.look(), NetCheck.look(), clock())
                : List.of(freezer, Check.unseen(Of.PROGRAMS), Check.unseen(Of.SITES), clock());
    }

    /// Who says which log-in has the screen.
    static Check sessions(Logind logind) {
        return logind.answers(PATIENCE)
                ? new Seen(Of.SESSIONS, State.OK, "logind")
                : new Seen(Of.SESSIONS, State.WEAK, "processes");
    }

    private static Check clock() throws MachineException {
        return new LinuxClocks().read().synced()
                ? new Seen(Of.CLOCK, State.OK, "synced")
                : new Seen(Of.CLOCK, State.WEAK, "unsynced");
    }

    /// Whether a process is a guard under its supervisor.
    public static boolean isGuard(int pid) throws MachineException {
        return SupervisorCheck.isGuard(pid, true);
    }

    /// Whether `porchlight.off` stands on the kernel's command line: the way out for a family that is locked out.
    public static boolean isSwitchedOff() throws IOException {
        return List.of(Files.readString(COMMAND_LINE).split("\\s+")).contains("porchlight.off");
    }
}
