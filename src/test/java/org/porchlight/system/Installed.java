package org.porchlight.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Porchlight as it lies at `/opt/porchlight` on a family's PC, made of what this build compiled.
final class Installed {
    /// Where it lies on the PC.
    static final Path AT = Path.of("/opt/porchlight");

    private static final Path BUILD = Path.of("target").toAbsolutePath();
    private static final Path FOLDER = BUILD.resolve("installed");

    private Installed() {}

    /// Lays it out anew.
    ///
    /// @return the folder that is to be `/opt/porchlight`
    static synchronized Path make() throws IOException {
        var target = FOLDER.resolve("target");
        Shell.run("rm", "-rf", FOLDER.toString());
        Files.createDirectories(target);
        for (var file : List.of("porchlight", "installer/linux/rescue", "installer/linux/porchlight.service")) {
            Files.createDirectories(FOLDER.resolve(file).getParent());
            Files.copy(Path.of(file), FOLDER.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Shell.run("cp", "-rl", BUILD.resolve("lib").toString(), target.toString());
        Shell.run("cp", "-rl", BUILD.resolve("native").toString(), target.toString());
        jar(target.resolve("porchlight.jar"));
        // The launcher builds where this is missing or older than the sources.
        Files.createFile(target.resolve(".built"));
        return FOLDER;
    }

    private static void jar(Path jar) {
        var tool = ToolProvider.findFirst("jar").orElseThrow();
        var words = Stream.of("--create", "--file", jar, "-C", BUILD.resolve("classes"), ".")
                .map(Object::toString)
                .toArray(String[]::new);
        if (tool.run(System.out, System.err, words) != 0) {
            throw new AssertionError("the jar could not be made");
        }
    }
}
