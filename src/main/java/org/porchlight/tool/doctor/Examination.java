package org.porchlight.tool.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.report.Check;
import org.porchlight.core.report.Check.Of;
import org.porchlight.core.report.Check.Seen;
import org.porchlight.core.report.Check.State;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.time.Confidence;
import org.porchlight.guard.AtRest;
import org.porchlight.guard.GuardOptions;
import org.porchlight.platform.linux.LinuxAccounts;
import org.porchlight.platform.linux.LinuxChecks;
import org.porchlight.port.Journal;
import org.porchlight.port.MachineException;
import org.porchlight.store.FileJournal;
import org.porchlight.store.SqliteStore;

/// A look at a PC, at its guard, or at what a guard that does not run has left. It changes nothing.
///
/// @param answering what came of asking for the guard
/// @param isSwitchedOff whether the kernel's command line says that none may run
public record Examination(Answering answering, boolean isSwitchedOff, List<Check> checks) {
    /// What the journal names that is held, refused or closed; the rest of it holds nobody.
    static final Set<Journal.What> HOLDS = EnumSet.complementOf(EnumSet.of(Journal.What.FILE, Journal.What.SERVICE));

    private static final Set<Of> ONLY_ROOT_SEES =
            EnumSet.of(Of.RULES, Of.ADMINISTRATORS, Of.ACCOUNTS, Of.OTHER_ACCOUNTS, Of.STORE, Of.LEFTOVERS);

    public Examination {
        checks = List.copyOf(checks);
    }

    public List<Row> rows() {
        return Row.of(checks);
    }

    /// Looks at everything that this account may see.
    ///
    /// @param data folder of the ledger
    /// @param run folder of the socket
    /// @param administrator whether this process is root's
    /// @throws IOException when a file cannot be read that this account may read
    /// @throws MachineException likewise of the machine
    public static Examination of(Path data, Path run, boolean administrator) throws IOException, MachineException {
        var answering = Answering.at(run);
        var guard = administrator ? process(data) : Optional.<Integer>empty();
        boolean off = LinuxChecks.isSwitchedOff();
        boolean limits = answering instanceof Answering.Told(var status)
                && !status.soft()
                && !status.children().isEmpty();
        var checks = new ArrayList<Check>();
        checks.add(guard(answering, run, guard, off));
        var suffix = new GuardOptions(data, run, false, false, false).suffix();
        checks.addAll(LinuxChecks.everywhere(administrator, suffix, guard, limits));
        switch (answering) {
            case Answering.Told(var told) -> told(checks, told);
            case Answering.Missing _ when administrator && guard.isEmpty() -> atRest(checks, data);
            case Answering.Missing _, Answering.Reserved _, Answering.Silent _ -> unseen(checks, administrator);
        }
        return new Examination(answering, off, checks);
    }

    /// The guard that has a folder.
    private static Optional<Integer> process(Path data) throws IOException, MachineException {
        var last = SqliteStore.lastUser(data);
        return last.isPresent() && LinuxChecks.isGuard(last.get()) ? last : Optional.empty();
    }

    private static Check guard(Answering answering, Path run, Optional<Integer> process, boolean off) {
        return switch (answering) {
            case Answering.Told(var status) ->
                status.soft()
                        ? new Seen(Of.GUARD, State.WEAK, "soft", run.toString())
                        : new Seen(Of.GUARD, State.OK, "ok", run.toString());
            case Answering.Reserved _ -> new Seen(Of.GUARD, State.OK, "ok", run.toString());
            case Answering.Silent(var why) -> new Seen(Of.GUARD, State.BROKEN, "silent", why);
            case Answering.Missing _ -> {
                if (off) {
                    yield new Seen(Of.GUARD, State.BROKEN, "off");
                }
                yield process.map(pid -> new Seen(Of.GUARD, State.BROKEN, "deaf", Integer.toString(pid)))
                        .orElseGet(() -> new Seen(Of.GUARD, State.BROKEN, "none", run.toString()));
            }
        };
    }

    private static void told(List<Check> checks, StatusReport status) {
        // What a guard tells is not said a second time in other words.
        status.troubles()
                .forEach(trouble ->
                        checks.removeIf(check -> check.of() == trouble.sort().of()));
        status.troubles().forEach(trouble -> checks.add(new Check.Told(trouble)));
        for (var of : List.of(Of.FREEZER, Of.PROGRAMS, Of.SITES)) {
            checks.add(status.soft() ? new Seen(of, State.WEAK, "soft") : new Seen(of, State.OK, "guard"));
        }
        checks.add(new Seen(Of.STORE, State.OK, "guard"));
        rules(checks, status.children().size());
        checks.add(new Seen(Of.LEFTOVERS, State.OK, "guard"));
        boolean isVouchedFor = status.confidence() == Confidence.NTP || status.confidence() == Confidence.PARENT;
        if (status.synced()) {
            checks.add(new Seen(Of.CLOCK, State.OK, "synced"));
        } else {
            checks.add(
                    isVouchedFor ? new Seen(Of.CLOCK, State.OK, "vouched") : new Seen(Of.CLOCK, State.WEAK, "unsure"));
        }
    }

    private static void rules(List<Check> checks, int children) {
        checks.add(
                children == 0
                        ? new Seen(Of.RULES, State.WEAK, "none")
                        : new Seen(Of.RULES, State.OK, "ok", Integer.toString(children)));
        for (var of : List.of(Of.ADMINISTRATORS, Of.ACCOUNTS, Of.OTHER_ACCOUNTS)) {
            checks.add(new Seen(of, State.OK, children == 0 ? "no-child" : "guard"));
        }
    }

    private static void atRest(List<Check> checks, Path data) throws IOException, MachineException {
        checks.addAll(LinuxChecks.withoutGuard(true));
        var scratch = Files.createTempDirectory("porchlight-doctor");
        try {
            var found = AtRest.look(data, scratch, new LinuxAccounts());
            checks.addAll(found.checks());
            rules(checks, found.children());
        } finally {
            delete(scratch);
        }
        checks.add(new Seen(Of.STORE, State.OK, "guard"));
        var left = FileJournal.read(data).stream()
                .filter(change -> HOLDS.contains(change.what()))
                .map(change -> change.what() + " " + change.target())
                .toList();
        checks.add(
                left.isEmpty()
                        ? new Seen(Of.LEFTOVERS, State.OK, "none")
                        : new Seen(Of.LEFTOVERS, State.WEAK, "left", left));
    }

    /// What a guard knows that does not answer, or not this account.
    private static void unseen(List<Check> checks, boolean administrator) throws MachineException {
        checks.addAll(LinuxChecks.withoutGuard(administrator));
        ONLY_ROOT_SEES.forEach(
                of -> checks.add(administrator ? new Seen(of, State.UNAVAILABLE, "no-answer") : Check.unseen(of)));
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
