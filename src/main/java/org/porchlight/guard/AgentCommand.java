package org.porchlight.guard;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.porchlight.port.AgentHost;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Desktop;

/// The command line of an agent: this very program, by the Java that runs this process.
final class AgentCommand {
    private static final List<String> PASSED_ON = List.of("jna.", "porchlight.", "prism.", "glass.");
    /// The launcher says in them what it starts an agent with.
    private static final String SAID = "porchlight.agent.";

    private AgentCommand() {}

    /// @param run folder of the guard's socket
    static AgentHost.Program in(ChildAccount account, Desktop desktop, Path run) {
        var command = new ArrayList<>(List.of("/usr/bin/env"));
        command.addAll(words("environment"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                "-XX:+DisableAttachMechanism",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(words("flags"));
        if (desktop.language().filter(language -> language.startsWith("zh")).isPresent()) {
            // Java follows a language only where the system has its locale; people may ask for it all the same.
            command.addAll(List.of("-Duser.language=zh", "-Duser.country=CN"));
        }
        new TreeMap<>(System.getProperties()).forEach((name, value) -> {
            if (PASSED_ON.stream().anyMatch(name.toString()::startsWith)
                    && !name.toString().startsWith(SAID)) {
                command.add("-D" + name + "=" + value);
            }
        });
        // Where the child begins to look for a place of a copy that it keeps; nothing else is done with it.
        command.add("-Dporchlight.home=" + account.home());
        // What it loads is root's: nothing of the home, and nothing that it would unpack for itself.
        command.addAll(List.of("-Duser.home=" + Desktop.NO_HOME, "-Djavafx.cachedir=" + run));
        command.addAll(List.of("-cp", jars(), "org.porchlight.Main", "agent"));
        command.addAll(List.of("--run", run.toString(), GuardMain.KEY_FOLLOWS));
        return new AgentHost.Program(command, code());
    }

    private static List<String> words(String what) {
        return Stream.of(System.getProperty(SAID + what, "").split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /// What it loads from; all that there is where no launcher says it.
    private static String jars() {
        return System.getProperty(SAID + "jars", System.getProperty("java.class.path"));
    }

    /// Where the libraries lie: those of Java, and those beside the jars.
    private static Set<Path> code() {
        var jars = Stream.of(jars().split(File.pathSeparator, -1))
                .map(jar -> Path.of(jar).toAbsolutePath().resolveSibling(""));
        var others = Stream.of("java.home", "jna.boot.library.path").map(System::getProperty);
        return Stream.concat(jars, others.flatMap(Stream::ofNullable).map(Path::of))
                .map(folder -> folder.toAbsolutePath().normalize())
                .collect(Collectors.toSet());
    }
}
