package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.report.WhyAsked;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.WhySubject;
import org.porchlight.port.GuardStore;
import org.porchlight.store.SteadyStore;

/// A disk that hangs holds up the loop and nobody else: every verdict comes from what was published before.
class StuckCommitTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final Instant FOUR = Instant.parse("2026-11-24T08:00:00Z");
    private static final Role.Parent PARENT = new Role.Parent(new Authority.Root());
    private static final PolicyDocument FAMILY = family();

    private final CountDownLatch stuck = new CountDownLatch(1);
    private final CountDownLatch freed = new CountDownLatch(1);

    @TempDir
    Path folder;

    private SteadyStore disk;
    private Loop loop;
    private Service service;
    private Thread living;

    private static PolicyDocument family() {
        var text = """
                porchlight: 1
                household: {zone: Asia/Shanghai}
                children:
                - {id: mei, accounts: [mei], time: {budget: {every-day: 1h}}, apps: {default: deny}, sites: {default: deny}}
                """;
        return Documents.of(text);
    }

    private static ClockReading at(Duration sinceBoot) {
        return new ClockReading(new BootId("boot"), sinceBoot, sinceBoot, FOUR.plus(sinceBoot), true);
    }

    @BeforeEach
    void live() throws Exception {
        disk = SteadyStore.open(folder.resolve("data"));
        var first = Engine.start(
                FAMILY,
                Optional.empty(),
                Remembered.NOTHING,
                at(Duration.ZERO),
                Instant.parse("2026-01-01T00:00:00Z"),
                true);
        disk.commit(FAMILY, "parent:root", first.writing());
        var slow = hanging(disk);
        loop = new Loop(() -> at(Duration.ofMinutes(1)), slow, first, () -> {});
        service = Desks.service(loop, slow);
        living = Thread.ofPlatform().start(loop);
    }

    @AfterEach
    void end() throws Exception {
        freed.countDown();
        loop.stop();
        living.join();
        disk.close();
    }

    /// The same ledger on a disk that takes nothing until it is freed.
    private GuardStore hanging(GuardStore store) {
        return (GuardStore) Proxy.newProxyInstance(
                GuardStore.class.getClassLoader(), new Class<?>[] {GuardStore.class}, (_, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        stuck.countDown();
                        freed.await();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private void hang() throws InterruptedException {
        loop.tell(Input.Tick::new);
        assertThat(stuck.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @Timeout(300)
    void statusAndWhyAreAnsweredWhileACommitHangs() throws InterruptedException, IOException {
        hang();

        var status = service.answer(PARENT, new GuardServer.ConnectionId(1), new Command.Status(), new ToldLines());
        var mine = service.answer(
                new Role.OfChild(MEI),
                new GuardServer.ConnectionId(1),
                new Command.WhyMine(new WhySubject.Site("example.com"), WhyAsked.at(Optional.empty())),
                new ToldLines());

        assertThat(freed.getCount()).isEqualTo(1);
        assertThat(status).isInstanceOf(Answer.Status.class);
        assertThat(mine)
                .isInstanceOfSatisfying(
                        Answer.Why.class,
                        why -> assertThat(why.report().verdict())
                                .isInstanceOfSatisfying(
                                        Verdict.Site.class,
                                        verdict -> assertThat(verdict.reason()).isEqualTo(Reason.DEFAULT)));
    }

    @Test
    @Timeout(300)
    void everyKindOfVerdictIsGivenWhileACommitHangs() throws InterruptedException, IOException {
        hang();

        for (var subject : List.of(
                new WhySubject.Time(),
                new WhySubject.Program("/usr/games/steam"),
                new WhySubject.Site("example.com"))) {
            var answer = service.answer(
                    PARENT,
                    new GuardServer.ConnectionId(1),
                    new Command.Why(MEI, subject, WhyAsked.at(Optional.empty())),
                    new ToldLines());
            assertThat(answer).isInstanceOf(Answer.Why.class);
        }
        assertThat(freed.getCount()).isEqualTo(1);
    }
}
