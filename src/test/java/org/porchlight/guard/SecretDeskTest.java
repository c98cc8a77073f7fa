package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.agent.Eventually;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.guard.SecretDesk.Found;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.SecretText;
import org.porchlight.port.FakeSecrets;
import org.porchlight.port.StoreException;
import org.porchlight.worker.Reading;
import org.porchlight.worker.Recipe;

/// How many secrets are looked at, and for whom.
@Timeout(60)
class SecretDeskTest {
    private static final ParentId MUM = new ParentId("mum");
    private static final SecretText PIN = new SecretText("2580");
    private static final Found BUSY = new Found.Not(new Answer.Refused("secrets-busy", ""));

    private final FakeSecrets secrets = new FakeSecrets();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch freed = new CountDownLatch(1);
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile boolean slow;
    private final SecretDesk desk;

    SecretDeskTest() throws StoreException {
        desk = new SecretDesk(
                new Keyring(secrets, () -> 1), new Tries(secrets, () -> Duration.ZERO, _ -> {}), this::hash);
    }

    private Reading<List<String>> hash(String secret, List<Recipe> recipes) throws InterruptedException {
        if (slow) {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            begun.countDown();
            freed.await();
            now.decrementAndGet();
        }
        return Desks.hash(secret, recipes);
    }

    private static Actor child(int no) {
        return new Actor.OfChild(new ChildId("kid" + no));
    }

    private Found look(Actor asker) throws StoreException, InterruptedException {
        return desk.look(SecretKind.PIN, asker, List.of(MUM), PIN);
    }

    private CompletableFuture<Found> ask(Actor asker) {
        var found = new CompletableFuture<Found>();
        Thread.ofVirtual().start(() -> {
            try {
                found.complete(look(asker));
            } catch (StoreException | InterruptedException e) {
                found.completeExceptionally(e);
            }
        });
        return found;
    }

    @Test
    void oneIsLookedAtAtATimeAndFourWait() throws Exception {
        assertThat(desk.set(SecretKind.PIN, MUM, PIN, () -> true)).isEqualTo(Optional.empty());
        slow = true;
        var asked = new ArrayList<CompletableFuture<Found>>();
        for (int no = 0; no < 5; no++) {
            asked.add(ask(child(no)));
        }
        begun.await();
        Eventually.holds("all places are taken", Duration.ofSeconds(30), desk::isFull);

        assertThat(look(child(5))).isEqualTo(BUSY);
        assertThat(desk.set(SecretKind.PIN, MUM, PIN, () -> true)).contains(new Answer.Refused("secrets-busy", ""));

        freed.countDown();
        for (var found : asked) {
            assertThat(found.get()).isEqualTo(new Found.Right(MUM));
        }
        assertThat(most).hasValue(1);
        assertThat(desk.isFull()).isFalse();
    }

    @Test
    void whoeverAsksHasOneAtWork() throws Exception {
        desk.set(SecretKind.PIN, MUM, PIN, () -> true);
        slow = true;
        var first = ask(child(0));
        begun.await();

        assertThat(look(child(0))).isEqualTo(BUSY);

        freed.countDown();
        assertThat(first.get()).isEqualTo(new Found.Right(MUM));
        assertThat(look(child(0))).isEqualTo(new Found.Right(MUM));
    }

    @Test
    void keepsNoSecretAsItIs() throws Exception {
        desk.set(SecretKind.PASSPHRASE, MUM, new SecretText("regen am donnerstag"), () -> true);

        var kept = secrets.secret("passphrase:mum").orElseThrow().text();

        assertThat(kept).startsWith("$argon2id$v=19$m=65536,t=3,p=1$").doesNotContain("regen");
        desk.set(SecretKind.PASSPHRASE, MUM, new SecretText("regen am donnerstag"), () -> true);
        assertThat(secrets.secret("passphrase:mum").orElseThrow().text()).isNotEqualTo(kept);
    }
}
