package org.porchlight.platform.linux.gate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.porchlight.platform.linux.pam.PamStack;
import org.porchlight.port.MachineException;

/// What this machine is configured to start when somebody logs in, before anything the person chooses.
///
/// @param files paths of files, each with the reason; the package that owns one is needed
/// @param modules names of PAM modules, each with the reason
/// @param packages names of packages, real or virtual, each with the reason
record LoginRoots(Map<String, String> files, Map<String, String> modules, Map<String, String> packages) {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final long MAX_FILE = 1L << 20;
    private static final List<String> PATH =
            List.of("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin", "/usr/games");

    static LoginRoots read(Path root) throws MachineException {
        var reading = new Reading(Tree.at(root), new LoginRoots(reasons(), reasons(), reasons()));
        reading.firstProcess();
        reading.shells();
        reading.pam();
        reading.sessions();
        reading.startedWithSession();
        reading.displays();
        return reading.found;
    }

    private static Map<String, String> reasons() {
        return new LinkedHashMap<>();
    }

    private record Reading(Tree tree, LoginRoots found) {
        void firstProcess() {
            tree.target("/proc/1/exe").ifPresent(path -> file(path, "is process 1"));
            tree.real("/sbin/init").ifPresent(path -> file(path, "is /sbin/init"));
        }

        void shells() throws MachineException {
            for (var line : tree.lines("/etc/shells", MAX_FILE)) {
                if (line.startsWith("/")) {
                    file(line.strip(), "shell in /etc/shells");
                }
            }
        }

        void pam() throws MachineException {
            for (var service : tree.entries("/etc/pam.d")) {
                if (PamStack.isOfAChange(service)) {
                    continue;
                }
                for (var line : tree.lines(service, MAX_FILE)) {
                    if (!line.startsWith("#")) {
                        BLANKS.splitAsStream(line)
                                .filter(word -> word.endsWith(".so"))
                                .forEach(word -> found.modules.putIfAbsent(
                                        word.substring(word.lastIndexOf('/') + 1),
                                        "PAM module of " + service.getFileName()));
                    }
                }
            }
        }

        void sessions() throws MachineException {
            for (var folder : List.of("/usr/share/xsessions", "/usr/share/wayland-sessions")) {
                commands(folder, "session ");
            }
            for (var script : tree.entries("/etc/X11/Xsession.d")) {
                file("/etc/X11/Xsession.d/" + script.getFileName(), "part of the X session");
            }
        }

        void startedWithSession() throws MachineException {
            commands("/etc/xdg/autostart", "starts with the session: ");
            for (var folder : tree.entries("/etc/systemd/user")) {
                if (!folder.getFileName().toString().endsWith(".wants")) {
                    continue;
                }
                var wants = "/etc/systemd/user/" + folder.getFileName();
                for (var unit : tree.entries(wants)) {
                    tree.real(wants + "/" + unit.getFileName())
                            .ifPresent(path -> file(path, "starts with the session: " + unit.getFileName()));
                }
            }
        }

        void displays() throws MachineException {
            found.packages.put("xserver", "display server");
            found.packages.put("x-window-manager", "window manager");
            found.packages.put("x-session-manager", "session manager");
            found.packages.put("dbus", "message bus");
            found.packages.put("dbus-session-bus", "message bus");
            for (var line : tree.lines("/etc/X11/default-display-manager", MAX_FILE)) {
                if (line.startsWith("/")) {
                    file(line.strip(), "display manager");
                }
            }
        }

        private void commands(String folder, String because) throws MachineException {
            for (var entry : tree.entries(folder)) {
                if (!entry.toString().endsWith(".desktop")) {
                    continue;
                }
                for (var line : tree.lines(entry, MAX_FILE)) {
                    if (line.startsWith("Exec=") || line.startsWith("TryExec=")) {
                        program(line.substring(line.indexOf('=') + 1))
                                .ifPresent(path -> file(path, because + entry.getFileName()));
                    }
                }
            }
        }

        /// The program of a command line as desktop files have it; `env` and its settings are looked through.
        private Optional<String> program(String command) {
            for (var word :
                    BLANKS.splitAsStream(command.replace("\"", "").strip()).toList()) {
                if (!word.isEmpty() && !word.equals("env") && !word.equals("/usr/bin/env") && !word.contains("=")) {
                    return word.startsWith("/") ? Optional.of(word) : onPath(word);
                }
            }
            return Optional.empty();
        }

        private Optional<String> onPath(String name) {
            return name.contains("/")
                    ? Optional.empty()
                    : PATH.stream()
                            .map(folder -> folder + "/" + name)
                            .filter(path -> Files.isRegularFile(tree.locate(path)))
                            .findFirst();
        }

        private void file(String path, String because) {
            found.files.putIfAbsent(path, because);
            // What is named may be a link that no package owns, such as one of update-alternatives.
            tree.real(path).ifPresent(real -> found.files.putIfAbsent(real, because));
        }
    }
}
