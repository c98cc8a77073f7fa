package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.porchlight.core.report.Check;
import org.porchlight.core.report.Check.Of;
import org.porchlight.core.report.Check.Seen;
import org.porchlight.core.report.Check.State;
import org.porchlight.port.MachineException;

/// Looks at the desktops that a log-in can choose. Disc, card and titles were only tried under X11.
///
/// @param wayland folders of Wayland sessions, a file for each
/// @param x11 likewise of X11
record DesktopCheck(List<Path> wayland, List<Path> x11) {
    private static final List<Path> SHARED = List.of(Path.of("/usr/share"), Path.of("/usr/local/share"));
    private static final String END = ".desktop";

    static DesktopCheck ofThisMachine() {
        return new DesktopCheck(
                SHARED.stream().map(above -> above.resolve("wayland-sessions")).toList(),
                SHARED.stream().map(above -> above.resolve("xsessions")).toList());
    }

    Check look() throws MachineException {
        var untried = names(wayland);
        if (!untried.isEmpty()) {
            return new Seen(Of.AGENT, State.WEAK, "wayland", String.join(", ", untried));
        }
        var tried = names(x11);
        return tried.isEmpty()
                ? new Seen(Of.AGENT, State.OK, "none")
                : new Seen(Of.AGENT, State.OK, "x11", String.join(", ", tried));
    }

    private static List<String> names(List<Path> folders) throws MachineException {
        var names = new ArrayList<String>();
        for (var folder : folders) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (var files = Files.newDirectoryStream(folder, "*" + END)) {
                for (var file : files) {
                    var name = String.valueOf(file.getFileName());
                    names.add(name.substring(0, name.length() - END.length()));
                }
            } catch (IOException trouble) {
                throw new MachineException("list the desktops in " + folder + ": " + trouble.getMessage(), trouble);
            }
        }
        return names.stream().distinct().sorted().collect(Collectors.toList());
    }
}
