package org.porchlight.site.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.site.serve.Asker.HERE;
import static org.porchlight.site.serve.Home.GAME;
import static org.porchlight.site.serve.Home.GARDEN;
import static org.porchlight.site.serve.Home.HONEST;
import static org.porchlight.site.serve.Home.LESSON;
import static org.porchlight.site.serve.Home.MING;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.porchlight.site.wire.Query;
import org.porchlight.site.wire.RecordType;
import org.porchlight.site.wire.Replies;
import org.porchlight.site.wire.ResponseCode;

class ResolverTroubleTest {
    private final Home home = new Home();

    @AfterEach
    void close() throws Exception {
        home.close();
    }

    @Test
    void keepsAddressesOfOtherNamesInAReplyClosed() throws Exception {
        var server = home.server((query, _) -> {
            var asked = new Asked(query.question().name());
            return Optional.of(asked.replyWithStranger(query));
        });
        int port = home.publish(home.resolver(server.address()), GARDEN);

        Asker.ask(HERE, port, "lesson.example", RecordType.A);

        assertThat(home.reaches(MING, GAME)).isFalse();
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
    void comesAgainByStreamWhenAReplyIsTruncated() throws Exception {
        var many = IntStream.range(1, 60)
                .mapToObj(last -> InetAddress.ofLiteral("203.0.113." + last))
                .toArray(InetAddress[]::new);
        var server = home.server((query, stream) ->
                Optional.of(stream ? NameServer.leading(query, 30, List.of(), many) : Replies.truncated(query)));
        int port = home.publish(home.resolver(server.address()), GARDEN);

        assertThat(Asker.ask(HERE, port, "lesson.example", RecordType.A).truncated())
                .isTrue();
        assertThat(Asker.askByStream(HERE, port, "lesson.example", RecordType.A).addresses())
                .containsExactly(many);
        assertThat(home.reaches(MING, many[58])).isTrue();
    }

    @Test
    void asksTheNextServerWhenOneIsInTrouble() throws Exception {
        var broken = home.server((query, _) -> Optional.of(Replies.empty(query, ResponseCode.FAILED)));
        int port =
                home.publish(home.resolver(broken.address(), home.server(HONEST).address()), GARDEN);

        assertThat(Asker.ask(HERE, port, "lesson.example", RecordType.A).addresses())
                .containsExactly(LESSON);
    }

    @Test
    void doesNotBelieveAReplyToAnotherQuestion() throws Exception {
        var liar = home.server((query, _) -> {
            var reply = NameServer.leading(query, 30, List.of(), GAME);
            reply[0] ^= 0x55;
            return Optional.of(reply);
        });
        int port =
                home.publish(home.resolver(liar.address(), home.server(HONEST).address()), GARDEN);

        assertThat(Asker.ask(HERE, port, "lesson.example", RecordType.A).addresses())
                .containsExactly(LESSON);
        assertThat(home.reaches(MING, GAME)).isFalse();
    }

    @Test
    void failsWithinFiveSecondsWhenEveryServerIsSilent() throws Exception {
        int port = home.publish(
                home.resolver(home.server((_, _) -> Optional.empty()).address()), GARDEN);
        long start = System.nanoTime();

        var answer = Asker.ask(HERE, port, "lesson.example", RecordType.A);

        assertThat(answer.code()).isEqualTo(ResponseCode.FAILED);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void failsRatherThanAnswerWhatTheKernelDidNotPin() throws Exception {
        int port = home.publish(home.resolver(home.server(HONEST).address()), GARDEN);
        home.net().breakDown("no table");

        var answer = Asker.ask(HERE, port, "lesson.example", RecordType.A);

        assertThat(answer.code()).isEqualTo(ResponseCode.FAILED);
        assertThat(answer.addresses()).isEmpty();
    }

    @Test
    void failsTheSixtyFifthQuestionUnderWayAtOnce() throws Exception {
        var gate = new CountDownLatch(1);
        var server = home.server((query, _) -> {
            await(gate);
            return HONEST.reply(query, false);
        });
        int port = home.publish(home.resolver(server.address()), GARDEN);
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                var _ = many.submit(() -> Asker.ask(HERE, port, "lesson.example", RecordType.A));
            }
            var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
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
            assertThat(gate.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void answersOddDatagramsWithACodeAndGoesOn() throws Exception {
        int port = home.publish(home.resolver(home.server(HONEST).address()), GARDEN);

        var reply = Asker.exchange(HERE, port, new byte[12]);

        assertThat(reply[3] & 0x0f).isEqualTo(ResponseCode.UNREADABLE.number());
        assertThat(Asker.ask(HERE, port, "lesson.example", RecordType.A).addresses())
                .containsExactly(LESSON);
    }

    @Test
    void tellsAtMostSixtyRefusalsAMinute() throws Exception {
        int port = home.publish(home.resolver(home.server(HONEST).address()), GARDEN);

        for (int i = 0; i < 100; i++) {
            Asker.ask(HERE, port, "game" + i + ".example", RecordType.A);
        }

        for (int i = 0; i < 60; i++) {
            assertThat(home.refused().poll(60, TimeUnit.SECONDS)).startsWith("ming game" + i + ".");
        }
        assertThat(home.refused().poll(200, TimeUnit.MILLISECONDS)).isNull();
    }
}
