package org.porchlight.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.porchlight.cli.Chore;
import org.porchlight.cli.Exit;
import org.porchlight.cli.Failure;
import org.porchlight.cli.Terminal;
import org.porchlight.guard.AgentsAtRest;
import org.porchlight.guard.Hindrance;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.RunFolder;
import org.porchlight.ipc.SocketLink;
import org.porchlight.ipc.json.Json;
import org.porchlight.platform.Platforms;
import org.porchlight.platform.linux.LinuxUndo;
import org.porchlight.port.Journal;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.store.FileJournal;
import org.porchlight.store.SqliteStore;
import org.porchlight.store.WithoutGuard;
import org.porchlight.text.Texts;

/// `porchlight undo`: takes back every change to the operating system that the journal holds, the latest first,
/// and ends the agents that the guard left.
public final class Undo {
    /// Stands for an agent that was ended, before the number of its account; the journal knows it not.
    static final String AGENT = "AGENT";

    private Undo() {}

    /// What became of the changes.
    ///
    /// @param undone each that was taken back, such as `CGROUP_V2 /sys/fs/cgroup/porchlight-1000`
    /// @param failed a sentence for each that was not
    public record Taken(List<String> undone, List<String> failed) {
        public Taken {
            undone = List.copyOf(undone);
            failed = List.copyOf(failed);
        }
    }

    /// @return the exit code
    public static int run(List<String> arguments) throws IOException {
        return Chore.carryOut(arguments, terminal -> undo(arguments, terminal));
    }

    private static int undo(List<String> arguments, Terminal terminal) throws Failure, IOException {
        var words = Texts.of("tool", terminal.language());
        var places =
                Places.of(arguments, terminal.env()).orElseThrow(() -> new Failure(Exit.USAGE, words.of("undo.usage")));
        if (places.isDataUnknown()) {
            throw new Failure(Exit.USAGE, words.of("undo.which", places.run()));
        }
        if (!Platforms.isAdministrator()) {
            throw new Failure(Exit.NOT_PERMITTED, words.of("undo.not-root"));
        }
        // A guard keeps its journal from its first change on; a ledger alone is what `setup` leaves.
        boolean isKept = Files.exists(places.data().resolve(FileJournal.NAME));
        if (!isKept && !SqliteStore.isIn(places.data())) {
            throw new Failure(Exit.REFUSED, words.of("undo.no-journal", places.data()));
        }
        if (isAnswering(places.run())) {
            throw new Failure(Exit.REFUSED, words.of("undo.guard-runs", places.run()));
        }
        var taken = alone(places, terminal);
        if (places.json()) {
            terminal.json(json(taken));
        } else {
            var changes = new ChangeText(terminal.language());
            taken.undone().forEach(change -> terminal.say(words.of("undo.done", changes.of(change))));
        }
        if (!taken.failed().isEmpty()) {
            var sentences = taken.failed().stream().map(trouble -> words.of("undo.failed", trouble));
            throw new Failure(Exit.REFUSED, sentences.collect(Collectors.joining("\n"))).answered();
        }
        if (!places.json()) {
            boolean isNothing = !isKept && taken.undone().isEmpty();
            terminal.say(isNothing ? words.of("undo.nothing", places.data()) : words.of("undo.all"));
        }
        return Exit.DONE;
    }

    /// Takes everything back while no guard can begin with the same folder. A folder that cannot be taken for another
    /// reason than that somebody has it, such as a disk that is full, keeps nothing from being taken back.
    private static Taken alone(Places places, Terminal terminal) throws Failure, IOException {
        try (var _ = WithoutGuard.in(places.data())) {
            return takeBack(places.data(), places.run());
        } catch (StoreException trouble) {
            if (trouble.kind() == StoreException.Kind.TAKEN) {
                var why = Hindrance.say(terminal.language(), places.data(), trouble);
                throw new Failure(
                        Exit.REFUSED, Texts.of("tool", terminal.language()).of("undo.taken", places.data(), why));
            }
            return takeBack(places.data(), places.run());
        }
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

    /// Takes everything back, going on after what cannot be, and ends what waits for a guard that will not come.
    ///
    /// @param run folder of the guard's socket, where it notes which processes its signals stopped
    public static Taken takeBack(Path data, Path run) {
        var changes = takeBack(data, run, Set.of(Journal.What.values()));
        var undone = new ArrayList<>(changes.undone());
        var failed = new ArrayList<>(changes.failed());
        try {
            // After what was held goes on: a screen that is covered stays so until then.
            AgentsAtRest.end(run).forEach(account -> undone.add(AGENT + " " + account));
            RunFolder.leave(run);
        } catch (MachineException trouble) {
            failed.add(trouble.getMessage());
        } catch (IOException trouble) {
            failed.add("remove " + run + ": " + trouble.getMessage());
        }
        return new Taken(undone, failed);
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
        return new Taken(undone, failed);
    }
}
