package org.porchlight.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.StatusReport;

/// Who may ask what.
class GuardServerTest extends OnGuardServer {
    @Test
    void answersAParent() throws Exception {
        open(PARENT);

        try (var link = SocketLink.connect(socket)) {
            assertThat(link.greeting()).isEqualTo(new Greeting.AsParent(Optional.empty()));
            for (var command : CommandCodecTest.parents()) {
                if (!(command instanceof Command.Watch || command instanceof Command.AtLength)) {
                    assertThat(link.ask(command)).isNotInstanceOf(Answer.NotPermitted.class);
                    assertThat(guard.asked).last().isEqualTo(command);
                }
            }
        }
    }

    @Test
    void answersAChildAndTellsWhenItsConnectionIsGone() throws Exception {
        open(CHILD);

        try (var link = SocketLink.connect(socket)) {
            assertThat(link.greeting()).isEqualTo(new Greeting.AsChild(Samples.MEI));
            assertThat(link.ask(new AgentClaim.IAmTheAgent(Optional.empty()))).isEqualTo(new Answer.Done());
            assertThat(link.ask(new Command.PutPolicy("", Optional.empty()))).isEqualTo(new Answer.NotPermitted());
        }

        assertThat(guard.closed.poll(60, TimeUnit.SECONDS)).isNotNull();
        assertThat(guard.asked).containsExactly(new AgentClaim.IAmTheAgent(Optional.empty()));
    }

    @Test
    void hangsUpOnAChildThatNamesAParentsCommand() throws Exception {
        open(CHILD);

        try (var raw = greeted()) {
            send(raw, "{\"ask\":\"grant\",\"child\":\"mei\",\"seconds\":900,\"beyondWindow\":true,\"words\":\"\"}");

            assertThat(receive(raw)).isEqualTo("{\"bye\":\"a command that a child cannot give\"}");
            assertThat(atEnd(raw)).isTrue();
        }
        assertThat(guard.asked).isEmpty();
    }

    @Test
    void letsNobodyAskAnything() throws Exception {
        open(new Role.Nobody());

        try (var link = SocketLink.connect(socket)) {
            assertThat(link.greeting()).isEqualTo(new Greeting.AsNobody());
            assertThat(link.ask(new Command.Status())).isEqualTo(new Answer.NotPermitted());
        }
    }

    @Test
    void asksForTheRoleWithTheAccountOfTheKernel() throws Exception {
        var peers = new LinkedBlockingQueue<Peer>();
        open(peer -> {
            peers.add(peer);
            return PARENT;
        });

        SocketLink.connect(socket).close();

        var self = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        assertThat(peers.take())
                .isEqualTo(new Peer(self, Files.getOwner(Path.of("/proc/self")).getName()));
    }

    @Test
    void endsAConnectionWhoseRoleChangedWhileItBegan() throws Exception {
        var roles = new LinkedBlockingQueue<Role>(List.of(PARENT));
        open(_ -> Optional.ofNullable(roles.poll()).orElseGet(Role.Nobody::new));

        assertThatThrownBy(() -> {
                    try (var link = SocketLink.connect(socket)) {
                        link.ask(new Command.Status());
                    }
                })
                .isInstanceOf(IOException.class);
        assertThat(guard.asked).isEmpty();
    }

    @Test
    void refusesToAskThroughALinkThatIsClosed() throws Exception {
        open(PARENT);
        var link = SocketLink.connect(socket);

        link.close();

        assertThatThrownBy(() -> link.ask(new Command.Status())).isInstanceOf(IOException.class);
    }

    @Test
    void tellsAWatcherTheStatusAtOnceAndAtEveryChange() throws Exception {
        var server = open(CHILD);
        var seen = new LinkedBlockingQueue<StatusReport>();
        var lost = new CountDownLatch(1);

        try (var link = SocketLink.connect(socket)) {
            link.watch(seen::add, lost::countDown);
            assertThat(seen.take()).isEqualTo(Connection.of(new Role.OfChild(Samples.MEI), SampleStatus.status()));

            server.publish(SampleStatus.status());
            var told = seen.take();
            server.close();

            assertThat(told.children())
                    .singleElement()
                    .satisfies(child -> assertThat(child.id()).isEqualTo(Samples.MEI));
            assertThat(lost.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
