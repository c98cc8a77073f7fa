package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final Pattern NAME = Pattern.compile("porchlight[a-z0-9-]*\\.service");
    private static final Pattern PROGRAM = Pattern.compile("path=([^ ;]+)");
    private static final Pattern SERVICE = Pattern.compile("/([^/]+\\.service)(?:/|$)");
    private static final int MOST_CGROUP = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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

    /// Writes the unit file for a launcher, starts it, and makes it start with the PC. The journal has both before they
    /// are done.
    public void install(Journal journal, Launcher launcher) throws MachineException {
        var file = FOLDER.resolve(name);
        var text = launcher.unit();
        // Taken back is the latest first, and systemd forgets no service whose file is gone.
        journal.undone(Journal.What.SERVICE, name);
        journal.intend(Journal.What.FILE, file.toString());
        try {
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
        return BoundedRun.output(PATIENCE, command);
    }
}
