package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.porchlight.port.Journal;
import org.porchlight.port.MachineException;

/// A unit of systemd, as systemctl(1) knows it.
///
/// @param name such as `porchlight.service`
public record SystemdUnit(String name) {
    /// The unit of a guard, as the installer names it.
    public static final SystemdUnit OF_A_GUARD = new SystemdUnit("porchlight.service");

    private static final Path RUNS = Path.of("/run/systemd/system");
    private static final Path FOLDER = Path.of("/etc/systemd/system");
    private static final String AS_SHIPPED = "/opt/porchlight/porchlight";
    private static final Pattern PLAIN = Pattern.compile("/[A-Za-z0-9/._-]+");
    private static final Pattern NAME = Pattern.compile("porchlight[a-z0-9-]*\\.service");
    private static final Pattern PROGRAM = Pattern.compile("path=([^ ;]+)");
    private static final Pattern SERVICE = Pattern.compile("/([^/]+\\.service)(?:/|$)");
    private static final int MOST_CGROUP = 64 * 1024;
    private static final int PATIENCE_SECONDS = 60;

    /// Whether systemd is the first process here (sd_booted(3)).
    public static boolean isSystemdHere() {
        return Files.isDirectory(RUNS);
    }

    /// The unit in which a process runs.
    static Optional<SystemdUnit> around(int pid) throws MachineException {
        return Proc.text(pid, "cgroup", MOST_CGROUP)
                .map(SERVICE::matcher)
                .filter(found -> found.find())
                .map(found -> new SystemdUnit(found.group(1)));
    }

    /// What systemd says of it: `LoadState`, `UnitFileState`, `Restart`, `ExecStart`, and whatever else is asked.
    Map<String, String> properties() throws MachineException {
        var said = new HashMap<String, String>();
        run("show", "-p", "LoadState,UnitFileState,ActiveState,Restart,ExecStart", name)
                .lines()
                .map(line -> line.split("=", 2))
                .filter(words -> words.length == 2)
                .forEach(words -> said.put(words[0], words[1]));
        return said;
    }

    /// Whether systemd has a unit of this name.
    public boolean exists() throws MachineException {
        return !properties().getOrDefault("LoadState", "").equals("not-found");
    }

    /// The program that it starts.
    static Optional<Path> program(Map<String, String> properties) {
        return Optional.of(PROGRAM.matcher(properties.getOrDefault("ExecStart", "")))
                .filter(found -> found.find())
                .map(found -> Path.of(found.group(1)));
    }

    /// Why a launcher may not be started by root at every boot; nothing where it may.
    public static Optional<String> objection(Path launcher) {
        if (!PLAIN.matcher(launcher.toString()).matches()) {
            return Optional.of(launcher + " has characters in its path that systemd takes for something else");
        }
        try {
            for (Path at = launcher.toRealPath(); at != null; at = at.getParent()) {
                if (!SystemPrograms.isOwnedByRoot(Files.readAttributes(at, "unix:uid,mode"))) {
                    return Optional.of("others than root can write to " + at);
                }
            }
            return Files.isRegularFile(template(launcher))
                    ? Optional.empty()
                    : Optional.of(template(launcher) + " is not there");
        } catch (IOException unseen) {
            return Optional.of(String.valueOf(unseen.getMessage()));
        }
    }

    private static Path template(Path launcher) {
        return launcher.resolveSibling("installer/linux").resolve(OF_A_GUARD.name());
    }

    /// Writes the unit file for a launcher against which there is no objection, starts it, and makes it start with the
    /// PC. The journal has both before they are done.
    public void install(Journal journal, Path launcher) throws MachineException {
        var file = FOLDER.resolve(name);
        // Taken back is the latest first, and systemd forgets no service whose file is gone.
        journal.undone(Journal.What.SERVICE, name);
        journal.intend(Journal.What.FILE, file.toString());
        try {
            var text = Files.readString(template(launcher)).replace(AS_SHIPPED, launcher.toString());
            Files.writeString(file, text);
        } catch (IOException trouble) {
            throw new MachineException("write " + file + ": " + trouble.getMessage(), trouble);
        }
        start(journal);
    }

    /// Makes it start with the PC, and now. The journal has it before it is done.
    public void start(Journal journal) throws MachineException {
        journal.intend(Journal.What.SERVICE, name);
        run("daemon-reload");
        run("enable", "--now", name);
    }

    /// Ends it, and makes it start no more. One that is not there counts as success.
    ///
    /// @throws MachineException also when it is not a guard's
    public void stop() throws MachineException {
        if (!NAME.matcher(name).matches()) {
            throw new MachineException("end the service " + name + ": it is not Porchlight's");
        }
        if (isSystemdHere() && exists()) {
            run("disable", "--now", name);
        }
    }

    private static String run(String... words) throws MachineException {
        var command = new ArrayList<>(List.of("systemctl", "--no-pager"));
        command.addAll(List.of(words));
        var what = String.join(" ", command);
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new MachineException(what + ": it did not end within " + PATIENCE_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new MachineException(what + ": " + output.strip());
            }
            return output;
        } catch (IOException missing) {
            throw new MachineException(what + ": " + missing.getMessage(), missing);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new MachineException(what + ": interrupted", hurried);
        }
    }
}
