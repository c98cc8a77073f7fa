package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.porchlight.platform.linux.logind.LoginSession;
import org.porchlight.port.AgentHost;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Desktop;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

/// Learns of an account's X displays from the environments of its programs, of each from the oldest that names it.
///
/// What stands there the child can have written. It is taken only where it has the form of what it should be, and is
/// used only by a program that runs as the child: nothing that it names is opened here.
final class DesktopSearch {
    private static final int MOST_ENVIRONMENT = 128 * 1024;
    private static final Pattern DISPLAY = Pattern.compile(":(\\d{1,3})(\\.\\d{1,2})?");
    private static final Pattern FILE = Pattern.compile("/[^\\p{Cntrl}]{1,1023}");
    private static final Pattern BUS =
            Pattern.compile("unix:(path|abstract)=[A-Za-z0-9/_.%-]{1,200}(,guid=[0-9a-f]{32})?");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9_.@-]{1,40}");
    /// How many points of the screen one of the toolkit takes.
    private static final Pattern SCALE = Pattern.compile("[1-4]");
    private static final List<String> LANGUAGES = List.of("LC_ALL", "LC_MESSAGES", "LANG");
    private static final Path RUNTIME = Path.of("/run/user");

    /// @param server that draws it
    record Found(Desktop desktop, ProcessRef server) {
        /// Whether it can still be the person's desktop: another log-in may be in front by now.
        boolean isBelieved(List<LoginSession> sessions) {
            var number = Integer.valueOf(desktop.display().substring(1));
            return !believed(Map.of(number, server), sessions).isEmpty();
        }
    }

    private DesktopSearch() {}

    /// Of servers of X those that can be a person's desktop: the displays that logind says the log-ins on the screen
    /// got, those in front before others. Where one of these got none, because it began its server later, any that
    /// no log-in behind it got; all where nobody is on the screen. A second server that a child starts beside the
    /// one it got is none.
    ///
    /// @param servers by the numbers of their displays
    /// @param sessions the person's
    static Map<Integer, ProcessRef> believed(Map<Integer, ProcessRef> servers, List<LoginSession> sessions) {
        var onScreen = sessions.stream()
                .filter(session -> session.seated() && !session.closing())
                .toList();
        boolean inFront = onScreen.stream().anyMatch(LoginSession::active);
        var chosen = onScreen.stream()
                .filter(session -> session.active() || !inFront)
                .toList();
        var got = displays(chosen);
        boolean allGot = !chosen.isEmpty() && chosen.stream().allMatch(session -> isDisplay(session.display()));
        var others = displays(onScreen);
        others.removeAll(got);
        return servers.entrySet().stream()
                .filter(server -> {
                    var number = server.getKey().toString();
                    return allGot ? got.contains(number) : !others.contains(number);
                })
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Set<String> displays(List<LoginSession> sessions) {
        return sessions.stream()
                .map(LoginSession::display)
                .filter(DesktopSearch::isDisplay)
                .map(display -> DISPLAY.matcher(display).replaceFirst("$1"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static boolean isDisplay(String name) {
        return DISPLAY.matcher(name).matches();
    }

    /// Looks for the servers of X that can be believed, by the numbers of their displays.
    interface Servers {
        Map<Integer, ProcessRef> look() throws MachineException;
    }

    /// Displays that are known, and those that programs name besides.
    ///
    /// @param look is taken once a program names a display more: it goes through the files of every process
    /// @param leftOut processes that tell nothing
    /// @param before those that are known
    /// @return at most [AgentHost#MOST_DESKTOPS], those that are known first, then by their oldest programs
    static List<Found> find(ChildAccount account, Servers look, Set<ProcessRef> leftOut, List<Found> before)
            throws MachineException {
        @Nullable Map<Integer, ProcessRef> servers = null;
        var all = new ArrayList<>(before);
        var oldestFirst = Processes.of(account).stream()
                .filter(process -> !leftOut.contains(process.ref()))
                .sorted(Proc.OLDEST_FIRST)
                .toList();
        for (var process : oldestFirst) {
            var said = variables(
                    Proc.bytes(process.pid(), "environ", MOST_ENVIRONMENT).orElse(new byte[0]));
            var name = said.getOrDefault("DISPLAY", "");
            if (!isDisplay(name) || isKnown(name, all)) {
                continue;
            }
            if (servers == null) {
                servers = look.look();
            }
            var found = found(account, said, servers, process.ref());
            // A pid that became another's meanwhile told of somebody else.
            if (found.isPresent() && Proc.read(process.pid()).map(Proc::ref).equals(Optional.of(process.ref()))) {
                all.add(found.get());
            }
            if (all.size() >= AgentHost.MOST_DESKTOPS) {
                break;
            }
        }
        return all;
    }

    private static boolean isKnown(String name, List<Found> all) {
        var display = DISPLAY.matcher(name).replaceFirst(":$1");
        return all.stream().anyMatch(found -> found.desktop().display().equals(display));
    }

    /// @param bytes of /proc/PID/environ; what has no `=` is passed over, and of two with one name the first counts
    static Map<String, String> variables(byte[] bytes) {
        var found = new HashMap<String, String>();
        for (var word : new String(bytes, StandardCharsets.UTF_8).split("\0", -1)) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                found.putIfAbsent(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return found;
    }

    /// @param said what a program of the account has in its environment
    static Optional<Found> found(
            ChildAccount account, Map<String, String> said, Map<Integer, ProcessRef> servers, ProcessRef witness)
            throws MachineException {
        var display = DISPLAY.matcher(said.getOrDefault("DISPLAY", ""));
        if (!display.matches()) {
            return Optional.empty();
        }
        var server = servers.get(Integer.valueOf(display.group(1)));
        if (server == null) {
            return Optional.empty();
        }
        var name = ":" + display.group(1);
        var ours = new HashMap<String, String>();
        ours.put("DISPLAY", name);
        ours.put("HOME", Desktop.NO_HOME);
        ours.put("USER", account.name());
        ours.put("LOGNAME", account.name());
        ours.put("PATH", "/usr/bin:/bin");
        // The toolkit loads modules that lie in a home, and that the bus of accessibility names.
        ours.put("NO_AT_BRIDGE", "1");
        var usual = account.home().resolve(".Xauthority").toString();
        ours.put("XAUTHORITY", take(said, "XAUTHORITY", FILE).orElse(usual));
        var runtime = RUNTIME.resolve(account.id());
        if (isOf(runtime, account)) {
            ours.put("XDG_RUNTIME_DIR", runtime.toString());
            ours.put("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + runtime.resolve("bus"));
        }
        take(said, "DBUS_SESSION_BUS_ADDRESS", BUS).ifPresent(bus -> ours.put("DBUS_SESSION_BUS_ADDRESS", bus));
        take(said, "GDK_SCALE", SCALE).ifPresent(scale -> ours.put("GDK_SCALE", scale));
        LANGUAGES.stream()
                .flatMap(variable -> take(said, variable, LANGUAGE).stream())
                .findFirst()
                .ifPresent(language -> ours.put("LANG", language));
        return Optional.of(new Found(new Desktop(name, ours, witness), server));
    }

    private static Optional<String> take(Map<String, String> said, String name, Pattern form) {
        return Optional.ofNullable(said.get(name))
                .filter(value -> form.matcher(value).matches());
    }

    /// The folder lies in one of root's; only its owner is looked at.
    private static boolean isOf(Path runtime, ChildAccount account) throws MachineException {
        try {
            return Files.isDirectory(runtime, LinkOption.NOFOLLOW_LINKS)
                    && account.id().equals(String.valueOf(Files.getAttribute(runtime, "unix:uid")));
        } catch (IOException trouble) {
            throw new MachineException("look at " + runtime + ": " + trouble.getMessage(), trouble);
        }
    }
}
