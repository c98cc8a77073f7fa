package org.porchlight.guard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.port.GuardStore;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.store.SteadyStore;
import org.porchlight.worker.Reading;
import org.porchlight.worker.Recipe;

/// Desks of a guard whose secrets are hashed at once, and not well.
final class Desks {
    private Desks() {}

    /// All that answers, on no machine but a soft one.
    static Service service(Loop loop, GuardStore store) throws StoreException, MachineException {
        return service(loop, store, parents(loop, store), () -> {});
    }

    static Service service(Loop loop, GuardStore store, ParentDesk parents, Runnable repair)
            throws StoreException, MachineException {
        return new Service(
                loop,
                store,
                new SoftMachine(),
                parents,
                codes(loop, store),
                List::of,
                () -> {},
                repair,
                () -> {},
                true);
    }

    static ParentDesk parents(Loop loop, GuardStore store) throws StoreException, MachineException {
        return parents(loop, store, Desks::hash, Bindings.UNKNOWN);
    }

    static ParentDesk parents(Loop loop, GuardStore store, SecretDesk.Hashing hashing, Bindings bindings)
            throws StoreException, MachineException {
        var tries = new Tries(store, () -> loop.read().awake(), loop::tell);
        return new ParentDesk(
                loop,
                new Parents(store),
                new SecretDesk(new Keyring(store, store::openings), tries, hashing),
                new ParentSessions(() -> loop.read().awake()),
                new SoftMachine().accounts(),
                () -> bindings,
                () -> {});
    }

    static CodeDesk codes(Loop loop, GuardStore store) throws StoreException {
        return new CodeDesk(
                loop,
                new Keyring(store, store::openings),
                new Tries(store, () -> loop.read().awake(), loop::tell));
    }

    static Reading<List<String>> hash(String secret, List<Recipe> recipes) {
        return new Reading.Read<>(
                recipes.stream().map(recipe -> hash(secret, recipe.salt())).toList());
    }

    private static String hash(String secret, String salt) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder()
                    .withoutPadding()
                    .encodeToString(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /// What a clock says a while after the PC was started.
    static ClockReading at(Instant start, Duration sinceBoot) {
        return new ClockReading(new BootId("boot"), sinceBoot, sinceBoot, start.plus(sinceBoot), true);
    }

    /// A loop that began when the PC was started, and whose clock stands an hour later. It is not running.
    static Loop anHourOn(SteadyStore store, PolicyDocument document, Instant start) throws StoreException {
        var first = Engine.start(
                document,
                Optional.empty(),
                Remembered.NOTHING,
                at(start, Duration.ZERO),
                Instant.parse("2026-01-01T00:00:00Z"),
                true);
        store.commit(document, "parent:root", first.writing());
        return new Loop(() -> at(start, Duration.ofHours(1)), store, first, () -> {});
    }

    /// Waits until what a loop was told before is written. An order goes before what it is told, and shows nothing.
    static void settle(Loop loop) throws InterruptedException, ExecutionException {
        var taken = new CompletableFuture<Void>();
        loop.tell(Input.Tick::new);
        loop.tell(at -> {
            taken.complete(null);
            return new Input.Tick(at);
        });
        taken.get();
    }
}
