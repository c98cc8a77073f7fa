package org.porchlight.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.application.Platform;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SecretText;
import org.porchlight.ipc.SocketLink;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.ui.FxStart;
import org.porchlight.ui.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks a parent for the passphrase, for what was chosen in the tray. A process of its own: the tray's may have another
/// toolkit.
public final class UnlockWindow {
    /// The exit code once changes are made without the passphrase.
    static final int UNLOCKED = 0;

    private static final int CANCELLED = 1;
    private static final Logger LOG = LoggerFactory.getLogger(UnlockWindow.class);

    private UnlockWindow() {}

    /// Shows the window until it is done, and returns the exit code of the process.
    ///
    /// @param socket of the guard
    public static int open(Path socket) {
        return FxStart.run(end -> show(socket, Words.preferred(), end));
    }

    private static void show(Path socket, Language language, IntConsumer end) {
        var window = new PaneWindow[1];
        var result = new int[] {CANCELLED};
        var pane = new UnlockPane(
                language,
                (passphrase, then) -> Thread.ofVirtual().start(() -> {
                    var answer = ask(socket, passphrase);
                    Platform.runLater(() -> then.accept(answer));
                }),
                () -> {
                    result[0] = UNLOCKED;
                    window[0].close();
                },
                () -> window[0].close());
        window[0] =
                PaneWindow.card(pane, Texts.of("agent", language).of("tray.unlock.title"), () -> end.accept(result[0]));
        window[0].show();
    }

    private static Optional<Answer> ask(Path socket, SecretText passphrase) {
        try (var link = SocketLink.connect(socket)) {
            return Optional.of(link.ask(new Command.Unlock(Optional.of(passphrase))));
        } catch (GuardMissing | IOException e) {
            LOG.debug("Giving the passphrase failed", e);
            return Optional.empty();
        }
    }
}
