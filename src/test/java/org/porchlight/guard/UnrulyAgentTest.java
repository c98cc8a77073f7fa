package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.ipc.AgentClaim;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SocketLink;

/// What an agent says, or leaves unsaid, changes nothing that is enforced: a real guard holds a real program all the
/// same, and answers parents.
@Timeout(240)
class UnrulyAgentTest extends OnSoftGuard {
    private static final String OPEN = "{windows: {every-day: [\"00:00-24:00\"]}}";
    private static final long A_MOMENT = 1_000_000;
    private static final String CLOSED = "{windows: {every-day: []}}";

    @BeforeEach
    void startGuardAndProgram() throws IOException {
        startVerb("guard", "--soft", "--data", data().toString(), "--run", run().toString());
        assertThat(until(() -> ask(new Command.Status()).isPresent())).isTrue();
        assertThat(ask(time(OPEN))).containsInstanceOf(Answer.Stored.class);
        startCounting();
        assertThat(awaitChild(ChildStatus::counting)).isPresent();
    }

    private SocketLink agent() throws IOException, GuardMissing {
        var agent = SocketLink.connect(childSocket());
        assertThat(agent.ask(new AgentClaim.IAmTheAgent(Optional.empty()))).isInstanceOf(Answer.Done.class);
        return agent;
    }

    private Path childSocket() {
        return run().resolve(SocketLink.CHILD_SOCKET);
    }

    private void assertCloses() throws IOException {
        assertThat(ask(time(CLOSED))).containsInstanceOf(Answer.Stored.class);
        assertThat(awaitChild(child -> child.state() == Presented.CLOSED && child.frozen() > 0))
                .isPresent();
        assertStandsStill();
    }

    private void assertStandsStill() throws IOException {
        assertThat(staysAt(count())).isTrue();
    }

    @Test
    void oneThatNeverStartsHoldsUpNothing() throws Exception {
        assertCloses();
    }

    @Test
    void oneThatSaysNothingHoldsUpNothing() throws Exception {
        try (var _ = agent()) {
            assertCloses();
        }
    }

    @Test
    void oneThatLiesHoldsUpNothing() throws Exception {
        try (var agent = agent()) {
            var lies = List.of(
                    new AgentClaim.Idle(true),
                    new AgentClaim.InFront(1),
                    new AgentClaim.InFront(ProcessHandle.current().pid()),
                    new AgentClaim.InFront(Integer.MAX_VALUE),
                    new AgentClaim.CardShown());
            for (var lie : lies) {
                assertThat(agent.ask(lie)).isInstanceOf(Answer.Done.class);
            }
            assertCloses();
            for (var lie : lies) {
                assertThat(agent.ask(lie)).isInstanceOf(Answer.Done.class);
            }
            assertStandsStill();
        }
    }

    @Test
    void oneThatDiesLetsNothingGo() throws Exception {
        try (var _ = agent()) {
            assertCloses();
        }
        // The guard knows that it is gone once another one is let in its place.
        try (var _ = agent()) {
            assertStandsStill();
        }
    }

    @Test
    void onesThatFloodHoldUpNothing() throws Exception {
        var enough = new AtomicBoolean();
        var sent = new AtomicLong();
        var floods = new ArrayList<Thread>();
        for (int i = 0; i < 8; i++) {
            floods.add(Thread.ofPlatform().daemon().start(() -> flood(enough, sent)));
        }
        try {
            assertThat(until(() -> sent.get() > 2_000)).isTrue();
            assertCloses();
            assertThat(ask(time(OPEN))).containsInstanceOf(Answer.Stored.class);
            long held = count();
            assertThat(until(() -> count() > held)).isTrue();
        } finally {
            enough.set(true);
            for (var flood : floods) {
                flood.join();
            }
        }
    }

    /// Claims without an end and hears no answer; connects again when it is cut off.
    private void flood(AtomicBoolean enough, AtomicLong sent) {
        while (!enough.get()) {
            try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                channel.connect(UnixDomainSocketAddress.of(childSocket()));
                channel.configureBlocking(false);
                write(channel, "{\"hello\":\"porchlight\",\"protocol\":1}", enough);
                write(channel, "{\"ask\":\"agent\",\"key\":null}", enough);
                for (boolean on = true; !enough.get(); on = !on) {
                    write(channel, "{\"ask\":\"idle\",\"on\":" + on + "}", enough);
                    sent.incrementAndGet();
                }
            } catch (IOException cutOff) {
                LockSupport.parkNanos(A_MOMENT);
            }
        }
    }

    private static void write(SocketChannel channel, String json, AtomicBoolean enough) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        var frame = ByteBuffer.allocate(4 + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .flip();
        while (frame.hasRemaining() && !enough.get()) {
            if (channel.write(frame) == 0) {
                LockSupport.parkNanos(A_MOMENT);
            }
        }
    }

    private static Command.PutPolicy time(String rules) {
        return new Command.PutPolicy("""
                porchlight: 1
                household: {zone: Etc/UTC, calendar: none}
                children:
                  - {id: mei, name: Mei, accounts: [mei], preset: none, time: %s}
                """.formatted(rules), Optional.empty());
    }
}
