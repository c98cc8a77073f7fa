package org.porchlight.tool.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.porchlight.core.report.Check;
import org.porchlight.core.report.Check.Of;
import org.porchlight.core.report.Check.State;
import org.porchlight.guard.GuardOptions;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.RunFolder;
import org.porchlight.ipc.SocketLink;
import org.porchlight.platform.linux.Launcher;
import org.porchlight.platform.linux.SystemdUnit;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.store.FileJournal;
import org.porchlight.store.WithoutGuard;
import org.porchlight.tool.Undo;

/// Puts right what can be put right safely.
///
/// A guard that runs is asked to look at its machine at once: it alone writes its journal then. Where none runs, its
/// service is started, and made where there is none; where that cannot be, what the last guard left is taken back. All
/// of it limits children's accounts alone, and the journal takes it back.
///
/// @param data folder of the ledger
/// @param run folder of the socket
/// @param launcher by which this process was started, where that is known
public record Mending(Path data, Path run, Optional<Path> launcher) {
    /// Key of the one deed whose sentence tells of a refusal; its arguments are those of the refusal.
    public static final String REFUSED = "refused";

    /// Key of the one deed whose arguments are changes of the journal.
    public static final String LET_GO = "let-go";

    /// A service starts Java and reads the packages of the system.
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration REPAIR = Duration.ofSeconds(15);
    private static final long PAUSE_NANOS = 100_000_000L;

    /// Something that was done, or could not be.
    ///
    /// @param key of the sentence that says it, and how to take it back
    public record Deed(String key, List<String> args) {
        Deed(String key, String... args) {
            this(key, List.of(args));
        }
    }

    /// Does what can be done about what was found.
    public List<Deed> mend(Examination found) throws IOException, MachineException {
        return switch (found.answering()) {
            case Answering.Told(var status) -> status.soft() ? List.of() : askTheGuard(found);
            case Answering.Reserved _, Answering.Silent _ -> List.of();
            case Answering.Missing _ -> atRest(found);
        };
    }

    private List<Deed> askTheGuard(Examination found) throws IOException, MachineException {
        if (found.rows().stream().noneMatch(Mending::mayBeRepaired)) {
            return List.of();
        }
        try (var link = SocketLink.connect(run.resolve(SocketLink.SOCKET))) {
            var answer = link.ask(new Command.Repair());
            if (answer instanceof Answer.Refused(var why, var detail)) {
                return List.of(new Deed(REFUSED, why, detail));
            }
            if (!(answer instanceof Answer.Done)) {
                return List.of(new Deed(REFUSED, "repair", answer.toString()));
            }
        } catch (GuardMissing gone) {
            return List.of(new Deed("guard-gone"));
        }
        boolean isDone = await(REPAIR, () -> needing().isEmpty());
        var left = isDone ? List.<String>of() : needing();
        return List.of(
                left.isEmpty()
                        ? new Deed("repaired")
                        : new Deed("not-repaired", Long.toString(REPAIR.toSeconds()), String.join(", ", left)));
    }

    /// Rows that wait for the guard.
    private List<String> needing() throws IOException, MachineException {
        return Examination.of(data, run, true).rows().stream()
                .filter(Mending::mayBeRepaired)
                .map(row -> row.of().id())
                .toList();
    }

    /// What a guard does anew when it is told to.
    private static boolean mayBeRepaired(Row row) {
        return switch (row.of()) {
            case PAM -> row.found().stream().anyMatch(Mending::isLackOfLines);
            case FREEZER, PROGRAMS, SITES -> row.state() == State.BROKEN;
            default -> false;
        };
    }

    private static boolean isLackOfLines(Check check) {
        return check instanceof Check.Seen seen && seen.key().equals("no-lines");
    }

    private List<Deed> atRest(Examination found) throws IOException, MachineException {
        boolean isDeaf = found.checks().stream()
                .anyMatch(check -> check instanceof Check.Seen seen
                        && seen.of() == Of.GUARD
                        && seen.key().equals("deaf"));
        if (isDeaf) {
            // It may just be starting, and the journal is its own.
            return List.of();
        }
        boolean isUsual = run.equals(RunFolder.USUAL) && data.equals(GuardOptions.DATA);
        if (found.isSwitchedOff() || !isUsual || !SystemdUnit.isSystemdHere()) {
            return letGo();
        }
        var unit = SystemdUnit.OF_A_GUARD;
        if (unit.exists()) {
            return startTheService(unit, true, () -> unit.start(FileJournal.open(data)));
        }
        if (launcher.isEmpty()) {
            return letGo();
        }
        Launcher mayBeStarted;
        try {
            mayBeStarted = Launcher.of(launcher.get());
        } catch (MachineException objection) {
            var deeds = new ArrayList<>(List.of(new Deed("not-installed", objection.getMessage())));
            deeds.addAll(letGo());
            return deeds;
        }
        return startTheService(unit, false, () -> unit.install(FileJournal.open(data), mayBeStarted));
    }

    private interface Start {
        void go() throws MachineException;
    }

    private List<Deed> startTheService(SystemdUnit unit, boolean isThere, Start start)
            throws IOException, MachineException {
        start.go();
        boolean answers = await(START, () -> Answering.at(run) instanceof Answering.Told);
        var deeds = new ArrayList<Deed>();
        deeds.add(new Deed(isThere ? "started" : "installed", unit.name()));
        if (!answers) {
            deeds.add(new Deed("no-answer", unit.name()));
        }
        return deeds;
    }

    /// A guard that comes up meanwhile, as after a pause of its supervisor, has the folder, or is started again later.
    private List<Deed> letGo() throws IOException, MachineException {
        if (FileJournal.read(data).stream().noneMatch(change -> Examination.HOLDS.contains(change.what()))) {
            return List.of();
        }
        try (var _ = WithoutGuard.in(data)) {
            var taken = Undo.takeBack(data, run, Examination.HOLDS);
            var deeds = new ArrayList<Deed>();
            taken.undone().forEach(change -> deeds.add(new Deed(LET_GO, change)));
            taken.failed().forEach(trouble -> deeds.add(new Deed("not-let-go", trouble)));
            return deeds;
        } catch (StoreException taken) {
            return List.of(new Deed("not-let-go", String.valueOf(taken.getMessage())));
        }
    }

    private interface Condition {
        boolean holds() throws IOException, MachineException;
    }

    private static boolean await(Duration patience, Condition condition) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!condition.holds()) {
                if (System.nanoTime() - deadline > 0) {
                    return false;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            return true;
        } catch (MachineException trouble) {
            throw new IOException(trouble.getMessage(), trouble);
        }
    }
}
