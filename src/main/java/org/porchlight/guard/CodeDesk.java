package org.porchlight.guard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Deed;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Orders;
import org.porchlight.core.engine.Reply;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.OnceId;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.CodeEntry;
import org.porchlight.core.report.Trouble;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;
import org.porchlight.port.Secrets;
import org.porchlight.port.StoreException;

/// One-time codes: a secret of each child and amount, of which an authenticator app makes codes (RFC 4226), and a
/// counter that says which of them were used.
///
/// The counter is raised on disk before the time is given, never lowered, and outlives its secret: a code that was used
/// or passed over is good for nothing after any kill, restore or new enrolment. For any thread.
final class CodeDesk {
    /// How many codes after the one that is expected are taken too, for those that were made and never typed
    /// (RFC 4226 §7.4).
    static final int LOOK_AHEAD = 10;

    /// How many codes before the one that is expected are told from wrong ones: they gave their time, or one after them
    /// did.
    static final int LOOK_BACK = 10;

    /// The most amounts of a child: each makes a guess likelier to hit.
    static final int MOST = 4;

    /// How long parents see in the status that codes were enrolled. The account of the day says it as long as it is
    /// kept.
    private static final Duration TOLD_FOR = Duration.ofDays(1);

    /// As long as RFC 4226 §4 (R6) recommends.
    private static final int SECRET_BYTES = 20;

    private static final String ALL = "code:";

    /// @param kept the secret in Base64, as the ledger has it
    private record Enrolled(ChildId child, Duration amount, SecretText kept) {
        byte[] secret() {
            return Base64.getDecoder().decode(kept.typed());
        }

        String name() {
            return CodeDesk.name(child, amount);
        }

        String counter() {
            return Secrets.COUNTER + name();
        }
    }

    private sealed interface Found {
        record Right(Duration amount, long counter) implements Found {}

        record Not(Answer.Refused why) implements Found {}
    }

    private final Loop loop;
    private final Keyring secrets;
    private final Tries tries;
    private final SecureRandom random = new SecureRandom();
    private final Map<Trouble, Duration> told = new ConcurrentHashMap<>();

    CodeDesk(Loop loop, Keyring secrets, Tries tries) {
        this.loop = loop;
        this.secrets = secrets;
        this.tries = tries;
    }

    /// Makes a secret in the place of the one before; its codes go on from the counter. That it was done is written
    /// first,
    /// for the child and every parent to see; the secret is nowhere but in the answer and among the secrets.
    synchronized Answer enrol(Command.EnrolCode asked, Authority by) throws StoreException, InterruptedException {
        var name = name(asked.child(), asked.amount());
        var others = secrets.secrets(Keyring.codes(asked.child())).keySet();
        if (!others.contains(name) && others.size() >= MOST) {
            return new Answer.Refused("too-many-codes", Integer.toString(MOST));
        }
        if (loop.ask(new Order.EnrolCodes(asked.child(), asked.amount()), by) instanceof Reply.Refused refused) {
            return Replies.answer(refused);
        }
        tell(asked, Orders.actor(by));
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        secrets.putSecret(name, new Secrets.Secret(Base64.getEncoder().encodeToString(secret)));
        tries.free(SecretKind.CODE, new Actor.OfChild(asked.child()));
        return new Answer.Enrolled(
                asked.child(),
                asked.amount(),
                new SecretText(Base32.encode(secret)),
                secrets.counter(Secrets.COUNTER + name));
    }

    /// Says in the status who enrolled codes of what amount, for whom.
    private void tell(Command.EnrolCode asked, Actor by) {
        var who = by.text().substring(by.text().indexOf(':') + 1);
        var what = asked.child().value() + ", " + asked.amount().toMinutes() + "m, " + who;
        told.put(new Trouble(Trouble.Sort.CODES_ENROLLED, what), loop.read().sinceBoot());
    }

    /// What parents should know: which codes were enrolled within a day, as long as the guard runs.
    List<Trouble> toTell() {
        if (told.isEmpty()) {
            return List.of();
        }
        var now = loop.read().sinceBoot();
        told.values().removeIf(at -> now.minus(at).compareTo(TOLD_FOR) > 0);
        return List.copyOf(told.keySet());
    }

    synchronized Answer remove(Command.RemoveCode asked, Authority by) throws StoreException {
        var against = Replies.against(Deed.REMOVE_CODES, by);
        if (against.isPresent()) {
            return against.get();
        }
        var name = name(asked.child(), asked.amount());
        if (secrets.secret(name).isEmpty()) {
            return new Answer.Refused("no-such-code", asked.child().value());
        }
        secrets.dropSecret(name);
        return new Answer.Done();
    }

    synchronized Answer list() throws StoreException {
        var entries = new ArrayList<CodeEntry>();
        for (var code : enrolled(ALL)) {
            entries.add(new CodeEntry(code.child(), code.amount(), secrets.counter(code.counter())));
        }
        return new Answer.Codes(entries);
    }

    /// Whether any are enrolled for a child.
    boolean has(ChildId child) {
        return secrets.hasCodes(child);
    }

    /// Deletes the secrets of a child; the counters stay.
    synchronized void forget(ChildId child) throws StoreException {
        for (var name : secrets.secrets(Keyring.codes(child)).keySet()) {
            secrets.dropSecret(name);
        }
    }

    /// A child types a code on its own connection.
    Answer enter(ChildId child, Command.Code typed) throws StoreException, InterruptedException {
        return switch (use(child, typed.digits())) {
            case Found.Not(var why) -> why;
            case Found.Right(var amount, var counter) -> {
                var id = OnceId.ofCode(child, amount, counter);
                var order = new Order.Grant(child, amount, false, "", Optional.of(id));
                yield Replies.answer(loop.ask(order, new Authority.OneTimeCode(child, amount)));
            }
        };
    }

    /// Whatever comes after, a code that was found right here is used up.
    private synchronized Found use(ChildId child, SecretText typed) throws StoreException {
        var codes = enrolled(Keyring.codes(child));
        if (codes.isEmpty()) {
            return new Found.Not(new Answer.Refused("no-code", ""));
        }
        var asker = new Actor.OfChild(child);
        var wait = tries.left(SecretKind.CODE, asker);
        if (wait.isPositive()) {
            return new Found.Not(SecretDesk.tooEarly(wait));
        }
        // First, and without a look at one that is still good: such a code is worth nothing, so it is no try, and tells
        // nothing of the others whatever it happens to be like.
        if (isOver(codes, typed)) {
            return new Found.Not(new Answer.Refused("code-used", ""));
        }
        return switch (tries.take(SecretKind.CODE, asker)) {
            case Tries.Try.Wait(var left) -> new Found.Not(SecretDesk.tooEarly(left));
            case Tries.Try.Taken(var fails) -> {
                for (var code : codes) {
                    var counter = counter(code, typed);
                    if (counter.isPresent()) {
                        secrets.raiseCounter(code.counter(), counter.get() + 1);
                        // Each right one is used up: what it makes free is no way to guess another.
                        tries.free(SecretKind.CODE, asker);
                        yield new Found.Right(code.amount(), counter.get());
                    }
                }
                tries.wrong(SecretKind.CODE, asker);
                yield new Found.Not(SecretDesk.wrong(fails));
            }
        };
    }

    /// The counter of which a code was made.
    private Optional<Long> counter(Enrolled code, SecretText typed) throws StoreException {
        long expected = secrets.counter(code.counter());
        return counter(code, typed, expected, expected + LOOK_AHEAD);
    }

    /// Whether a code was one of the last that were used or passed over.
    private boolean isOver(List<Enrolled> codes, SecretText typed) throws StoreException {
        boolean found = false;
        for (var code : codes) {
            long expected = secrets.counter(code.counter());
            found |= counter(code, typed, Math.max(0, expected - LOOK_BACK), expected - 1)
                    .isPresent();
        }
        return found;
    }

    /// Looking takes as long whichever it is.
    private static Optional<Long> counter(Enrolled code, SecretText typed, long first, long last) {
        var given = typed.typed().getBytes(StandardCharsets.UTF_8);
        var secret = code.secret();
        var found = Optional.<Long>empty();
        for (long counter = first; counter <= last; counter++) {
            var right = Hotp.code(secret, counter).getBytes(StandardCharsets.UTF_8);
            if (MessageDigest.isEqual(right, given) && found.isEmpty()) {
                found = Optional.of(counter);
            }
        }
        return found;
    }

    /// By child, and the smallest amount first.
    private List<Enrolled> enrolled(String beginning) throws StoreException {
        var found = new ArrayList<Enrolled>();
        secrets.secrets(beginning).forEach((name, secret) -> {
            var parts = name.split(":", -1);
            found.add(new Enrolled(
                    new ChildId(parts[1]),
                    Duration.ofSeconds(Long.parseLong(parts[2])),
                    new SecretText(secret.text())));
        });
        found.sort(Comparator.comparing(Enrolled::child).thenComparing(Enrolled::amount));
        return found;
    }

    private static String name(ChildId child, Duration amount) {
        return Keyring.codes(child) + amount.toSeconds();
    }
}
