package org.porchlight.platform.linux;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.porchlight.core.policy.Characters;
import org.porchlight.port.MachineException;

/// What a program is called in an account, from what the kernel tells of its process. No file of the program is opened.
///
/// The first that there is: the id of a Flatpak, the name of a snap, the Windows program that Wine runs, the script,
/// module, jar or folder of an app that an interpreter runs, the program that a mere helper works for, the name of the
/// file that runs. Most of these a person can choose himself: a title tells and never permits.
final class Titles {
    private static final int MOST_CHARACTERS = 120;
    private static final int MOST_COMMAND_LINE = 16 * 1024;
    private static final int MOST_ANCESTORS = 16;
    private static final Pattern FLATPAK = Pattern.compile("/app-flatpak-([A-Za-z][\\w.-]{2,119})-\\d+\\.scope(?:/|$)");
    private static final Pattern SNAP = Pattern.compile("/snap/([a-z0-9][a-z0-9-]{0,39})/.*");
    /// Programs that only work for another one, which people know.
    private static final Set<String> HELPERS = Set.of(
            "WebKitNetworkProcess",
            "WebKitWebProcess",
            "QtWebEngineProcess",
            "bwrap",
            "chrome_crashpad_handler",
            "crashpad_handler",
            "gamemoderun",
            "gst-plugin-scanner",
            "plugin-container",
            "pv-bwrap",
            "reaper",
            "srt-bwrap",
            "wineserver",
            "xdg-dbus-proxy");
    /// What Wine starts by itself.
    private static final Set<String> WINE_SERVICES = Set.of(
            "conhost.exe",
            "explorer.exe",
            "plugplay.exe",
            "rpcss.exe",
            "services.exe",
            "start.exe",
            "svchost.exe",
            "tabtip.exe",
            "winedevice.exe",
            "winemenubuilder.exe",
            "wineboot.exe");

    private final SystemPrograms programs;
    private final UnaryOperator<String> names;
    private final OwnProgram own;

    /// @param names what people call a program, by what its file is called; the same when nobody knows
    /// @param own has no title: looking at one's time is no use of a program
    Titles(SystemPrograms programs, UnaryOperator<String> names, OwnProgram own) {
        this.programs = programs;
        this.names = names;
        this.own = own;
    }

    /// A name, and whether it says what a person does there: a shell that waits for a command does not.
    private record Called(String name, boolean tells) {}

    /// The first that has a name of its own; what tells nothing gives its name only when there is nothing else.
    Optional<String> of(List<Proc> busiestFirst) throws MachineException {
        Optional<String> least = Optional.empty();
        for (var process : busiestFirst) {
            var called = called(process);
            if (called.filter(Called::tells).isPresent()) {
                return called.map(Called::name).map(names).map(Titles::printable);
            }
            least = least.or(() -> called.map(Called::name));
        }
        return least.map(names).map(Titles::printable);
    }

    private Optional<Called> called(Proc process) throws MachineException {
        var called = alone(process);
        if (called.filter(name -> !HELPERS.contains(name.name())).isPresent()) {
            return called;
        }
        var ancestor = process;
        for (int i = 0; i < MOST_ANCESTORS && called.isPresent(); i++) {
            var parent = Proc.read(ancestor.parent());
            if (parent.isEmpty() || Proc.effectiveUid(parent.get().pid()) != Proc.effectiveUid(process.pid())) {
                return called;
            }
            ancestor = parent.get();
            var name = alone(ancestor).filter(Called::tells);
            if (name.filter(found -> !HELPERS.contains(found.name())).isPresent()) {
                return name;
            }
        }
        return called;
    }

    /// Without a look at its ancestors.
    private Optional<Called> alone(Proc process) throws MachineException {
        var exe = Proc.exe(process.pid());
        if (exe.isEmpty()) {
            return Optional.empty();
        }
        var packaged = packaged(LogIns.groupOf(process.pid()), exe.get().path());
        if (packaged.isPresent()) {
            return packaged.map(name -> new Called(name, true));
        }
        var name = exe.get().name();
        if (!programs.isInterpreter(name)) {
            return Optional.of(new Called(name, true));
        }
        var words = Proc.bytes(process.pid(), "cmdline", MOST_COMMAND_LINE)
                .map(line -> new String(line, StandardCharsets.UTF_8).split("\0"))
                .orElse(new String[0]);
        return own.is(process.pid(), programs.isShell(name), words)
                ? Optional.empty()
                : Optional.of(interpreted(name, words));
    }

    private Called interpreted(String name, String[] words) {
        var windows = windowsProgram(words);
        var script = windows.or(() -> script(words));
        boolean isService = windows.filter(exe -> WINE_SERVICES.contains(exe.toLowerCase(Locale.ROOT)))
                .isPresent();
        return script.map(found -> new Called(found, !programs.isShell(found) && !isService))
                .orElseGet(() -> new Called(name, !programs.isShell(name)));
    }

    /// What a program is called that came as a package with its own surroundings.
    ///
    /// @param group of the process, from the root of the tree
    /// @param path of the file that runs
    static Optional<String> packaged(String group, String path) {
        var flatpak = FLATPAK.matcher(group);
        if (flatpak.find()) {
            return Optional.of(flatpak.group(1));
        }
        var snap = SNAP.matcher(path);
        return snap.matches() ? Optional.of(snap.group(1)) : Optional.empty();
    }

    /// Name of the program that Wine was given, such as `Game.exe` for `Z:\\home\\kid\\Game.exe`.
    static Optional<String> windowsProgram(String[] words) {
        for (var word : words) {
            if (word.toLowerCase(Locale.ROOT).endsWith(".exe")) {
                return named(word.replace('\\', '/'));
            }
        }
        return Optional.empty();
    }

    /// Name of the script, module or jar that an interpreter was given: the first word that is no option.
    static Optional<String> script(String[] words) {
        for (int i = 1; i < words.length; i++) {
            var word = words[i];
            if (word.equals("-c") || word.equals("-e")) {
                return Optional.empty();
            }
            if (word.equals("-cp") || word.equals("-classpath") || word.equals("--class-path")) {
                i++;
            } else if (!word.isEmpty() && !word.startsWith("-")) {
                return named(word);
            }
        }
        return Optional.empty();
    }

    /// The last part of a path; for an app of Electron, which is always called the same, that of its folder.
    private static Optional<String> named(String path) {
        var whole = path.endsWith("/app.asar")
                ? path.substring(0, path.length() - 9).replaceFirst("/resources$", "")
                : path;
        var name = whole.substring(whole.lastIndexOf('/') + 1);
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /// A name that is safe to show: no controls, no characters that turn the direction of writing, not too long.
    static String printable(String name) {
        return Characters.printable(name, MOST_CHARACTERS);
    }
}
