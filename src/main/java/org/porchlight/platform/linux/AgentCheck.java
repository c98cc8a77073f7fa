package org.porchlight.platform.linux;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells whether a process that says it is the child's agent runs our program and nothing else.
///
/// It must be the account's, run the very java that runs this process, with our main class, our class path, the verb
/// `agent`, no option that could bring other code, and no variable that could.
///
/// Known weak: the kernel shows command line and environment from memory that the process itself can write, so a Java
/// program of the child's that rewrites them passes. The child may trace the process or attach to it as any program of
/// its
/// own, where the system allows that; what the agent unpacks into the child's home can be changed there. Such a
/// process escapes being held and counted; what it says stays a claim, and what it starts is held.
public final class AgentCheck {
    private static final Logger LOG = LoggerFactory.getLogger(AgentCheck.class);
    private static final int MOST_BYTES = 128 * 1024;
    private static final String MAIN = "org.porchlight.Main";
    private static final String VERB = "agent";
    private static final String FILE_OF_THE_PROGRAM = "unix:dev,ino,uid,mode";
    private static final Set<String> CLASS_PATH = Set.of("-cp", "-classpath", "--class-path");
    /// Options that cannot bring code; any other must be one that this process was started with itself.
    private static final List<String> HARMLESS = List.of(
            "-Xms",
            "-Xmx",
            "-Xss",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:+DisableAttachMechanism",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=",
            "--sun-misc-unsafe-memory-access=",
            "-Dfile.encoding=",
            "-Dglass.",
            "-Djava.awt.headless=",
            "-Djava.io.tmpdir=",
            "-Djavafx.cachedir=",
            "-Djna.nounpack=",
            "-Dorg.slf4j.",
            "-Dporchlight.",
            "-Dprism.",
            "-Duser.country=",
            "-Duser.language=");
    /// Beginnings of variables that the dynamic loader, the JVM or GTK take code from.
    private static final List<String> HARMFUL_VARIABLES = List.of(
            "LD_",
            "GCONV_PATH=",
            "JAVA_TOOL_OPTIONS=",
            "JDK_",
            "_JAVA_OPTIONS=",
            "CLASSPATH=",
            "GTK_MODULES=",
            "GTK_PATH=",
            "GTK3_MODULES=",
            "GDK_PIXBUF_MODULE",
            "GTK_IM_MODULE_FILE=",
            "GIO_MODULE_DIR=",
            "GIO_EXTRA_MODULES=",
            "LIBGL_DRIVERS_PATH=");

    private AgentCheck() {}

    /// The process, if it is the account's agent.
    ///
    /// @param pid as the peer of a connection or a message gave it; anything
    public static Optional<ProcessRef> verify(ChildAccount account, long pid) throws MachineException {
        if (pid <= 1 || pid > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        int number = (int) pid;
        var process = Proc.read(number);
        if (process.isEmpty()) {
            return Optional.empty();
        }
        var objection = objection(number, AccountIds.of(account));
        // The same process must still be there, or the answers came from two.
        if (objection.isEmpty() && Proc.read(number).map(Proc::ref).equals(process.map(Proc::ref))) {
            return process.map(Proc::ref);
        }
        objection.ifPresent(why -> LOG.info("Process {} is not the agent of {}: it {}", pid, account.name(), why));
        return Optional.empty();
    }

    private static Optional<String> objection(int pid, AccountIds ids) throws MachineException {
        if (!Proc.belongsTo(pid, ids)) {
            return Optional.of("is not the account's");
        }
        if (!runsOurJava(pid)) {
            return Optional.of("does not run the guard's java");
        }
        var own = words(0, "cmdline");
        var objection = objection(words(pid, "cmdline"), own, ownClassPath(own));
        return objection.isPresent() ? objection : objection(words(pid, "environ"));
    }

    private static boolean runsOurJava(int pid) {
        try {
            var theirs = Files.readAttributes(Proc.folder(pid).resolve("exe"), FILE_OF_THE_PROGRAM);
            var ours = Files.readAttributes(Proc.folder(0).resolve("exe"), FILE_OF_THE_PROGRAM);
            return ours.equals(theirs) && SystemPrograms.isOwnedByRoot(ours);
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> words(int pid, String file) throws MachineException {
        var bytes = Proc.bytes(pid, file, MOST_BYTES).orElse(new byte[0]);
        if (bytes.length == MOST_BYTES) {
            throw new MachineException("read " + file + " of process " + pid + ": more than " + MOST_BYTES + " bytes");
        }
        var text = new String(bytes, StandardCharsets.UTF_8);
        return List.of(text.split("\0", -1));
    }

    /// What this process takes classes from, as it was told and as the launcher of java spelt it out.
    private static Set<String> ownClassPath(List<String> own) {
        var entries = new HashSet<>(entries(System.getProperty("java.class.path", "")));
        for (int i = 0; i + 1 < own.size(); i++) {
            if (CLASS_PATH.contains(own.get(i))) {
                entries.addAll(entries(own.get(i + 1)));
            }
        }
        return entries;
    }

    private static List<String> entries(String classPath) {
        return List.of(classPath.split(File.pathSeparator, -1));
    }

    /// What is wrong with a command line of java.
    ///
    /// @param own that of this process
    /// @param classPath what classes may come from
    static Optional<String> objection(List<String> words, List<String> own, Set<String> classPath) {
        boolean hasClassPath = false;
        int i = 1;
        for (; i < words.size() && words.get(i).startsWith("-"); i++) {
            var word = words.get(i);
            if (CLASS_PATH.contains(word) && i + 1 < words.size()) {
                i++;
                var entries = entries(words.get(i));
                hasClassPath = entries.stream().allMatch(entry -> entry.startsWith("/") && classPath.contains(entry));
                if (!hasClassPath) {
                    return Optional.of("takes classes from elsewhere");
                }
            } else if (HARMLESS.stream().noneMatch(word::startsWith) && !own.contains(word)) {
                return Optional.of("has an option that is not known to be harmless");
            }
        }
        if (!hasClassPath) {
            return Optional.of("has no class path");
        }
        boolean isAgent = i + 1 < words.size()
                && words.get(i).equals(MAIN)
                && words.get(i + 1).equals(VERB);
        return isAgent ? Optional.empty() : Optional.of("does another thing");
    }

    /// What is wrong with an environment.
    static Optional<String> objection(List<String> environment) {
        return environment.stream()
                .filter(variable -> HARMFUL_VARIABLES.stream().anyMatch(variable::startsWith))
                .map(variable -> "has a variable that can bring code: "
                        + HARMFUL_VARIABLES.stream()
                                .filter(variable::startsWith)
                                .findFirst()
                                .orElse(""))
                .findFirst();
    }
}
