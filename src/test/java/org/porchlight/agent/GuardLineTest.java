package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.AgentClaim;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.FakeGuard;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.SocketLink;

class GuardLineTest implements GuardLine.Listener {
    private static final Optional<String> KEY = Optional.of("00112233445566778899aabbccddeeff");

    @TempDir
    Path directory;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final FakeGuard guard = new FakeGuard();

    @Override
    public void connected(GuardLine.Role role) {
        told.add("connected " + role);
    }

    @Override
    public void heard(StatusReport report) {
        told.add("heard " + report.children().size());
    }

    @Override
    public void lost() {
        told.add("lost");
    }

    @Test
    void introducesItselfAsAChildsAgentAndHearsTheStatus() throws Exception {
        try (var _ = listen(new Role.OfChild(new ChildId("mei")));
                var line = line()) {
            line.open();

            assertThat(next()).isEqualTo("connected CHILD");
            assertThat(next()).startsWith("heard");
            assertThat(guard.asked).contains(new AgentClaim.IAmTheAgent(KEY));
        }
    }

    @Test
    void isAParentsWhereTheGuardTakesItForOne() throws Exception {
        try (var _ = listen(new Role.Parent(new Authority.Root()));
                var line = line()) {
            line.open();

            assertThat(next()).isEqualTo("connected PARENT");
            assertThat(next()).startsWith("heard");
        }
    }

    @Test
    void comesBackWhenTheGuardDoes() throws Exception {
        try (var line = line()) {
            var first = listen(new Role.OfChild(new ChildId("mei")));
            line.open();
            assertThat(next()).isEqualTo("connected CHILD");
            assertThat(next()).startsWith("heard");

            first.close();
            assertThat(next()).isEqualTo("lost");

            try (var _ = listen(new Role.OfChild(new ChildId("mei")))) {
                assertThat(nextButLost()).isEqualTo("connected CHILD");
                assertThat(next()).startsWith("heard");
            }
        }
    }

    @Test
    void saysThatItIsLostWhereNoGuardIs() throws Exception {
        try (var line = line()) {
            line.open();

            assertThat(next()).isEqualTo("lost");
        }
    }

    @Test
    void givesNoAnswerWhereNoGuardIs() throws Exception {
        try (var line = line()) {
            var answers = new LinkedBlockingQueue<Optional<Answer>>();

            line.ask(new Command.Status(), answers::add);

            assertThat(answers.poll(60, TimeUnit.SECONDS)).isEmpty();
        }
    }

    private GuardLine line() {
        return new GuardLine(() -> SocketLink.connect(socket()), KEY, this);
    }

    private GuardServer listen(Role role) throws IOException {
        return GuardServer.open(socket(), GuardServer.Access.OWNER, _ -> role, guard);
    }

    private Path socket() {
        return directory.resolve("run").resolve("guard.sock");
    }

    private String next() throws InterruptedException {
        return Optional.ofNullable(told.poll(60, TimeUnit.SECONDS)).orElse("nothing");
    }

    private String nextButLost() throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        var word = next();
        while (word.equals("lost") && System.nanoTime() - end < 0) {
            word = next();
        }
        return word;
    }
}
