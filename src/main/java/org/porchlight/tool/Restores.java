package org.porchlight.tool;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.porchlight.cli.Chore;
import org.porchlight.cli.Exit;
import org.porchlight.cli.Failure;
import org.porchlight.cli.Terminal;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.guard.GuardOptions;
import org.porchlight.guard.Hindrance;
import org.porchlight.guard.PolicyInForce;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SocketLink;
import org.porchlight.ipc.json.Json;
import org.porchlight.platform.Platforms;
import org.porchlight.platform.linux.LinuxClocks;
import org.porchlight.port.MachineException;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;
import org.porchlight.store.BackupException;
import org.porchlight.store.Restore;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// `porchlight restore`: brings a backup back into the ledger of a guard that does not run, or only checks it.
public final class Restores {

    private final Terminal terminal;
    private final Texts words;
    private final Path file;
    private final Places places;
    private final boolean takesPolicy;

    private Restores(Terminal terminal, Path file, Places places, boolean takesPolicy) {
        this.terminal = terminal;
        this.words = Texts.of("tool", terminal.language());
        this.file = file;
        this.places = places;
        this.takesPolicy = takesPolicy;
    }

    /// @return the exit code
    public static int run(List<String> arguments) {
        return Chore.carryOut(arguments, terminal -> restore(arguments, terminal));
    }

    private static int restore(List<String> arguments, Terminal terminal) throws Failure {
        var words = Texts.of("tool", terminal.language());
        var rest = new ArrayList<>(arguments);
        boolean checks = rest.remove("--check");
        boolean takesPolicy = rest.remove("--policy");
        var file = rest.isEmpty() ? "-" : rest.removeFirst();
        var places = Places.of(rest, terminal.env());
        if (file.startsWith("-") || places.isEmpty() || (checks && takesPolicy)) {
            throw new Failure(Exit.USAGE, words.of("restore.usage"));
        }
        if (!checks && places.get().isDataUnknown()) {
            throw new Failure(Exit.USAGE, words.of("restore.which", places.get().run()));
        }
        var restores = new Restores(terminal, Path.of(file), places.get(), takesPolicy);
        try {
            return checks ? restores.check() : restores.restore();
        } catch (BackupException wrong) {
            throw new Failure(code(wrong), restores.sentence(wrong));
        } catch (NoSuchFileException missing) {
            throw new Failure(Exit.USAGE, words.of("restore.missing", file));
        } catch (AccessDeniedException denied) {
            var what =
                    file.equals(denied.getFile()) ? file : places.get().data().toString();
            throw new Failure(Exit.NOT_PERMITTED, words.of("restore.denied", what));
        } catch (IOException trouble) {
            var why = Hindrance.say(terminal.language(), Path.of(file), trouble);
            throw new Failure(Exit.ENVIRONMENT, words.of("restore.failed", file, why));
        } catch (StoreException | MachineException trouble) {
            var data = places.get().data();
            var why = Hindrance.say(terminal.language(), data, trouble);
            boolean isTaken = trouble instanceof StoreException told && told.kind() == StoreException.Kind.TAKEN;
            throw new Failure(
                    isTaken ? Exit.REFUSED : Exit.ENVIRONMENT, words.of("restore.failed-into", file, data, why));
        }
    }

    private static int code(BackupException wrong) {
        return switch (wrong.fault()) {
            case FOREIGN, FORKED, POLICY -> Exit.REFUSED;
            case NOT_A_BACKUP, NEWER, TRUNCATED, TOO_LONG, DAMAGED, CHAIN, COUNT -> Exit.USAGE;
        };
    }

    private String sentence(BackupException wrong) {
        return words.of(
                "restore.fault." + wrong.fault().name(), file.toString(), Long.toString(wrong.line()), wrong.detail());
    }

    private Restore.Source source() {
        return () -> Files.newInputStream(file);
    }

    private int check() throws BackupException, StoreException, IOException {
        var found = Restore.check(source());
        tell(found, "restore.sound", Optional.empty());
        return Exit.DONE;
    }

    private int restore() throws Failure, BackupException, StoreException, MachineException, IOException {
        if (places.data().equals(GuardOptions.DATA) && !Platforms.isAdministrator()) {
            throw new Failure(Exit.NOT_PERMITTED, words.of("restore.not-root"));
        }
        // The lock of the folder tells whether a guard has it; this one may have lost its folder.
        if (!places.isGuardUnknown() && isAnswering(places.run())) {
            throw new Failure(Exit.REFUSED, words.of("restore.guard-runs"));
        }
        var now = new LinuxClocks().read();
        var rules = new AtomicReference<Optional<PolicyDocument>>(Optional.empty());
        var done = Restore.into(places.data(), source(), takesPolicy, now, restored -> look(restored, rules));
        tell(done.summary(), "restore.done", Optional.of(new Restored(rules.get(), done)));
        return Exit.DONE;
    }

    /// How things stand after a backup was brought back.
    ///
    /// @param rules in force; nothing before the first policy
    private record Restored(Optional<PolicyDocument> rules, Restore.Done done) {
        List<String> setAside() {
            return done.setAside().stream().map(Path::toString).toList();
        }
    }

    private static Optional<String> look(Store restored, AtomicReference<Optional<PolicyDocument>> rules)
            throws StoreException {
        return switch (PolicyInForce.read(restored)) {
            case PolicyReading.Valid(var document, var _) -> {
                rules.set(restored.policy().map(_ -> document));
                yield Optional.empty();
            }
            case PolicyReading.Invalid(var problems) ->
                Optional.of(problems.getFirst().in("policy"));
        };
    }

    private static boolean isAnswering(Path run) {
        try (var _ = SocketLink.connect(run.resolve(SocketLink.SOCKET))) {
            return true;
        } catch (GuardMissing _) {
            return false;
        } catch (IOException _) {
            // Somebody is there who does not speak to this account; the lock of the folder tells whether it is in use.
            return false;
        }
    }

    private void tell(Restore.Summary found, String key, Optional<Restored> restored) {
        if (places.json()) {
            terminal.json(Json.object()
                    .text("file", file.toString())
                    .text("household", found.household())
                    .put("devices", Json.list(found.devices(), Json.Text::new))
                    .number("events", found.events())
                    .instant("last", found.last())
                    .flag("restored", restored.isPresent())
                    .text("policy", restored.flatMap(Restored::rules).map(PolicyDocument::version))
                    .put("setAside", Json.list(restored.map(Restored::setAside).orElse(List.of()), Json.Text::new))
                    .end());
        } else {
            terminal.say(words.of(
                    key,
                    file.toString(),
                    Long.toString(found.events()),
                    found.devices().size(),
                    moment(found),
                    places.data().toString()));
            restored.ifPresent(now -> tell(now, found));
        }
    }

    private String moment(Restore.Summary found) {
        return new Say(terminal.language(), ZoneId.systemDefault()).moment(found.last());
    }

    private void tell(Restored now, Restore.Summary found) {
        terminal.say(now.rules()
                .map(rules -> words.of(
                        "restore.rules",
                        rules.version(),
                        rules.policy().children().stream()
                                .map(child -> child.id().value())
                                .collect(Collectors.joining(", "))))
                .orElseGet(() -> words.of("restore.no-rules")));
        terminal.say(words.of("restore.found." + now.done().found().name(), moment(found)));
        if (!now.setAside().isEmpty()) {
            terminal.say(words.of("restore.aside", String.join(", ", now.setAside())));
        }
    }
}
