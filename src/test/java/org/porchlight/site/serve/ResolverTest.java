package org.porchlight.site.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.site.serve.Asker.HERE;
import static org.porchlight.site.serve.Home.GAME;
import static org.porchlight.site.serve.Home.GARDEN;
import static org.porchlight.site.serve.Home.HONEST;
import static org.porchlight.site.serve.Home.LAN;
import static org.porchlight.site.serve.Home.LESSON;
import static org.porchlight.site.serve.Home.LESSON_V6;
import static org.porchlight.site.serve.Home.MING;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.policy.RuleList;
import org.porchlight.core.policy.SiteRules;
import org.porchlight.core.policy.SiteRules.Action;
import org.porchlight.site.wire.RecordType;
import org.porchlight.site.wire.ResponseCode;
import org.porchlight.trace.Recorded;
import org.porchlight.trace.Traced;

class ResolverTest {
    private final Home home = new Home();

    @TempDir
    Path folder;

    @AfterEach
    void close() throws Exception {
        home.close();
    }

    @Test
    void pinsAnAllowedNameBeforeItAnswers() throws Exception {
        int port = home.publish(home.resolver(home.server(HONEST).address()), GARDEN);
        assertThat(home.reaches(MING, LESSON)).isFalse();

        var answer = Asker.ask(HERE, port, "www.lesson.example", RecordType.A);

        assertThat(answer.addresses()).containsExactly(LESSON);
        assertThat(home.reaches(MING, LESSON)).isTrue();
    }

    @Test
    void tellsASenderToAskAgainBeforeThePinRunsOut() throws Exception {
        int port = home.publish(home.resolver(home.server(HONEST).address()), GARDEN);

        var answer = Asker.ask(HERE, port, "lesson.example", RecordType.A);

        assertThat(answer.life()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void answersOnBothLoopbackAddressesByDatagramAndByStream() throws Exception {
        int port = home.publish(home.resolver(home.server(HONEST).address()), GARDEN);

        assertThat(Asker.ask(Asker.HERE_V6, port, "lesson.example", RecordType.AAAA)
                        .addresses())
                .containsExactly(LESSON_V6);
        assertThat(Asker.askByStream(HERE, port, "lesson.example", RecordType.A).addresses())
                .containsExactly(LESSON);
        assertThat(Asker.askByStream(Asker.HERE_V6, port, "game.example", RecordType.A)
                        .code())
                .isEqualTo(ResponseCode.NO_SUCH_NAME);
    }

    @Test
    void deniesWithoutAskingAnybodyAndTellsOnce() throws Exception {
        var server = home.server(HONEST);
        int port = home.publish(home.resolver(server.address()), GARDEN);

        var answer = Asker.ask(HERE, port, "Game.Example", RecordType.A);
        Asker.ask(HERE, port, "game.example", RecordType.AAAA);
        Asker.ask(HERE, port, "game.example", RecordType.HTTPS);
        Asker.ask(HERE, port, "other.example", RecordType.A);

        assertThat(answer.code()).isEqualTo(ResponseCode.NO_SUCH_NAME);
        assertThat(server.asked()).isEmpty();
        assertThat(home.refused().poll(60, TimeUnit.SECONDS)).isEqualTo("ming game.example sites.default");
        assertThat(home.refused().poll(60, TimeUnit.SECONDS)).isEqualTo("ming other.example sites.default");
        assertThat(home.refused()).isEmpty();
    }

    @Test
    void tellsTheFlightRecorderThatANameWasAskedAndNotWhich() throws Exception {
        int port = home.publish(home.resolver(home.server(HONEST).address()), GARDEN);
        try (var recording = new Recording();
                var noise = new DatagramSocket()) {
            recording.enable(Traced.NameAsked.class);
            recording.start();

            Asker.ask(HERE, port, "www.lesson.example", RecordType.A);
            noise.send(new DatagramPacket(new byte[] {1, 2, 3}, 3, HERE, port));
            // It stands behind the noise in the queue of the same socket.
            Asker.ask(HERE, port, "game.example", RecordType.A);
            recording.stop();
            recording.dump(folder.resolve("names.jfr"));
        }

        var recorded = Recorded.only(Traced.NameAsked.class, folder.resolve("names.jfr"));
        assertThat(recorded.fields()).containsExactly("outcome");
        assertThat(recorded.events())
                .extracting(event -> event.getString("outcome"))
                .containsExactly("Fetch", "Silence", "Reply");
        recorded.tellsNothingOf("lesson", "game", "plt-ming", "198.51.100");
    }

    @Test
    void followsAliasesOfAnAllowedName() throws Exception {
        var server = home.server((query, _) ->
                Optional.of(NameServer.leading(query, 30, List.of("a.cdn.example", "b.cdn.example"), LESSON)));
        int port = home.publish(home.resolver(server.address()), GARDEN);

        var answer = Asker.ask(HERE, port, "lesson.example", RecordType.A);

        assertThat(answer.addresses()).containsExactly(LESSON);
        assertThat(home.reaches(MING, LESSON)).isTrue();
    }

    @Test
    void deniesAnAllowedNameThatLeadsToADeniedOne() throws Exception {
        var server =
                home.server((query, _) -> Optional.of(NameServer.leading(query, 30, List.of("a.ads.example"), GAME)));
        var rules = RuleList.sites(Action.ALLOW, List.of(SiteRules.Rule.domain("ads.example", Action.DENY)));
        int port = home.publish(home.resolver(server.address()), rules);

        var answer = Asker.ask(HERE, port, "lesson.example", RecordType.A);

        assertThat(answer.code()).isEqualTo(ResponseCode.NO_SUCH_NAME);
        assertThat(home.reaches(MING, GAME)).isFalse();
        assertThat(home.refused().poll(60, TimeUnit.SECONDS)).isEqualTo("ming lesson.example sites.rules[0]");
    }

    @Test
    void pinsNoAddressThatLeadsBackToThisMachine() throws Exception {
        var storage = InetAddress.ofLiteral("192.168.1.20");
        var self = InetAddress.ofLiteral("127.0.0.1");
        var cloud = InetAddress.ofLiteral("169.254.169.254");
        var server = home.server(
                (query, _) -> Optional.of(NameServer.leading(query, 30, List.of(), self, cloud, storage, LESSON)));
        int port = home.publish(home.resolver(server.address()), GARDEN);

        var answer = Asker.ask(HERE, port, "lesson.example", RecordType.A);

        assertThat(answer.addresses()).containsExactly(self, cloud, storage, LESSON);
        assertThat(home.reaches(MING, self)).isFalse();
        assertThat(home.reaches(MING, cloud)).isFalse();
        assertThat(home.reaches(MING, storage)).isTrue();
    }

    @Test
    void hidesHintsThatWouldLeadRoundThePins() throws Exception {
        var server = home.server(HONEST);
        int port = home.publish(home.resolver(server.address()), GARDEN);

        var answer = Asker.ask(HERE, port, "lesson.example", RecordType.HTTPS);

        assertThat(answer.code()).isEqualTo(ResponseCode.OK);
        assertThat(answer.addresses()).isEmpty();
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void takesPinsBackWhenTheRulesChange() throws Exception {
        var resolver = home.resolver(home.server(HONEST).address());
        int port = home.publish(resolver, GARDEN);
        Asker.ask(HERE, port, "lesson.example", RecordType.A);

        int samePort = home.publish(resolver, RuleList.sites(Action.DENY, List.of()));

        assertThat(samePort).isEqualTo(port);
        assertThat(home.reaches(MING, LESSON)).isFalse();
        assertThat(Asker.ask(HERE, port, "lesson.example", RecordType.A).code()).isEqualTo(ResponseCode.NO_SUCH_NAME);
    }

    @Test
    void keepsPinsWhenTheSameRulesArePublishedAgain() throws Exception {
        var resolver = home.resolver(home.server(HONEST).address());
        int port = home.publish(resolver, GARDEN);
        Asker.ask(HERE, port, "lesson.example", RecordType.A);

        home.publish(resolver, GARDEN);

        assertThat(home.reaches(MING, LESSON)).isTrue();
    }

    @Test
    void hasADoorForEachAccountThatIsLimitedAndForNoOther() throws Exception {
        var resolver = home.resolver(home.server(HONEST).address());

        resolver.publish(Home.view(Map.of(MING, GARDEN, LAN, GARDEN)));
        var both = resolver.ports();
        resolver.publish(Home.view(Map.of(MING, GARDEN, LAN, Home.OPEN)));

        assertThat(both.get(MING)).isNotEqualTo(both.get(LAN));
        assertThat(resolver.ports()).containsExactly(Map.entry(MING, both.get(MING)));
    }

    @Test
    void answersThePcItselfWithoutAskingAnybody() throws Exception {
        var server = home.server(HONEST);
        int port = home.publish(home.resolver(server.address()), GARDEN);

        assertThat(Asker.ask(HERE, port, "localhost", RecordType.A).addresses()).containsExactly(HERE);
        assertThat(server.asked()).isEmpty();
    }
}
