package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// This program in processes of others, such as an agent or a command line of a child.
///
/// It is known by what runs: an interpreter that is root's, given jars from which the guard starts agents and no
/// others, and nothing that would bring other code in; or a shell with the launcher. A program that only bears the name
/// is somebody else's.
final class OwnProgram {
    private static final String MAIN = "org.porchlight.Main";
    private static final List<String> CLASS_PATH = List.of("-cp", "-classpath", "--class-path");
    /// Options of java(1) that load code besides that of the class path.
    private static final List<String> OTHER_CODE = List.of(
            "-javaagent", "-agentlib", "-agentpath", "-Xbootclasspath", "--patch-module", "--module-path", "-p");

    private final Supplier<String> classPath;
    private final Optional<Path> launcher;

    /// @param classPath of this program, asked at each look
    /// @param launcher the script that starts it, where there is one
    OwnProgram(Supplier<String> classPath, Optional<Path> launcher) {
        this.classPath = classPath;
        this.launcher = launcher;
    }

    static OwnProgram running() {
        return new OwnProgram(
                () -> System.getProperty("java.class.path", ""),
                Optional.ofNullable(System.getProperty("porchlight.launcher")).map(Path::of));
    }

    /// @param shell whether a shell runs there: any other interpreter could be made to run more than the launcher
    /// @param words of the process's command line
    boolean is(int pid, boolean shell, String[] words) {
        return (isCalled(words) || (shell && isLauncher(pid, words))) && isRoots(pid);
    }

    private boolean isCalled(String[] words) {
        int at = 1;
        while (at < words.length && words[at].startsWith("-") && !CLASS_PATH.contains(words[at])) {
            at++;
        }
        return at + 2 < words.length
                && isOwn(words[at + 1])
                && words[at + 2].equals(MAIN)
                && options(words, at).noneMatch(word -> OTHER_CODE.stream().anyMatch(word::startsWith));
    }

    /// Whether a class path has none but jars of this program: a verb of the command line loads from fewer of them.
    private boolean isOwn(String jars) {
        var known = List.of(classPath.get().split(":", -1));
        return Arrays.stream(jars.split(":", -1))
                .allMatch(jar -> !jar.isEmpty() && (known.contains(jar) || known.contains(allBeside(jar))));
    }

    /// What java(1) takes for all jars of the folder of a jar; for another file that file.
    private static String allBeside(String jar) {
        int name = jar.lastIndexOf('/') + 1;
        return jar.endsWith(".jar") ? jar.substring(0, name) + "*" : jar;
    }

    /// By name alone: a look at the file would lead through folders of the child's, who may let whoever looks wait.
    private boolean isLauncher(int pid, String[] words) {
        // What stands before two dots may be a link that leads elsewhere.
        if (launcher.isEmpty() || words.length < 2 || words[1].contains("..")) {
            return false;
        }
        try {
            var folder = Files.readSymbolicLink(Proc.folder(pid).resolve("cwd"));
            return folder.resolve(words[1]).normalize().equals(launcher.get());
        } catch (IOException | InvalidPathException e) {
            // It is gone, or what it runs is no file: then it is not the launcher.
            return false;
        }
    }

    private static Stream<String> options(String[] words, int end) {
        return Arrays.stream(words, 1, end);
    }

    private static boolean isRoots(int pid) {
        try {
            return SystemPrograms.isOwnedByRoot(
                    Files.readAttributes(Proc.folder(pid).resolve("exe"), "unix:uid,mode"));
        } catch (IOException e) {
            // It is gone, or cannot be looked at: then nothing is known of it.
            return false;
        }
    }
}
