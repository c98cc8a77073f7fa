package org.porchlight.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Answers that come in pieces.
class LongAnswersOverASocketTest extends OnGuardServer {
    @Test
    void tellsALongAnswerInPieces() throws Exception {
        open(PARENT);
        var lines = new ArrayList<String>();
        for (int i = 0; i < 9_000; i++) {
            lines.add(i + " \u0001 \" 画 𠮷".repeat(4));
        }
        lines.add("𠮷".repeat(Answer.Chunk.MOST));
        guard.lines = lines;
        var pieces = new ArrayList<String>();

        try (var link = SocketLink.connect(socket)) {
            assertThat(link.ask(new Command.Backup(), pieces::add)).isEqualTo(new Answer.Done());
            assertThat(link.ask(new Command.Status())).isInstanceOf(Answer.Status.class);
        }

        assertThat(pieces).hasSizeGreaterThan(3).allMatch(piece -> piece.length() <= Answer.Chunk.MOST);
        assertThat(String.join("", pieces)).isEqualTo(String.join("\n", lines) + "\n");
    }

    @Test
    void fitsAPieceIntoAFrameWhateverIsInIt() throws Exception {
        open(PARENT);
        guard.lines = List.of("\u0001".repeat(3 * Answer.Chunk.MOST), "\u0085".repeat(Answer.Chunk.MOST));
        var told = new StringBuilder();

        try (var link = SocketLink.connect(socket)) {
            assertThat(link.ask(new Command.Export(Samples.MEI), told::append)).isEqualTo(new Answer.Done());
        }

        assertThat(told).hasSize(4 * Answer.Chunk.MOST + 2);
    }

    @Test
    void saysAtTheEndThatALongAnswerFailed() throws Exception {
        open(PARENT);
        guard.answerOrdersWith(new Answer.Refused("ledger", "disk"));
        var told = new StringBuilder();

        try (var link = SocketLink.connect(socket)) {
            assertThat(link.ask(new Command.Backup(), told::append)).isEqualTo(new Answer.Refused("ledger", "disk"));
        }

        assertThat(told.toString()).isEqualTo(Samples.EVENT + "\n");
    }

    @Test
    void hangsUpOnWhoTakesNothingOfALongAnswerAndServesOthersMeanwhile() throws Exception {
        open(PARENT);
        guard.lines = Collections.nCopies(200_000, Samples.EVENT);
        try (var raw = greeted();
                var link = SocketLink.connect(socket)) {
            send(raw, "{\"ask\":\"events\",\"since\":[],\"follow\":true}");

            assertThat(link.ask(new Command.Status())).isInstanceOf(Answer.Status.class);

            assertThat(guard.followed.await(60, TimeUnit.SECONDS)).isTrue();
            drain(raw);
        }
    }

    @Test
    void followsUntilThePeerIsGone() throws Exception {
        var server = open(PARENT);
        var seen = new LinkedBlockingQueue<String>();
        var link = SocketLink.connect(socket);
        var ended = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            try {
                link.ask(new Command.Events(Map.of(), true), seen::add);
            } catch (IOException _) {
                ended.countDown();
            }
        });
        assertThat(seen.take()).isEqualTo(Samples.EVENT + "\n");

        assertThat(seen.take()).isEqualTo("news\n");
        guard.news = "later news";
        server.publish(SampleStatus.status());
        assertThat(seen.take()).isEqualTo("later news\n");
        link.close();

        assertThat(guard.followed.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void endsALinkWhoseTakerFails() throws Exception {
        open(PARENT);
        try (var link = SocketLink.connect(socket)) {
            assertThatThrownBy(() -> link.ask(new Command.Backup(), _ -> {
                        throw new IllegalStateException("disk full");
                    }))
                    .hasMessage("disk full");
            assertThatThrownBy(() -> link.ask(new Command.Status())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void tellsAChildNothingButItsOwnExport() throws Exception {
        open(CHILD);
        try (var link = SocketLink.connect(socket)) {
            assertThat(link.ask(new Command.ExportMine(), _ -> {})).isEqualTo(new Answer.Done());
            assertThat(link.ask(new Command.Backup(), _ -> {})).isEqualTo(new Answer.NotPermitted());
            assertThat(link.ask(new Command.Export(Samples.MEI), _ -> {})).isEqualTo(new Answer.NotPermitted());
        }
        assertThat(guard.asked).containsExactly(new Command.ExportMine());
    }
}
