package org.porchlight.guard;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.ParentId;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.SecretText;
import org.porchlight.port.Secrets;
import org.porchlight.port.StoreException;
import org.porchlight.worker.Hashed;
import org.porchlight.worker.Reading;
import org.porchlight.worker.Recipe;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps passphrases and PINs, and looks whether somebody gave the right one. Hashing takes a worker 64 MiB and some
/// tenths of a second: it is done for one at a time while at most four wait, and one who asks has one at work.
final class SecretDesk {
    private static final Logger LOG = LoggerFactory.getLogger(SecretDesk.class);
    private static final int SALT_BYTES = 16;
    private static final int WAITING = 4;

    /// Where secrets are hashed.
    interface Hashing {
        /// @return a hash for each recipe, in Base64
        Reading<List<String>> hash(String secret, List<Recipe> recipes) throws InterruptedException;
    }

    /// What came of looking.
    sealed interface Found {
        /// It is this parent's.
        record Right(ParentId whose) implements Found {}

        /// It is nobody's, or it could not be looked at.
        record Not(Answer.Refused why) implements Found {}
    }

    private record Kept(ParentId whose, Hashed hashed) {}

    private interface Job<T> {
        T at(Hashing hashing) throws StoreException, InterruptedException;
    }

    private final Keyring secrets;
    private final Tries tries;
    private final Hashing hashing;
    private final SecureRandom random = new SecureRandom();
    private final Semaphore places = new Semaphore(1 + WAITING);
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Set<Actor> asking = ConcurrentHashMap.newKeySet();

    SecretDesk(Keyring secrets, Tries tries, Hashing hashing) {
        this.secrets = secrets;
        this.tries = tries;
        this.hashing = hashing;
    }

    /// Looks whether a secret is one of these parents', for somebody who does not have to wait. A right one costs no
    /// try, and does not make those before it free again: who knows one PIN may still guess at the others.
    ///
    /// @param asker a child on its own connection, or the parent whose account it is
    Found look(SecretKind kind, Actor asker, List<ParentId> whose, SecretText given)
            throws StoreException, InterruptedException {
        var kept = kept(kind, whose);
        if (kept.isEmpty()) {
            return new Found.Not(nothingKept(kind));
        }
        if (!asking.add(asker)) {
            return new Found.Not(busy());
        }
        try {
            return atWork(place -> look(kind, asker, kept, given, place)).orElseGet(() -> new Found.Not(busy()));
        } finally {
            asking.remove(asker);
        }
    }

    private Found look(SecretKind kind, Actor asker, List<Kept> kept, SecretText given, Hashing place)
            throws StoreException, InterruptedException {
        return switch (tries.take(kind, asker)) {
            case Tries.Try.Wait(var left) -> new Found.Not(tooEarly(left));
            case Tries.Try.Taken(var fails) -> looked(kind, asker, kept, given, place, fails);
        };
    }

    private Found looked(SecretKind kind, Actor asker, List<Kept> kept, SecretText given, Hashing place, int fails)
            throws StoreException, InterruptedException {
        var recipes = kept.stream().map(one -> one.hashed().recipe()).toList();
        return switch (hashed(place, given, recipes)) {
            case Reading.Unusable<List<String>> unusable -> {
                tries.giveBack(kind, asker);
                yield new Found.Not(unseen(unusable));
            }
            case Reading.Read<List<String>>(var hashes) -> judged(kind, asker, kept, hashes, fails);
        };
    }

    private static Reading<List<String>> hashed(Hashing place, SecretText given, List<Recipe> recipes)
            throws InterruptedException {
        return place.hash(given.typed(), recipes);
    }

    private Found judged(SecretKind kind, Actor asker, List<Kept> kept, List<String> hashes, int fails)
            throws StoreException {
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i).hashed().is(hashes.get(i))) {
                tries.giveBack(kind, asker);
                return new Found.Right(kept.get(i).whose());
            }
        }
        tries.wrong(kind, asker);
        return new Found.Not(wrong(fails));
    }

    /// What whoever has to wait is told.
    static Answer.Refused tooEarly(Duration left) {
        return new Answer.Refused("secret-wait", length(left));
    }

    /// What whoever gave a wrong one is told.
    ///
    /// @param fails how often in a row it was wrong, this time included
    static Answer.Refused wrong(int fails) {
        var wait = Tries.after(fails);
        return wait.isZero()
                ? new Answer.Refused("secret-wrong", "")
                : new Answer.Refused("secret-wrong-wait", length(wait));
    }

    /// Looks whether a secret is that of the parent whose account gives it; a right one makes the next
    /// tries free: there is no other to guess at.
    Found own(SecretKind kind, ParentId self, SecretText given) throws StoreException, InterruptedException {
        var found = look(kind, asker(self), List.of(self), given);
        if (found instanceof Found.Right) {
            free(kind, asker(self));
        }
        return found;
    }

    private static Actor asker(ParentId self) {
        return new Actor.Parent(self.value());
    }

    /// The next tries of an asker are free again.
    void free(SecretKind kind, Actor asker) throws StoreException {
        tries.free(kind, asker);
    }

    /// Keeps a secret in the place of the one before. With another passphrase the parent's own tries are free again; a
    /// PIN is one of several that children guess at, and frees nobody.
    ///
    /// @param isSame asked when it is hashed: whether it is still to be kept, for the parent that it was meant for
    /// @return why not; nothing when it is kept
    Optional<Answer.Refused> set(SecretKind kind, ParentId whose, SecretText given, BooleanSupplier isSame)
            throws StoreException, InterruptedException {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var recipe = Recipe.usual(salt);
        return atWork(place -> keep(kind, whose, hashed(place, given, List.of(recipe)), recipe, isSame))
                .orElseGet(() -> Optional.of(busy()));
    }

    private synchronized Optional<Answer.Refused> keep(
            SecretKind kind, ParentId whose, Reading<List<String>> hashed, Recipe recipe, BooleanSupplier isSame)
            throws StoreException {
        return switch (hashed) {
            case Reading.Unusable<List<String>> unusable -> Optional.of(unseen(unusable));
            case Reading.Read<List<String>> _ when !isSame.getAsBoolean() -> Optional.of(changed());
            case Reading.Read<List<String>>(var hashes) -> {
                var kept = new Hashed(recipe, hashes.getFirst());
                secrets.putSecret(name(kind, whose), new Secrets.Secret(kept.text()));
                free(kind, asker(whose));
                yield Optional.empty();
            }
        };
    }

    /// Deletes what a parent has. What is being hashed for the parent meanwhile asks afterwards whether it is to be
    /// kept.
    synchronized void drop(ParentId whose) throws StoreException {
        secrets.dropSecret(name(SecretKind.PASSPHRASE, whose));
        secrets.dropSecret(name(SecretKind.PIN, whose));
        free(SecretKind.PASSPHRASE, asker(whose));
        free(SecretKind.PIN, asker(whose));
    }

    /// Whose secret of a kind is kept.
    Set<ParentId> have(SecretKind kind, List<ParentId> parents) throws StoreException {
        var have = new HashSet<ParentId>();
        kept(kind, parents).forEach(one -> have.add(one.whose()));
        return have;
    }

    /// Whether one of these parents has a PIN.
    boolean hasPin(List<ParentId> parents) {
        return secrets.hasPin(parents);
    }

    private List<Kept> kept(SecretKind kind, List<ParentId> whose) throws StoreException {
        var kept = new ArrayList<Kept>();
        for (var parent : whose) {
            secrets.secret(name(kind, parent))
                    .flatMap(secret -> Hashed.parse(secret.text()))
                    .ifPresent(hashed -> kept.add(new Kept(parent, hashed)));
        }
        return kept;
    }

    /// Whether nobody more may wait.
    boolean isFull() {
        return places.availablePermits() == 0;
    }

    /// @return nothing when too many wait already
    private <T> Optional<T> atWork(Job<T> job) throws StoreException, InterruptedException {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        try {
            turn.lockInterruptibly();
            try {
                return Optional.of(job.at(hashing));
            } finally {
                turn.unlock();
            }
        } finally {
            places.release();
        }
    }

    private static Answer.Refused nothingKept(SecretKind kind) {
        return kind == SecretKind.PIN ? new Answer.Refused("no-pin", "") : new Answer.Refused("no-passphrase", "");
    }

    /// Somebody changed the parent while the secret was looked at.
    static Answer.Refused changed() {
        return new Answer.Refused("parent-changed", "");
    }

    private static Answer.Refused busy() {
        return new Answer.Refused("secrets-busy", "");
    }

    private static Answer.Refused unseen(Reading.Unusable<List<String>> unusable) {
        LOG.error("A secret could not be hashed: {} {}", unusable.trouble(), unusable.detail());
        return new Answer.Refused("secrets-unseen", "");
    }

    private static String name(SecretKind kind, ParentId whose) {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + whose.value();
    }

    /// Whole minutes and behind a tab whole seconds, each rounded up.
    private static String length(Duration length) {
        var seconds = length.plusSeconds(1).minusNanos(1).toSeconds();
        return length.plusMinutes(1).minusNanos(1).toMinutes() + "\t" + seconds;
    }
}
