package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// This program in processes of others, such as an agent or a command line of a child.
///
/// It is known by what runs: an interpreter that is root's, given the very class path from which the guard
/// starts agents, and nothing that would bring other code in. A program that only bears the name is somebody else's.
final class OwnProgram {
    private static final String MAIN = "org.porchlight.Main";
    private static final List<String> CLASS_PATH = List.of("-cp", "-classpath", "--class-path");
    /// Options of java(1) that load code besides that of the class path.
    private static final List<String> OTHER_CODE = List.of(
            "-javaagent", "-agentlib", "-agentpath", "-Xbootclasspath", "--patch-module", "--module-path", "-p");

    private final Supplier<String> classPath;

    /// @param classPath of this program, asked at each look
    OwnProgram(Supplier<String> classPath) {
        this.classPath = classPath;
    }

    static OwnProgram running() {
        return new OwnProgram(() -> System.getProperty("java.class.path", ""));
    }

    /// @param words of the process's command line
    boolean is(int pid, String[] words) {
        return isCalled(words) && isRoots(pid);
    }

    private boolean isCalled(String[] words) {
        int at = 1;
        while (at < words.length && words[at].startsWith("-") && !CLASS_PATH.contains(words[at])) {
            at++;
        }
        return at + 2 < words.length
                && words[at + 1].equals(classPath.get())
                && words[at + 2].equals(MAIN)
                && options(words, at).noneMatch(word -> OTHER_CODE.stream().anyMatch(word::startsWith));
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
