package org.porchlight.platform.linux.pam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.core.report.Check;
import org.porchlight.core.report.Check.Of;
import org.porchlight.core.report.Check.Seen;
import org.porchlight.core.report.Check.State;
import org.porchlight.port.MachineException;

/// Looks whether log-ins can be refused: the stack, the two modules, and our lines where a guard wants them.
///
/// @param folders where modules of PAM lie
public record PamCheck(PamStack stack, List<Path> folders) {
    private static final List<String> MODULES = List.of("pam_succeed_if.so", "pam_nologin.so");
    private static final List<Path> ABOVE = List.of(Path.of("/usr/lib"), Path.of("/lib"), Path.of("/usr/lib64"));
    private static final String SECURITY = "security";

    /// @param suffix tells a second guard's lines from the first one's; empty for the first
    /// @throws MachineException when the folders of modules cannot be listed
    public static PamCheck of(String suffix) throws MachineException {
        var folders = new ArrayList<Path>();
        for (var above : ABOVE) {
            folders.add(above.resolve(SECURITY));
            if (Files.isDirectory(above)) {
                try (var inner = Files.newDirectoryStream(above, "*-linux-*")) {
                    inner.forEach(folder -> folders.add(folder.resolve(SECURITY)));
                } catch (IOException trouble) {
                    throw new MachineException("list " + above + ": " + trouble.getMessage(), trouble);
                }
            }
        }
        return new PamCheck(PamLogins.stack(suffix), folders);
    }

    /// @param wanted whether a guard that runs wants its lines there
    public Check look(boolean wanted) throws MachineException {
        if (!Files.exists(stack.file())) {
            return new Seen(Of.PAM, State.WEAK, "no-stack", stack.file().toString());
        }
        for (var module : MODULES) {
            if (folders.stream().noneMatch(folder -> Files.exists(folder.resolve(module)))) {
                return new Seen(Of.PAM, State.WEAK, "no-module", module);
            }
        }
        boolean there = stack.isThere();
        if (wanted && !there) {
            return new Seen(Of.PAM, State.WEAK, "no-lines", stack.file().toString());
        }
        return new Seen(
                Of.PAM, State.OK, there ? "lines" : "ready", stack.file().toString());
    }
}
