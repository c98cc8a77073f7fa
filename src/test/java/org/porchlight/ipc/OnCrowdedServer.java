package org.porchlight.ipc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.porchlight.core.policy.ParentId;

/// A server whose peers want more than their share.
abstract class OnCrowdedServer extends OnGuardServer {
    static final Role ACCOUNT = new Role.Parent(new Role.Parent.Who.Account(1000, new ParentId("mum")));
    static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    static List<Role> bounded() {
        return List.of(CHILD, ACCOUNT);
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    CompletableFuture<Answer> asking(Command command) {
        var answer = new CompletableFuture<Answer>();
        Thread.ofVirtual().start(() -> {
            try (var link = SocketLink.connect(socket)) {
                answer.complete(link.ask(command));
            } catch (IOException | GuardMissing e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    /// What is in use once everything else was thrown away, of both ends.
    static long memory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /// The same account is at both ends here, so the parent waits until the half-open ones ran out of time.
    Answer askStatusUntilAnswered() throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            try (var link = SocketLink.connect(socket)) {
                return link.ask(new Command.Status());
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
        }
    }
}
