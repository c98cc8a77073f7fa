package org.porchlight.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.porchlight.core.engine.Input;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.Secrets;
import org.porchlight.port.StoreException;

/// How long whoever gave a wrong secret waits before the next try. It is the asker that waits, not whose secret it is:
/// nobody can keep somebody else out.
///
/// Three tries are free; then it is 1, 2, 4, 8, 15, 30 and 60 minutes and 3 hours from then on, which is less than 20
/// tries a day. A wait is awake time of the PC; one that a guard did not see the end of begins anew with the next
/// guard. A try
/// is counted as a wrong one, on disk, before anybody looks whether it is right: neither a kill nor many tries at
/// once are worth anything. What came of it is told by [#wrong] or [#giveBack]; only what [#free] is told of makes the
/// next tries free again. For any thread.
final class Tries {
    private static final int FREE = 3;
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(4),
            Duration.ofMinutes(8),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofMinutes(60),
            Duration.ofHours(3));

    /// How many wrong tries in a row parents are told of in the status.
    static final int WORTH_TELLING = 5;

    /// What became of asking for a try.
    sealed interface Try {
        /// It may be looked whether the secret is right; counted as a wrong one until [Tries#giveBack].
        ///
        /// @param fails how often in a row it was wrong if this one is, too
        record Taken(int fails) implements Try {}

        /// It is too early.
        ///
        /// @param left awake time, more than nothing
        record Wait(Duration left) implements Try {}
    }

    private record Row(int fails, Duration until) {}

    private final Secrets secrets;
    private final Supplier<Duration> awake;
    private final Duration begun;
    private final Consumer<Loop.Telling> loop;
    private final Map<String, Row> rows = new HashMap<>();
    private Runnable listener = () -> {};

    /// @param awake awake time of this boot
    /// @param loop is told of wrong ones, which become facts
    Tries(Secrets secrets, Supplier<Duration> awake, Consumer<Loop.Telling> loop) {
        this.loop = loop;
        this.secrets = secrets;
        this.awake = awake;
        this.begun = awake.get();
    }

    /// Has somebody called when what [#worthTelling] says may be another.
    synchronized void listen(Runnable mayHaveChanged) {
        listener = mayHaveChanged;
    }

    /// The wait after so many wrong tries in a row.
    static Duration after(int fails) {
        return fails < FREE ? Duration.ZERO : WAITS.get(Math.min(fails - FREE, WAITS.size() - 1));
    }

    /// How long an asker has to wait; nothing when it may try.
    synchronized Duration left(SecretKind kind, Actor asker) throws StoreException {
        var left = row(name(kind, asker)).until().minus(awake.get());
        return left.isPositive() ? left : Duration.ZERO;
    }

    /// Takes a try, where it is time for one.
    ///
    /// @throws StoreException when it cannot be counted: then nobody may look
    synchronized Try take(SecretKind kind, Actor asker) throws StoreException {
        var left = left(kind, asker);
        if (left.isPositive()) {
            return new Try.Wait(left);
        }
        var name = name(kind, asker);
        int fails = row(name).fails() + 1;
        put(name, fails);
        return new Try.Taken(fails);
    }

    /// The next tries are free again: only for an asker who has no other secret to guess.
    synchronized void free(SecretKind kind, Actor asker) throws StoreException {
        var name = name(kind, asker);
        secrets.dropSecret(name);
        rows.put(name, new Row(0, Duration.ZERO));
        listener.run();
    }

    /// It was a wrong one: parents and the child are told.
    synchronized void wrong(SecretKind kind, Actor asker) {
        var child = asker instanceof Actor.OfChild(var id) ? Optional.of(id) : Optional.<ChildId>empty();
        loop.accept(at -> new Input.SecretWrong(at, child, kind, asker));
        listener.run();
    }

    /// The secret was right, or nobody could look: the try that was taken does not count, and those before it still do.
    synchronized void giveBack(SecretKind kind, Actor asker) throws StoreException {
        var name = name(kind, asker);
        int before = Math.max(0, row(name).fails() - 1);
        put(name, before);
        // The wait before it was over, or it could not have been taken.
        rows.put(name, new Row(before, Duration.ZERO));
        listener.run();
    }

    /// Who gave a wrong secret so often in a row that parents should know: the actor's text and how often, by kind.
    synchronized List<Wrong> worthTelling() throws StoreException {
        var found = new ArrayList<Wrong>();
        for (var kind : SecretKind.values()) {
            var beginning = beginning(kind);
            secrets.secrets(beginning).forEach((name, row) -> {
                if (row.fails() >= WORTH_TELLING) {
                    found.add(new Wrong(kind, name.substring(beginning.length()), row.fails()));
                }
            });
        }
        return found;
    }

    /// @param by who, as the ledger calls an actor
    record Wrong(SecretKind kind, String by, int times) {
        /// For a parent, such as `mei: PIN, 6×`.
        String text() {
            return by.substring(by.indexOf(':') + 1) + ": " + kind.name() + ", " + times + "×";
        }
    }

    private Row row(String name) throws StoreException {
        var known = rows.get(name);
        if (known != null) {
            return known;
        }
        var row = secrets.secret(name)
                .map(kept -> new Row(kept.fails(), begun.plus(kept.pause())))
                .orElse(new Row(0, Duration.ZERO));
        rows.put(name, row);
        return row;
    }

    private void put(String name, int fails) throws StoreException {
        var wait = after(fails);
        secrets.putSecret(name, new Secrets.Secret("", fails, wait));
        rows.put(name, new Row(fails, awake.get().plus(wait)));
    }

    private static String name(SecretKind kind, Actor asker) {
        return beginning(kind) + asker.text();
    }

    private static String beginning(SecretKind kind) {
        return "tries:" + kind.name().toLowerCase(Locale.ROOT) + ":";
    }
}
