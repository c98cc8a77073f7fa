package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Order;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SocketLink;
import org.porchlight.platform.linux.Await;
import org.porchlight.tool.bench.FloodRun;
import org.porchlight.tool.bench.ParentRun;
import org.porchlight.tool.bench.ProcessFigures;

/// A child's account of this machine that does to the socket whatever it can.
class HostileChildTest extends OnThisMachine {
    private static final ChildId MEI = new ChildId("mei");
    private static final ChildId BO = new ChildId("bo");
    private static final int CONNECTIONS = 200;
    private static final int ASKED = 20;
    /// A parent's command takes milliseconds. This holds on a machine that is busy with other things too, and not of a
    /// guard that waits for its peers, who have 5 s for each frame.
    private static final Duration AT_ONCE = Duration.ofSeconds(4);

    private static final String PASSPHRASE = "regen am donnerstag";
    /// Of its heap of 48 MiB and all that Java has beside it.
    private static final long MOST_MEMORY = 200L << 20;

    private Answer ask(Command.ByParent command) throws IOException, GuardMissing {
        try (var link = SocketLink.connect(run().resolve(SocketLink.SOCKET))) {
            return link.ask(command);
        }
    }

    private ChildStatus child(int no) {
        try {
            return ((Answer.Status) ask(new Command.Status()))
                    .report()
                    .children()
                    .get(no);
        } catch (IOException | GuardMissing e) {
            throw new AssertionError("a parent gets no answer beside a flood", e);
        }
    }

    private void giveInTime(ChildId child, long seconds) throws Exception {
        long begin = System.nanoTime();
        var answer = ask(new Command.Do(new Order.Grant(child, Duration.ofSeconds(seconds), true, "")));

        assertThat(answer).isEqualTo(new Answer.Done());
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_ONCE);
    }

    private Process sleeping(String who) throws IOException {
        var command = new ArrayList<>(becoming(who));
        command.addAll(List.of("sleep", "1000"));
        return new ProcessBuilder(command).directory(new File("/")).start();
    }

    /// The guard has the memory of one that a family runs, and would end if that did not do.
    @Test
    void keepsNeitherAParentNorWhatIsDueWaiting() throws Exception {
        options = List.of("-Xmx48m", "-XX:+ExitOnOutOfMemoryError");
        var hostile = person("kid");
        var other = person("other");
        var parent = person("mum");
        startGuard();
        permitted(root("", "parent", "add", "mum", "--name", "Anna", "--account", parent));
        permitted(root(PASSPHRASE + "\n", "parent", "passphrase", "mum"));
        rule("""
                - {id: mei, accounts: [%s], preset: none, time: {budget: {every-day: 8h}}}
                - {id: bo, accounts: [%s], preset: none, time: {budget: {every-day: 0m}}}
                """.formatted(hostile, other).strip());
        var guard = guardItself();
        var program = sleeping(other);
        var flooding = Files.createDirectory(folder.resolve("flood"));
        var socket = run().resolve(SocketLink.SOCKET);
        try (var mum = ParentRun.start(becoming(parent), readable(), socket, "mei", PASSPHRASE);
                var flood = FloodRun.start(becoming(hostile), flooding, socket, CONNECTIONS)) {
            Await.until("what is closed is held", () -> child(1).frozen() > 0);
            for (int i = 0; i < ASKED; i++) {
                giveInTime(MEI, 60);
                assertThat(Duration.ofNanos(mum.grant())).isLessThan(AT_ONCE);
                assertThat(Duration.ofNanos(mum.status())).isLessThan(AT_ONCE);
            }
            long before = flood.awaitConnected(1);

            giveInTime(BO, 5);
            Await.until("what was given opens", () -> child(1).frozen() == 0);
            Await.until("what is due closes", () -> child(1).frozen() > 0);

            assertThat(flood.awaitConnected(before + CONNECTIONS)).isGreaterThan(before);
            assertThat(child(0).grantedSeconds()).isEqualTo(ASKED * (60 + 1));
            assertThat(child(0).frozen()).isZero();
            assertThat(ProcessFigures.resident(guard.pid())).isLessThan(MOST_MEMORY);
            ask(new Command.Do(new Order.Pause(Optional.of(MEI), Optional.empty())));
            Await.until("the flood itself is held", () -> child(0).frozen() > 0);
        } finally {
            program.destroyForcibly().onExit().join();
        }

        assertThat(guardItself().pid()).isEqualTo(guard.pid());
        assertThat(Files.readString(folder.resolve("log")).lines()).hasSizeLessThan(100);
    }
}
