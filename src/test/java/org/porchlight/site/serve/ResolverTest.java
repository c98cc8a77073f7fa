package org.porchlight.site.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.site.serve.Asker.HERE;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.SiteRules;
import org.porchlight.core.policy.SiteRules.Action;
import org.porchlight.core.policy.SiteRules.DomainRule;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.FakeNet;
import org.porchlight.port.GateView;
import org.porchlight.port.GateView.ChildView;
import org.porchlight.site.wire.Query;
import org.porchlight.site.wire.RecordType;
import org.porchlight.site.wire.Replies;
import org.porchlight.site.wire.ResponseCode;

class ResolverTest {
    private static final ChildAccount MING = new ChildAccount("42101", "plt-ming", Path.of("/nonexistent"));
    private static final ChildAccount LAN = new ChildAccount("42102", "plt-lan", Path.of("/nonexistent"));
    private static final InetAddress LESSON = InetAddress.ofLiteral("198.51.100.7");
    private static final InetAddress GAME = InetAddress.ofLiteral("198.51.100.8");
    private static final InetAddress LESSON_V6 = InetAddress.ofLiteral("2001:db8::7");
    private static final SiteRules GARDEN =
            new SiteRules(Action.DENY, List.of(new DomainRule("lesson.example", Action.ALLOW)));
    private static final NameServer.Mind HONEST =
            (query, _) -> Optional.of(Replies.addresses(query, List.of(LESSON, LESSON_V6), Duration.ofHours(1)));

    private final FakeNet net = new FakeNet();
    private final BlockingQueue<String> refused = new LinkedBlockingQueue<>();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (var thing : opened.reversed()) {
            thing.close();
        }
    }

    private NameServer server(NameServer.Mind mind) throws IOException {
        var server = new NameServer(mind);
        opened.add(server);
        return server;
    }

    private Resolver resolver(InetSocketAddress... servers) throws Exception {
        var resolver = Resolver.open(
                net,
                new Upstream(() -> List.of(servers)),
                PinTimes.USUAL,
                (child, host, rule) -> refused.add(child.value() + " " + host + " " + rule));
        opened.add(resolver);
        return resolver;
    }

    private int publish(Resolver resolver, SiteRules rules) throws Exception {
        resolver.publish(view(Map.of(MING, rules)));
        net.bring(resolver.ports());
        return Objects.requireNonNull(resolver.ports().get(MING));
    }

    private static GateView view(Map<ChildAccount, SiteRules> rules) {
        var children = new HashMap<ChildAccount, ChildView>();
        rules.forEach((account, sites) -> children.put(
                account,
                new ChildView(
                        new ChildId(account.name().substring("plt-".length())),
                        "1",
                        new AppRules(AppRules.Action.ALLOW, List.of()),
                        sites)));
        return new GateView(children);
    }

    @Test
    void pinsAnAllowedNameBeforeItAnswers() throws Exception {
        int port = publish(resolver(server(HONEST).address()), GARDEN);
        assertThat(net.reaches(MING, LESSON)).isFalse();

        var answer = Asker.ask(HERE, port, "www.lesson.example", RecordType.A);

        assertThat(answer.addresses()).containsExactly(LESSON);
        assertThat(net.reaches(MING, LESSON)).isTrue();
    }

    @Test
    void tellsASenderToAskAgainBeforeThePinRunsOut() throws Exception {
        int port = publish(resolver(server(HONEST).address()), GARDEN);

        var answer = Asker.ask(HERE, port, "lesson.example", RecordType.A);

        assertThat(answer.life()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void answersOnBothLoopbackAddressesByDatagramAndByStream() throws Exception {
        int port = publish(resolver(server(HONEST).address()), GARDEN);

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
        var server = server(HONEST);
        int port = publish(resolver(server.address()), GARDEN);

        var answer = Asker.ask(HERE, port, "Game.Example", RecordType.A);
        Asker.ask(HERE, port, "game.example", RecordType.AAAA);
        Asker.ask(HERE, port, "game.example", RecordType.HTTPS);
        Asker.ask(HERE, port, "other.example", RecordType.A);

        assertThat(answer.code()).isEqualTo(ResponseCode.NO_SUCH_NAME);
        assertThat(server.asked()).isEmpty();
        assertThat(refused.poll(5, TimeUnit.SECONDS)).isEqualTo("ming game.example sites.default");
        assertThat(refused.poll(5, TimeUnit.SECONDS)).isEqualTo("ming other.example sites.default");
        assertThat(refused).isEmpty();
    }

    @Test
    void followsAliasesOfAnAllowedName() throws Exception {
        var server = server((query, _) ->
                Optional.of(NameServer.leading(query, 30, List.of("a.cdn.example", "b.cdn.example"), LESSON)));
        int port = publish(resolver(server.address()), GARDEN);

        var answer = Asker.ask(HERE, port, "lesson.example", RecordType.A);

        assertThat(answer.addresses()).containsExactly(LESSON);
        assertThat(net.reaches(MING, LESSON)).isTrue();
    }

    @Test
    void deniesAnAllowedNameThatLeadsToADeniedOne() throws Exception {
        var server = server((query, _) -> Optional.of(NameServer.leading(query, 30, List.of("a.ads.example"), GAME)));
        var rules = new SiteRules(Action.ALLOW, List.of(new DomainRule("ads.example", Action.DENY)));
        int port = publish(resolver(server.address()), rules);

        var answer = Asker.ask(HERE, port, "lesson.example", RecordType.A);

        assertThat(answer.code()).isEqualTo(ResponseCode.NO_SUCH_NAME);
        assertThat(net.reaches(MING, GAME)).isFalse();
        assertThat(refused.poll(5, TimeUnit.SECONDS)).isEqualTo("ming lesson.example sites.rules[0]");
    }

    @Test
    void pinsNoAddressThatLeadsBackToThisMachine() throws Exception {
        var home = InetAddress.ofLiteral("192.168.1.20");
        var router = InetAddress.ofLiteral("127.0.0.1");
        var cloud = InetAddress.ofLiteral("169.254.169.254");
        var server = server(
                (query, _) -> Optional.of(NameServer.leading(query, 30, List.of(), router, cloud, home, LESSON)));
        int port = publish(resolver(server.address()), GARDEN);

        var answer = Asker.ask(HERE, port, "lesson.example", RecordType.A);

        assertThat(answer.addresses()).containsExactly(router, cloud, home, LESSON);
        assertThat(net.reaches(MING, router)).isFalse();
        assertThat(net.reaches(MING, cloud)).isFalse();
        assertThat(net.reaches(MING, home)).isTrue();
    }

    @Test
    void keepsAddressesOfOtherNamesInAReplyClosed() throws Exception {
        var server = server((query, _) -> {
            var asked = new Asked(query.question().name());
            return Optional.of(asked.replyWithStranger(query));
        });
        int port = publish(resolver(server.address()), GARDEN);

        Asker.ask(HERE, port, "lesson.example", RecordType.A);

        assertThat(net.reaches(MING, GAME)).isFalse();
    }

    private record Asked(String name) {
        byte[] replyWithStranger(Query query) throws IOException {
            var reply = NameServer.leading(query, 30, List.of("x.example"), GAME);
            // The alias becomes a text record, so that nothing leads to the address.
            int aliasType = 12 + (name.length() + 2) + 4 + (name.length() + 2) + 1;
            reply[aliasType] = 16;
            return reply;
        }
    }

    @Test
    void hidesHintsThatWouldLeadRoundThePins() throws Exception {
        var server = server(HONEST);
        int port = publish(resolver(server.address()), GARDEN);

        var answer = Asker.ask(HERE, port, "lesson.example", RecordType.HTTPS);

        assertThat(answer.code()).isEqualTo(ResponseCode.OK);
        assertThat(answer.addresses()).isEmpty();
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void comesAgainByStreamWhenAReplyIsTruncated() throws Exception {
        var many = IntStream.range(1, 60)
                .mapToObj(last -> InetAddress.ofLiteral("203.0.113." + last))
                .toArray(InetAddress[]::new);
        var server = server((query, stream) ->
                Optional.of(stream ? NameServer.leading(query, 30, List.of(), many) : Replies.truncated(query)));
        int port = publish(resolver(server.address()), GARDEN);

        assertThat(Asker.ask(HERE, port, "lesson.example", RecordType.A).truncated())
                .isTrue();
        assertThat(Asker.askByStream(HERE, port, "lesson.example", RecordType.A).addresses())
                .containsExactly(many);
        assertThat(net.reaches(MING, many[58])).isTrue();
    }

    @Test
    void asksTheNextServerWhenOneIsInTrouble() throws Exception {
        var broken = server((query, _) -> Optional.of(Replies.empty(query, ResponseCode.FAILED)));
        int port = publish(resolver(broken.address(), server(HONEST).address()), GARDEN);

        assertThat(Asker.ask(HERE, port, "lesson.example", RecordType.A).addresses())
                .containsExactly(LESSON);
    }

    @Test
    void doesNotBelieveAReplyToAnotherQuestion() throws Exception {
        var liar = server((query, _) -> {
            var reply = NameServer.leading(query, 30, List.of(), GAME);
            reply[0] ^= 0x55;
            return Optional.of(reply);
        });
        int port = publish(resolver(liar.address(), server(HONEST).address()), GARDEN);

        assertThat(Asker.ask(HERE, port, "lesson.example", RecordType.A).addresses())
                .containsExactly(LESSON);
        assertThat(net.reaches(MING, GAME)).isFalse();
    }

    @Test
    void failsWithinFiveSecondsWhenEveryServerIsSilent() throws Exception {
        int port = publish(resolver(server((_, _) -> Optional.empty()).address()), GARDEN);
        long start = System.nanoTime();

        var answer = Asker.ask(HERE, port, "lesson.example", RecordType.A);

        assertThat(answer.code()).isEqualTo(ResponseCode.FAILED);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
    }

    @Test
    void failsRatherThanAnswerWhatTheKernelDidNotPin() throws Exception {
        int port = publish(resolver(server(HONEST).address()), GARDEN);
        net.breakDown("no table");

        var answer = Asker.ask(HERE, port, "lesson.example", RecordType.A);

        assertThat(answer.code()).isEqualTo(ResponseCode.FAILED);
        assertThat(answer.addresses()).isEmpty();
    }

    @Test
    void failsTheSixtyFifthQuestionUnderWayAtOnce() throws Exception {
        var gate = new CountDownLatch(1);
        var server = server((query, _) -> {
            await(gate);
            return HONEST.reply(query, false);
        });
        int port = publish(resolver(server.address()), GARDEN);
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                var _ = many.submit(() -> Asker.ask(HERE, port, "lesson.example", RecordType.A));
            }
            var deadline = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            var code = ResponseCode.OK;
            while (!code.equals(ResponseCode.FAILED) && System.nanoTime() < deadline) {
                code = Asker.ask(HERE, port, "lesson.example", RecordType.A).code();
            }

            assertThat(code).isEqualTo(ResponseCode.FAILED);
            assertThat(Asker.ask(HERE, port, "game.example", RecordType.A).code())
                    .isEqualTo(ResponseCode.NO_SUCH_NAME);
            gate.countDown();
        }
    }

    private static void await(CountDownLatch gate) throws IOException {
        try {
            assertThat(gate.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void takesPinsBackWhenTheRulesChange() throws Exception {
        var resolver = resolver(server(HONEST).address());
        int port = publish(resolver, GARDEN);
        Asker.ask(HERE, port, "lesson.example", RecordType.A);

        int samePort = publish(resolver, new SiteRules(Action.DENY, List.of()));

        assertThat(samePort).isEqualTo(port);
        assertThat(net.reaches(MING, LESSON)).isFalse();
        assertThat(Asker.ask(HERE, port, "lesson.example", RecordType.A).code()).isEqualTo(ResponseCode.NO_SUCH_NAME);
    }

    @Test
    void keepsPinsWhenTheSameRulesArePublishedAgain() throws Exception {
        var resolver = resolver(server(HONEST).address());
        int port = publish(resolver, GARDEN);
        Asker.ask(HERE, port, "lesson.example", RecordType.A);

        publish(resolver, GARDEN);

        assertThat(net.reaches(MING, LESSON)).isTrue();
    }

    @Test
    void hasADoorForEachAccountThatIsLimitedAndForNoOther() throws Exception {
        var resolver = resolver(server(HONEST).address());

        resolver.publish(view(Map.of(MING, GARDEN, LAN, GARDEN)));
        var both = resolver.ports();
        resolver.publish(view(Map.of(MING, GARDEN, LAN, SiteRules.OPEN)));

        assertThat(both.get(MING)).isNotEqualTo(both.get(LAN));
        assertThat(resolver.ports()).containsExactly(Map.entry(MING, both.get(MING)));
    }

    @Test
    void answersOddDatagramsWithACodeAndGoesOn() throws Exception {
        int port = publish(resolver(server(HONEST).address()), GARDEN);

        var reply = Asker.exchange(HERE, port, new byte[12]);

        assertThat(reply[3] & 0x0f).isEqualTo(ResponseCode.UNREADABLE.number());
        assertThat(Asker.ask(HERE, port, "lesson.example", RecordType.A).addresses())
                .containsExactly(LESSON);
    }

    @Test
    void answersThePcItselfWithoutAskingAnybody() throws Exception {
        var server = server(HONEST);
        int port = publish(resolver(server.address()), GARDEN);

        assertThat(Asker.ask(HERE, port, "localhost", RecordType.A).addresses()).containsExactly(HERE);
        assertThat(server.asked()).isEmpty();
    }
}
