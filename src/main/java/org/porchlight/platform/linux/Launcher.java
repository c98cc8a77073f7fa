package org.porchlight.platform.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.porchlight.port.MachineException;

/// The program by which a guard is started, where root may start it at every boot: nobody else can write to it, to
/// anything in its folder, of which it builds and runs what it needs, or to a folder above.
public final class Launcher {
    private static final Pattern PLAIN = Pattern.compile("/[A-Za-z0-9/._-]+");
    static final String AS_SHIPPED = "/opt/porchlight/porchlight";
    private static final String UNIT = "installer/linux/porchlight.service";

    private final Path path;

    private Launcher(Path path) {
        this.path = path;
    }

    /// @param named may lead over symbolic links; what is looked at and started is what they lead to now
    /// @throws MachineException why root may not start it
    public static Launcher of(Path named) throws MachineException {
        var what = "start " + named + " with the PC: ";
        try {
            var real = named.toRealPath();
            if (!PLAIN.matcher(real.toString()).matches()) {
                throw new MachineException(
                        what + real + " has characters in its path that systemd takes for something else");
            }
            var launcher = new Launcher(real);
            if (!Files.isRegularFile(launcher.template())) {
                throw new MachineException(what + launcher.template() + " is not there");
            }
            for (Path above = real.getParent(); above != null; above = above.getParent()) {
                demandRoots(what, above);
            }
            try (var all = Files.walk(launcher.folder())) {
                for (var file : (Iterable<Path>) all::iterator) {
                    demandRoots(what, file);
                }
            }
            return launcher;
        } catch (IOException | UncheckedIOException unseen) {
            throw new MachineException(what + unseen.getMessage(), unseen);
        }
    }

    /// A link is refused too: it leads to what is not looked at.
    private static void demandRoots(String what, Path file) throws IOException, MachineException {
        if (Files.isSymbolicLink(file)) {
            throw new MachineException(what + file + " is a symbolic link");
        }
        if (!SystemPrograms.isOwnedByRoot(Files.readAttributes(file, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS))) {
            throw new MachineException(what + "others than root can write to " + file);
        }
    }

    /// Without a symbolic link on the way.
    public Path path() {
        return path;
    }

    private Path folder() {
        var folder = path.getParent();
        if (folder == null) {
            throw new IllegalStateException(path + " is in no folder");
        }
        return folder;
    }

    private Path template() {
        return path.resolveSibling(UNIT);
    }

    /// The text of a unit file that starts it with the PC.
    String unit() throws MachineException {
        try {
            return Files.readString(template()).replace(AS_SHIPPED, path.toString());
        } catch (IOException trouble) {
            throw new MachineException("read " + template() + ": " + trouble.getMessage(), trouble);
        }
    }
}
