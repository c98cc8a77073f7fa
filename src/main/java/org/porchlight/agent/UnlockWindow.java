package org.porchlight.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardLink;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.ParentCodec;
import org.porchlight.ipc.SecretText;
import org.porchlight.ipc.SocketLink;
import org.porchlight.ipc.json.ProtocolException;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.ui.FxStart;
import org.porchlight.ui.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks a parent for the passphrase, or for the PIN where that is enough, for what was chosen in the tray. A process of
/// its own: the tray's may have another toolkit.
public final class UnlockWindow {
    /// Stands before the command for which a PIN is enough, in its wire form.
    public static final String GIVE = "--give";

    /// The exit code once changes are made without the passphrase.
    static final int UNLOCKED = 0;
    /// The exit code once the time was given by the PIN.
    static final int GIVEN = 4;

    private static final int CANCELLED = 1;
    private static final Logger LOG = LoggerFactory.getLogger(UnlockWindow.class);

    private final Path socket;
    private final Optional<Command.Changing> give;
    private final Language language = Words.preferred();

    private UnlockWindow(Path socket, Optional<Command.Changing> give) {
        this.socket = socket;
        this.give = give;
    }

    /// Shows the window until it is done, and returns the exit code of the process.
    ///
    /// @param socket of the guard
    /// @param give the wire form of what a PIN would be enough for
    /// @throws ProtocolException when that is nothing of the kind
    public static int open(Path socket, Optional<String> give) throws ProtocolException {
        var window = new UnlockWindow(socket, give.isPresent() ? Optional.of(gift(give.get())) : Optional.empty());
        boolean pin =
                window.give.isPresent() && window.ask(UnlockWindow::hasPin).orElse(false);
        return FxStart.run(end -> window.show(pin, end));
    }

    private static Command.Changing gift(String text) throws ProtocolException {
        if (ParentCodec.decode(text.getBytes(StandardCharsets.UTF_8)) instanceof Command.Changing change
                && Command.ByPin.canGive(change)) {
            return change;
        }
        throw new ProtocolException("a PIN is not enough for that");
    }

    /// Whether the parent whose account this is has a PIN.
    static boolean hasPin(GuardLink link) throws IOException {
        return link.ask(new Command.Session()) instanceof Answer.Session session
                && link.ask(new Command.Parents()) instanceof Answer.Parents(var parents)
                && parents.stream()
                        .anyMatch(parent -> parent.pin()
                                && session.by().equals("parent:" + parent.id().value()));
    }

    private void show(boolean pin, IntConsumer end) {
        var window = new PaneWindow[1];
        var result = new int[] {CANCELLED};
        var pane = new UnlockPane(
                language,
                pin,
                (with, secret, then) -> Thread.ofVirtual().start(() -> {
                    var answer = ask(link -> link.ask(command(with, secret)));
                    Platform.runLater(() -> then.accept(answer));
                }),
                with -> {
                    result[0] = with == UnlockPane.With.PIN ? GIVEN : UNLOCKED;
                    window[0].close();
                },
                () -> window[0].close());
        window[0] = PaneWindow.card(
                pane,
                Texts.of("agent", language).of(pin ? "tray.unlock.either" : "tray.unlock.title"),
                () -> end.accept(result[0]));
        window[0].show();
    }

    private Command command(UnlockPane.With with, SecretText secret) {
        return switch (with) {
            case PASSPHRASE -> new Command.Unlock(Optional.of(secret));
            case PIN -> new Command.ByPin(give.orElseThrow(), secret);
        };
    }

    private interface Asking<T> {
        T ask(GuardLink link) throws IOException;
    }

    private <T> Optional<T> ask(Asking<T> asking) {
        try (var link = SocketLink.connect(socket)) {
            return Optional.of(asking.ask(link));
        } catch (GuardMissing | IOException e) {
            LOG.debug("Asking the guard failed", e);
            return Optional.empty();
        }
    }
}
