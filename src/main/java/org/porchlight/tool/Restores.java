package org.porchlight.tool;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.guard.GuardOptions;
import org.porchlight.guard.PolicyInForce;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SocketLink;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.platform.Platforms;
import org.porchlight.platform.linux.LinuxClocks;
import org.porchlight.port.MachineException;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;
import org.porchlight.store.BackupException;
import org.porchlight.store.Restore;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// `porchlight restore`: brings a backup back into the ledger of a guard that does not run, or only checks it.
public final class Restores {
    private static final int REFUSED = 1;
    private static final int USAGE = 2;
    private static final int NOT_PERMITTED = 3;
    private static final int ENVIRONMENT = 5;

    private final Texts words;
    private final Path file;
    private final Places places;
    private final boolean takesPolicy;

    private Restores(Texts words, Path file, Places places, boolean takesPolicy) {
        this.words = words;
        this.file = file;
        this.places = places;
        this.takesPolicy = takesPolicy;
    }

    /// @return the exit code
    public static int run(List<String> arguments) throws IOException {
        var words = Texts.of("tool", Language.of(Locale.getDefault()));
        var rest = new ArrayList<>(arguments);
        boolean checks = rest.remove("--check");
        boolean takesPolicy = rest.remove("--policy");
        var file = rest.isEmpty() ? "-" : rest.removeFirst();
        var places = Places.of(rest, System.getenv());
        if (file.startsWith("-") || places.isEmpty() || (checks && takesPolicy)) {
            System.err.println(words.of("restore.usage"));
            return USAGE;
        }
        if (!checks && places.get().isDataUnknown()) {
            System.err.println(words.of("restore.which", places.get().run()));
            return USAGE;
        }
        var restores = new Restores(words, Path.of(file), places.get(), takesPolicy);
        try {
            return checks ? restores.check() : restores.restore();
        } catch (BackupException wrong) {
            System.err.println(restores.sentence(wrong));
            return switch (wrong.fault()) {
                case FOREIGN, FORKED, POLICY -> REFUSED;
                case NOT_A_BACKUP, NEWER, TRUNCATED, TOO_LONG, DAMAGED, CHAIN, COUNT -> USAGE;
            };
        } catch (NoSuchFileException missing) {
            System.err.println(words.of("restore.missing", file));
            return USAGE;
        } catch (AccessDeniedException denied) {
            System.err.println(words.of(
                    "restore.denied",
                    file.equals(denied.getFile())
                            ? file
                            : String.valueOf(places.get().data())));
            return NOT_PERMITTED;
        } catch (IOException trouble) {
            System.err.println(words.of("restore.failed", file, Said.of(Path.of(file), trouble)));
            return ENVIRONMENT;
        } catch (StoreException | MachineException trouble) {
            var data = places.get().data();
            System.err.println(words.of("restore.failed-into", file, data, Said.of(data, trouble)));
            return ENVIRONMENT;
        }
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
        return 0;
    }

    private int restore() throws BackupException, StoreException, MachineException, IOException {
        if (places.data().equals(GuardOptions.DATA) && !Platforms.isAdministrator()) {
            System.err.println(words.of("restore.not-root"));
            return NOT_PERMITTED;
        }
        if (isAnswering(places.run())) {
            System.err.println(words.of("restore.guard-runs"));
            return REFUSED;
        }
        var now = new LinuxClocks().read();
        var rules = new AtomicReference<Optional<PolicyDocument>>(Optional.empty());
        var done = Restore.into(places.data(), source(), takesPolicy, now, restored -> look(restored, rules));
        tell(done.summary(), "restore.done", Optional.of(new Restored(rules.get(), done.found())));
        return 0;
    }

    /// How things stand after a backup was brought back.
    ///
    /// @param rules in force; nothing before the first policy
    /// @param found what knew of use after the backup
    private record Restored(Optional<PolicyDocument> rules, Restore.Found found) {}

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
            System.out.println(JsonText.write(Json.object()
                    .text("file", file.toString())
                    .text("household", found.household())
                    .put("devices", Json.list(found.devices(), Json.Text::new))
                    .number("events", found.events())
                    .instant("last", found.last())
                    .flag("restored", restored.isPresent())
                    .text("policy", restored.flatMap(Restored::rules).map(PolicyDocument::version))
                    .end()));
        } else {
            System.out.println(words.of(
                    key,
                    file.toString(),
                    Long.toString(found.events()),
                    found.devices().size(),
                    found.last().toString(),
                    places.data().toString()));
            restored.ifPresent(now -> tell(now, found));
        }
    }

    private void tell(Restored now, Restore.Summary found) {
        System.out.println(now.rules()
                .map(rules -> words.of(
                        "restore.rules",
                        rules.version(),
                        rules.policy().children().stream()
                                .map(child -> child.id().value())
                                .collect(Collectors.joining(", "))))
                .orElseGet(() -> words.of("restore.no-rules")));
        System.out.println(words.of("restore.found." + now.found().name(), found.last()));
    }
}
