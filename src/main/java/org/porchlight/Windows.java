package org.porchlight;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.porchlight.agent.AgentApp;
import org.porchlight.agent.UnlockWindow;
import org.porchlight.agent.tray.Choice;
import org.porchlight.console.Console;
import org.porchlight.guard.GuardMain;
import org.porchlight.ipc.RunFolder;
import org.porchlight.ipc.SocketLink;
import org.porchlight.platform.Platforms;
import org.porchlight.port.MachineException;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.text.TypedCommand;

/// Reads the arguments of the two processes that have windows.
final class Windows {
    private static final String EVERY_PAGE = "--every-page";
    private static final int WRONG_USAGE = 2;
    private static final int LACKS_SOMETHING = 5;

    private Windows() {}

    /// `porchlight [console [--run DIR] [--codes] [--snapshot FILE]]`; the launcher adds [#EVERY_PAGE]
    /// for its archive of classes.
    static int console(List<String> arguments) {
        var run = RunFolder.of(System.getenv());
        var picture = Optional.<Path>empty();
        boolean everyPage = false;
        boolean codes = false;
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            var name = rest.next();
            if (name.equals("--run") && rest.hasNext()) {
                run = Path.of(rest.next());
            } else if (name.equals("--snapshot") && rest.hasNext()) {
                picture = Optional.of(Path.of(rest.next()));
            } else if (name.equals(Choice.AT_CODES)) {
                codes = true;
            } else if (name.equals(EVERY_PAGE)) {
                everyPage = true;
            } else {
                return wrong("console.usage");
            }
        }
        var socket = run.resolve(SocketLink.SOCKET);
        if (picture.isPresent()) {
            return Console.open(socket, picture.get(), everyPage);
        }
        return codes ? Console.openAtCodes(socket) : Console.open(socket);
    }

    /// `porchlight agent [--run DIR] [--no-windows] [--unlock [--give COMMAND]]`; a guard that starts it adds
    /// [GuardMain#KEY_FOLLOWS].
    static int agent(List<String> arguments) throws IOException {
        try {
            // What it knows and says is not to be another program's of the same account.
            Platforms.keepPrivate();
        } catch (MachineException trouble) {
            System.err.println(trouble.getMessage());
            return LACKS_SOMETHING;
        }
        var run = RunFolder.of(System.getenv());
        var key = Optional.<String>empty();
        boolean windows = true;
        boolean unlock = false;
        var give = Optional.<String>empty();
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            var name = rest.next();
            if (name.equals("--run") && rest.hasNext()) {
                run = Path.of(rest.next());
            } else if (name.equals("--no-windows")) {
                windows = false;
            } else if (name.equals("--unlock")) {
                unlock = true;
            } else if (name.equals(UnlockWindow.GIVE) && rest.hasNext()) {
                give = Optional.of(rest.next());
            } else if (name.equals(GuardMain.KEY_FOLLOWS)) {
                key = Optional.of(new String(System.in.readNBytes(GuardMain.KEY_LENGTH), StandardCharsets.US_ASCII))
                        .filter(whole -> whole.length() == GuardMain.KEY_LENGTH);
            } else {
                return wrong("agent.usage");
            }
        }
        if (unlock) {
            return UnlockWindow.open(run.resolve(SocketLink.SOCKET), give);
        }
        // A soft guard tells a child by the socket, a real one by the account.
        var soft = run.resolve(SocketLink.CHILD_SOCKET);
        var socket = Files.exists(soft) ? soft : run.resolve(SocketLink.SOCKET);
        var launcher = Optional.ofNullable(System.getProperty("porchlight.launcher"));
        return AgentApp.open(socket, key, windows, launcher.map(List::of).orElse(List.of()));
    }

    private static int wrong(String key) {
        System.err.println(TypedCommand.here(
                Texts.of("tool", Language.of(Locale.getDefault())).of(key)));
        return WRONG_USAGE;
    }
}
