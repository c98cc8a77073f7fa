package org.porchlight.tool.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/// The program itself, copied to where any account may read it: a checkout may lie in a home that others cannot enter.
///
/// @param folder holds what is on the class path, numbered, and beside it native parts and fonts
/// @param java the Java that runs this process
record App(Path folder, Path java) {
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");
    private static final List<String> NATIVE = List.of("jna.boot.library.path", "org.sqlite.lib.path");
    private static final String LIBRARY = ".so";
    private static final String FONT = ".ttf";
    private static final String FONTS = "lib";
    private static final String SCREENS = "javafx-graphics";
    private static final List<String> PASSED_ON = List.of(
            "jna.nounpack",
            "jna.platform.library.path",
            "org.sqlite.lib.name",
            "porchlight.launcher",
            "porchlight.agent.flags",
            "porchlight.agent.environment",
            "stdout.encoding",
            "stderr.encoding",
            "user.language",
            "user.country",
            "porchlight.language",
            "porchlight.theme");

    /// Copies the running program.
    static App copyTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        int number = 0;
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            copy(Path.of(entry), folder.resolve(String.format("%03d", number++)));
            if (entry.endsWith(".jar")) {
                unpack(Path.of(entry), folder);
            }
        }
        for (var name : NATIVE) {
            var here =
                    Optional.ofNullable(System.getProperty(name)).map(Path::of).filter(Files::isDirectory);
            if (here.isPresent()) {
                copy(here.get(), folder.resolve(name));
            }
        }
        return in(folder);
    }

    /// JavaFX looks for its native parts beside its jar, and draws with fonts that lie where the build lays them:
    /// the agent unpacks nothing.
    private static void unpack(Path jar, Path folder) throws IOException {
        try (var packed = new JarFile(jar.toFile())) {
            for (var entry : Collections.list(packed.entries())) {
                var name = entry.getName();
                if (jar.toString().contains(SCREENS) && name.endsWith(LIBRARY) && name.indexOf('/') < 0) {
                    Files.copy(packed.getInputStream(entry), folder.resolve(name));
                } else if (name.endsWith(FONT)) {
                    var font = folder.resolve(FONTS).resolve(name);
                    Files.createDirectories(font.getParent());
                    Files.copy(packed.getInputStream(entry), font);
                }
            }
        }
    }

    /// The program that was copied to a folder.
    static App in(Path folder) {
        return new App(folder, Path.of(ProcessHandle.current().info().command().orElseThrow()));
    }

    /// A command line of Porchlight.
    ///
    /// @param properties such as `porchlight.language=en`; what comes later wins
    List<String> command(List<String> properties, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(FLAGS);
        for (var name : NATIVE) {
            if (Files.exists(folder.resolve(name))) {
                command.add("-D" + name + "=" + folder.resolve(name));
            }
        }
        for (var name : PASSED_ON) {
            Optional.ofNullable(System.getProperty(name)).ifPresent(value -> command.add("-D" + name + "=" + value));
        }
        properties.forEach(property -> command.add("-D" + property));
        command.add("-cp");
        command.add(classPath());
        command.add("org.porchlight.Main");
        command.addAll(List.of(arguments));
        return command;
    }

    private String classPath() throws IOException {
        try (var entries = Files.list(folder)) {
            return String.join(
                    File.pathSeparator,
                    entries.filter(entry -> Character.isDigit(
                                    entry.getFileName().toString().charAt(0)))
                            .map(Path::toString)
                            .sorted()
                            .toList());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            Files.copy(from, to.resolveSibling(to.getFileName() + "-" + from.getFileName()));
            return;
        }
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(dir).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// Deletes a folder and all in it; links are deleted, not followed.
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException error) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
