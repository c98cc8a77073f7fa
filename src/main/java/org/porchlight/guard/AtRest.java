package org.porchlight.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.report.Check;
import org.porchlight.core.report.Check.Of;
import org.porchlight.core.report.Check.Seen;
import org.porchlight.core.report.Check.State;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.report.Verification;
import org.porchlight.port.Accounts;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.store.SqliteStore;

/// What is so of a ledger, and of the accounts of its rules, while no guard runs.
///
/// The ledger is opened as a copy, so that the look changes nothing that a guard would put right.
///
/// @param checks what was found, in the words of a guard where it would say the same
/// @param children how many the rules have; 0 where none are known
public record AtRest(List<Check> checks, int children) {
    public AtRest {
        checks = List.copyOf(checks);
    }

    /// Looks at the ledger in a folder that no guard uses.
    ///
    /// @param data folder of the ledger; may be missing
    /// @param scratch a folder that only this account can enter, for the copy
    /// @throws IOException when the files cannot be copied
    public static AtRest look(Path data, Path scratch, Accounts accounts) throws IOException, MachineException {
        if (!SqliteStore.isIn(data)) {
            return new AtRest(List.of(new Seen(Of.STORE, State.WEAK, "none", data.toString())), 0);
        }
        var copy = Files.createDirectory(scratch.resolve("data"));
        try (var files = Files.newDirectoryStream(data, Files::isRegularFile)) {
            for (var file : files) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        try (var store = SqliteStore.open(copy)) {
            return look(store, accounts);
        } catch (StoreException unusable) {
            var why = unusable.getMessage().replace(copy.toString(), data.toString());
            return new AtRest(List.of(new Seen(Of.STORE, State.BROKEN, "unusable", why)), 0);
        }
    }

    private static AtRest look(SqliteStore store, Accounts accounts) throws StoreException, MachineException {
        var checks = new ArrayList<Check>();
        var found = store.verify();
        if (!found.isOk()) {
            checks.add(new Check.Told(new Trouble(Trouble.Sort.LEDGER_CHANGED, wrong(found))));
        }
        return switch (PolicyInForce.read(store)) {
            case PolicyReading.Valid(var document, var _) -> {
                var rules = new RuleKeeper(accounts, new Ties(store.bindings()), _ -> {}, new Parents(store)::accounts);
                rules.troubles(document, rules.bind(document)).forEach(told -> checks.add(new Check.Told(told)));
                yield new AtRest(checks, document.policy().children().size());
            }
            case PolicyReading.Invalid(var problems) -> {
                checks.add(new Seen(
                        Of.STORE, State.BROKEN, "unusable", problems.getFirst().in("policy")));
                yield new AtRest(checks, 0);
            }
        };
    }

    private static String wrong(Verification found) {
        var events = found.devices().stream()
                .flatMap(device -> device.broken().stream())
                .map(event -> event.device() + " " + event.seq());
        var database = Stream.of(found.database()).filter(said -> !said.equals("ok"));
        return Stream.of(database, events, found.wrong().stream())
                .flatMap(words -> words)
                .collect(Collectors.joining(", "));
    }
}
