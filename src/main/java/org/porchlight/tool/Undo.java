package org.porchlight.tool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.porchlight.guard.GuardOptions;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SocketLink;
import org.porchlight.platform.Platforms;
import org.porchlight.platform.linux.LinuxUndo;
import org.porchlight.port.MachineException;
import org.porchlight.store.FileJournal;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// `porchlight undo`: takes back every change to the operating system that the journal holds, the latest first.
public final class Undo {
    private Undo() {}

    /// @return the exit code
    public static int run(List<String> arguments) throws IOException {
        var words = Texts.of("tool", Language.of(Locale.getDefault()));
        var data = GuardOptions.DATA;
        var run = GuardOptions.RUN;
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            var name = rest.next();
            if (!rest.hasNext() || !(name.equals("--data") || name.equals("--run"))) {
                System.err.println(words.of("undo.usage"));
                return 2;
            }
            var folder = Path.of(rest.next()).toAbsolutePath();
            data = name.equals("--data") ? folder : data;
            run = name.equals("--run") ? folder : run;
        }
        if (!Platforms.isAdministrator()) {
            System.err.println(words.of("undo.not-root"));
            return 3;
        }
        if (isAnswering(run)) {
            System.err.println(words.of("undo.guard-runs"));
            return 1;
        }
        var troubles = takeBack(data, run, change -> System.out.println(words.of("undo.done", change)));
        if (!troubles.isEmpty()) {
            troubles.forEach(trouble -> System.err.println(words.of("undo.failed", trouble)));
            return 1;
        }
        System.out.println(words.of("undo.all"));
        return 0;
    }

    private static boolean isAnswering(Path run) throws IOException {
        try (var _ = SocketLink.connect(run.resolve(SocketLink.SOCKET))) {
            return true;
        } catch (GuardMissing missing) {
            return false;
        }
    }

    /// Takes everything back, going on after what cannot be.
    ///
    /// @param run folder of the guard's socket, where it keeps where held processes came from
    /// @param done is told each change that was taken back
    /// @return what could not be taken back, a sentence each
    public static List<String> takeBack(Path data, Path run, Consumer<String> done) {
        var troubles = new java.util.ArrayList<String>();
        try {
            var journal = FileJournal.open(data);
            for (var change : journal.open()) {
                try {
                    LinuxUndo.takeBack(change, run);
                    journal.undone(change.what(), change.target());
                    done.accept(change.what() + " " + change.target());
                } catch (MachineException trouble) {
                    troubles.add(trouble.getMessage());
                }
            }
        } catch (MachineException unreadable) {
            troubles.add(unreadable.getMessage());
        }
        return List.copyOf(troubles);
    }
}
