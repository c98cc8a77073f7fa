package org.porchlight.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SocketLink;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.platform.Platforms;
import org.porchlight.platform.linux.LinuxUndo;
import org.porchlight.port.Journal;
import org.porchlight.port.MachineException;
import org.porchlight.store.FileJournal;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// `porchlight undo`: takes back every change to the operating system that the journal holds, the latest first.
public final class Undo {
    private Undo() {}

    /// What became of the changes.
    ///
    /// @param undone each that was taken back, such as `CGROUP_V2 /sys/fs/cgroup/porchlight-1000`
    /// @param failed a sentence for each that was not
    public record Taken(List<String> undone, List<String> failed) {}

    /// @return the exit code
    public static int run(List<String> arguments) throws IOException {
        var words = Texts.of("tool", Language.of(Locale.getDefault()));
        var places = Places.of(arguments, System.getenv());
        if (places.isEmpty()) {
            System.err.println(words.of("undo.usage"));
            return 2;
        }
        if (places.get().isDataUnknown()) {
            System.err.println(words.of("undo.which", places.get().run()));
            return 2;
        }
        if (!Platforms.isAdministrator()) {
            System.err.println(words.of("undo.not-root"));
            return 3;
        }
        if (!Files.exists(places.get().data().resolve(FileJournal.NAME))) {
            System.err.println(words.of("undo.no-journal", places.get().data()));
            return 1;
        }
        if (isAnswering(places.get().run())) {
            System.err.println(words.of("undo.guard-runs"));
            return 1;
        }
        var taken = takeBack(places.get().data(), places.get().run());
        if (places.get().json()) {
            System.out.println(JsonText.write(json(taken)));
        } else {
            taken.undone().forEach(change -> System.out.println(words.of("undo.done", change)));
            taken.failed().forEach(trouble -> System.err.println(words.of("undo.failed", trouble)));
            if (taken.failed().isEmpty()) {
                System.out.println(words.of("undo.all"));
            }
        }
        return taken.failed().isEmpty() ? 0 : 1;
    }

    private static Json json(Taken taken) {
        return Json.object()
                .put("undone", Json.list(taken.undone(), Json.Text::new))
                .put("failed", Json.list(taken.failed(), Json.Text::new))
                .end();
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
    /// @param run folder of the guard's socket, where it notes which processes its signals stopped
    public static Taken takeBack(Path data, Path run) {
        return takeBack(data, run, Set.of(Journal.What.values()));
    }

    /// Takes back what is of some sorts, going on after what cannot be.
    public static Taken takeBack(Path data, Path run, Set<Journal.What> sorts) {
        var undone = new ArrayList<String>();
        var failed = new ArrayList<String>();
        try {
            var journal = FileJournal.open(data);
            for (var change : journal.open()) {
                if (!sorts.contains(change.what())) {
                    continue;
                }
                try {
                    LinuxUndo.takeBack(change, run);
                    journal.undone(change.what(), change.target());
                    undone.add(change.what() + " " + change.target());
                } catch (MachineException trouble) {
                    failed.add(trouble.getMessage());
                }
            }
        } catch (MachineException unreadable) {
            failed.add(unreadable.getMessage());
        }
        return new Taken(List.copyOf(undone), List.copyOf(failed));
    }
}
