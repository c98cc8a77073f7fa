package org.porchlight.platform.linux.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.port.MachineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The system set as it is kept in a file of tab-separated values: path, package, reason.
///
/// The first line names the form and the moment at which the packages had last changed; when they change later,
/// the set is found again. Not for two threads at once.
public final class SystemSetFile {
    private static final Logger LOG = LoggerFactory.getLogger(SystemSetFile.class);
    private static final String HEAD = "# Porchlight system set 1, packages as of ";
    private static final char TAB = '\t';
    private static final long MAX_BYTES = 32L << 20;

    private final Path file;
    private final Path packages;
    private List<String> lines = List.of();

    /// @param file where it is kept; only root may write there
    public SystemSetFile(Path file) {
        this.file = file;
        this.packages = Path.of(Dpkg.STATUS);
    }

    /// The set of this machine with Porchlight's own Java and launcher, which the child's agent and the child need: the
    /// kept one as long as no package changed since, else found anew, which takes about a second, and kept.
    ///
    /// @throws MachineException when it cannot be found or kept
    public SystemSet current() throws MachineException {
        var head = HEAD + changedAt();
        if (lines.isEmpty()) {
            lines = read();
        }
        if (lines.isEmpty() || !lines.getFirst().equals(head)) {
            lines = write(head, SystemSet.find());
            LOG.debug("found {} programs that the system needs", lines.size() - 1);
            // The lists of all packages were in memory and never will be again.
            Runtime.getRuntime().gc();
        }
        return parse(lines).and(ownPrograms());
    }

    private long changedAt() throws MachineException {
        try {
            return Files.exists(packages) ? Files.getLastModifiedTime(packages).toMillis() : 0;
        } catch (IOException e) {
            throw new MachineException("see when packages last changed: " + e.getMessage(), e);
        }
    }

    private List<String> read() throws MachineException {
        return Tree.at(Path.of("/")).lines(file, MAX_BYTES);
    }

    private List<String> write(String head, SystemSet set) throws MachineException {
        var text = new ArrayList<String>();
        text.add(head);
        for (var program : set.programs().values()) {
            text.add(program.path() + "\t" + program.packageName() + "\t" + program.because());
        }
        try {
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, text, StandardCharsets.ISO_8859_1);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new MachineException("keep the programs that the system needs in " + file + ": " + e.getMessage(), e);
        }
        return text;
    }

    private SystemSet parse(List<String> text) throws MachineException {
        var programs = new ArrayList<SystemSet.Program>();
        for (var line : text.subList(1, text.size())) {
            int first = line.indexOf(TAB);
            int second = line.indexOf(TAB, first + 1);
            if (first < 0 || second < 0 || line.indexOf(TAB, second + 1) >= 0) {
                throw new MachineException(
                        "read " + file + ": line " + (programs.size() + 2) + " has not three columns; delete the file");
            }
            programs.add(new SystemSet.Program(
                    line.substring(0, first), line.substring(first + 1, second), line.substring(second + 1)));
        }
        return new SystemSet(programs);
    }

    private static List<SystemSet.Program> ownPrograms() throws MachineException {
        var own = new ArrayList<SystemSet.Program>();
        try {
            own.add(own(Files.readSymbolicLink(Path.of("/proc/self/exe"))));
            var spawner = Path.of(System.getProperty("java.home"), "lib", "jspawnhelper");
            if (Files.isRegularFile(spawner)) {
                own.add(own(spawner.toRealPath()));
            }
            // A child asks and reads its account by it.
            var launcher = System.getProperty("porchlight.launcher");
            if (launcher != null && Files.isRegularFile(Path.of(launcher))) {
                own.add(own(Path.of(launcher).toRealPath()));
            }
        } catch (IOException e) {
            throw new MachineException("find Porchlight's own programs: " + e.getMessage(), e);
        }
        return own;
    }

    private static SystemSet.Program own(Path path) {
        return new SystemSet.Program(path.toString(), "porchlight", "Porchlight itself");
    }
}
