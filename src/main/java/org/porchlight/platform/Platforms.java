package org.porchlight.platform;

import com.sun.security.auth.module.UnixSystem;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.porchlight.platform.linux.LinuxAccounts;
import org.porchlight.platform.linux.LinuxAgentHost;
import org.porchlight.platform.linux.LinuxClocks;
import org.porchlight.platform.linux.LinuxHolder;
import org.porchlight.platform.linux.LinuxSessions;
import org.porchlight.platform.linux.Nobody;
import org.porchlight.platform.linux.Precautions;
import org.porchlight.platform.linux.gate.LinuxGate;
import org.porchlight.platform.linux.gate.NeededPrograms;
import org.porchlight.platform.linux.logind.Logind;
import org.porchlight.platform.linux.net.NftNet;
import org.porchlight.platform.linux.pam.PamLogins;
import org.porchlight.port.Accounts;
import org.porchlight.port.AgentHost;
import org.porchlight.port.Clocks;
import org.porchlight.port.Gate;
import org.porchlight.port.Holder;
import org.porchlight.port.Journal;
import org.porchlight.port.Logins;
import org.porchlight.port.MachineException;
import org.porchlight.port.Net;
import org.porchlight.port.Sessions;

/// Tells which machine this is. Nothing else asks.
public final class Platforms {
    /// The structures of the C library that the adapters know are those of 64-bit processors.
    private static final Set<String> PROCESSORS = Set.of("amd64", "aarch64");

    private Platforms() {}

    /// All that a guard needs of its machine.
    public record Ports(
            Clocks clocks,
            Accounts accounts,
            Sessions sessions,
            Holder holder,
            Gate gate,
            Net net,
            Logins logins,
            AgentHost agents,
            Predicate<Path> systemSet) {}

    /// Whether this process runs as the administrator.
    public static boolean isAdministrator() {
        return new UnixSystem().getUid() == 0;
    }

    /// Makes the calls of the operating system ready, which takes a while in every process.
    public static void ready() {
        Precautions.ready();
    }

    /// Gives up every right that this process has beyond those of any account, for good.
    ///
    /// @return which right is left and why; nothing when all are gone
    public static Optional<String> becomeNobody() {
        return Nobody.become(false);
    }

    /// The same, for a process that has to reach a server.
    ///
    /// @param network whether that right is kept
    public static Optional<String> becomeNobody(boolean network) {
        return Nobody.become(network);
    }

    /// Keeps this process to itself: no core is dumped, and nobody but root reads or traces it.
    public static void keepPrivate() throws MachineException {
        Precautions.neverDump();
    }

    /// The ports of this machine. Nothing is limited yet; this process is made fit to watch programs start.
    ///
    /// @param systemSet file for what a log-in and a desktop need, which only root can write
    /// @param run folder for what a restart of the machine forgets, likewise
    /// @param suffix tells a second guard's groups and tables from the first one's; empty for the first
    /// @param names what people call a program, by what its file is called; the same when nobody knows
    /// @param refused hears of every start that was refused
    /// @throws MachineException on a machine that Porchlight does not know yet, or which lacks something
    public static Ports here(
            Journal journal,
            Path systemSet,
            Path run,
            String suffix,
            UnaryOperator<String> names,
            Gate.Listener refused)
            throws MachineException {
        demandKnown(System.getProperty("os.name"), System.getProperty("os.arch"));
        var set = NeededPrograms.read(systemSet);
        Precautions.take();
        var logind = Logind.ofThisMachine();
        var sessions = new LinuxSessions(set, names, logind);
        var ports = new Ports(
                new LinuxClocks(),
                new LinuxAccounts(),
                sessions,
                LinuxHolder.best(journal, run, suffix, set),
                new LinuxGate(systemSet, refused),
                suffix.isEmpty() ? NftNet.open(journal) : NftNet.open(suffix, Path.of("/etc/subuid"), journal),
                PamLogins.of(journal, run, suffix),
                new LinuxAgentHost(set, logind, sessions::mayBeThere),
                set);
        set.await();
        return ports;
    }

    static void demandKnown(String system, String processor) throws MachineException {
        if (!system.toLowerCase(Locale.ROOT).equals("linux") || !PROCESSORS.contains(processor)) {
            throw new MachineException("guard this PC: Porchlight runs on 64-bit Linux so far, and this is " + system
                    + " on " + processor);
        }
    }
}
