package org.porchlight.ipc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.ProtocolException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One conversation with a peer, on a thread of its own.
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final Duration HELLO = Duration.ofSeconds(2);
    private static final Duration FRAME = Duration.ofSeconds(5);

    private final GuardServer guard;
    private final GuardServer.ConnectionId id;
    private final SocketChannel channel;
    private final Frames frames;
    private final Peer peer;
    private final Role role;
    private final Optional<Share> share;
    /// Holds the newest report that a watcher has not got yet, or nothing for its end; null while nothing is watched.
    private volatile @Nullable BlockingQueue<Optional<StatusReport>> newest;

    Connection(
            GuardServer guard,
            GuardServer.ConnectionId id,
            SocketChannel channel,
            Deadlines deadlines,
            Peer peer,
            Role role) {
        this.guard = guard;
        this.id = id;
        this.channel = channel;
        this.frames = new Frames(channel, deadlines);
        this.peer = peer;
        this.role = role;
        this.share = guard.share(role);
    }

    Peer peer() {
        return peer;
    }

    Role role() {
        return role;
    }

    void run() {
        try (channel) {
            converse();
        } catch (ProtocolException e) {
            LOG.debug("uid {} broke the protocol: {}", peer.uid(), e.reason());
        } catch (IOException e) {
            LOG.debug("uid {} is gone: {}", peer.uid(), e.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            over();
        }
    }

    /// Nothing comes of it any more. Called once.
    void over() {
        guard.gone(this);
        guard.handler().closed(role, id);
    }

    private void converse() throws IOException, InterruptedException {
        try {
            var hello = frames.within(HELLO, Frames.HELLO_BYTES);
            if (hello.isEmpty()) {
                return;
            }
            Greeting.read(hello.get());
            frames.write(Greeting.hello(role), FRAME);
            switch (role) {
                case Role.Parent parent -> parent(parent);
                case Role.OfChild child -> child(child);
                case Role.Nobody _ -> {}
            }
        } catch (ProtocolException e) {
            frames.write(Frames.bytes(Json.object().text("bye", e.reason()).end()), FRAME);
            throw e;
        }
    }

    private void parent(Role.Parent parent) throws IOException, InterruptedException {
        converse(
                Frames.MAX_BYTES,
                ParentCodec::decode,
                (command, out) -> guard.handler().answer(parent, id, command, out));
    }

    private void child(Role.OfChild child) throws IOException, InterruptedException {
        converse(
                ChildCodec.MAX_BYTES,
                ChildCodec::decode,
                (command, out) -> guard.handler().answer(child, id, command, out));
    }

    /// How a role's frame is read.
    private interface Decoder<C> {
        C decode(byte[] frame) throws ProtocolException;
    }

    /// Who answers a role's commands.
    private interface Answerer<C> {
        Answer answer(C command, Lines out) throws IOException, InterruptedException;
    }

    private <C extends Command> void converse(int longest, Decoder<C> decoder, Answerer<C> answerer)
            throws IOException, InterruptedException {
        boolean goesOn = true;
        for (var head = frames.head(longest, FRAME); head.isPresent() && goesOn; ) {
            try (var room = room(head.get())) {
                goesOn = answer(command(head.get(), decoder), room, answerer);
            }
            if (goesOn) {
                head = frames.head(longest, FRAME);
            }
        }
    }

    private <C> C command(Frames.Head head, Decoder<C> decoder) throws IOException, InterruptedException {
        var frame = frames.body(head);
        awaitShare();
        return decoder.decode(frame);
    }

    /// @param room of the command's frame, which ends when the peer only listens any more
    /// @return whether the peer may ask for more, or only listened
    private <C extends Command> boolean answer(C command, Share.Turn room, Answerer<C> answerer)
            throws IOException, InterruptedException {
        if (command instanceof Command.Watch) {
            room.end();
            watch(answerer.answer(command, out(Share.Turn.NONE)));
            return false;
        }
        try (var turn = turn(command)) {
            var out = out(() -> {
                turn.end();
                room.end();
            });
            var answer = guard.answers()
                    .made(command, role, () -> guard.answers().written(answerer.answer(command, out), role));
            out.send();
            if (newest != null) {
                return false;
            }
            frames.write(answer, FRAME);
            return true;
        }
    }

    private Share.Turn room(Frames.Head head) throws InterruptedException {
        return share.isPresent() ? share.get().room(head.bytes()) : Share.Turn.NONE;
    }

    private void awaitShare() throws InterruptedException {
        if (share.isPresent()) {
            share.get().await();
        }
    }

    private Share.Turn turn(Command command) throws InterruptedException {
        return share.isPresent() ? share.get().turn(command) : Share.Turn.NONE;
    }

    private void send(Answer answer) throws IOException {
        frames.write(guard.answers().written(answer, role), FRAME);
    }

    /// @param turn ends when the peer only listens any more: it keeps nobody waiting
    private Pieces out(Share.Turn turn) {
        return new Pieces(this::send, () -> {
            turn.end();
            return listen();
        });
    }

    /// From here on the peer only listens. Whatever it sends, or its end, ends the connection.
    private BlockingQueue<Optional<StatusReport>> listen() {
        var reports = new ArrayBlockingQueue<Optional<StatusReport>>(1);
        newest = reports;
        Thread.ofVirtual().name("ipc-" + peer.uid() + "-end").start(() -> awaitEnd(reports));
        return reports;
    }

    private void watch(Answer first) throws IOException, InterruptedException {
        var reports = listen();
        send(first);
        for (var report = reports.take(); report.isPresent(); report = reports.take()) {
            send(new Answer.Status(visible(report.get())));
        }
    }

    private void awaitEnd(BlockingQueue<Optional<StatusReport>> reports) {
        try (channel) {
            channel.read(ByteBuffer.allocate(1));
        } catch (IOException e) {
            LOG.debug("uid {} is gone: {}", peer.uid(), e.toString());
        } finally {
            put(reports, Optional.empty());
        }
    }

    /// Whether its peer is told of what changes.
    boolean isWatching() {
        return newest != null;
    }

    /// Puts a report into the place of one that was not taken yet.
    void tell(StatusReport report) {
        var reports = newest;
        if (reports != null) {
            put(reports, Optional.of(report));
        }
    }

    /// Should a report push out the word that the peer is gone, writing it fails and says the same.
    private static void put(BlockingQueue<Optional<StatusReport>> reports, Optional<StatusReport> newest) {
        while (!reports.offer(newest)) {
            reports.poll();
        }
    }

    private StatusReport visible(StatusReport report) {
        return switch (role) {
            case Role.OfChild child -> of(child, report);
            case Role.Parent parent -> guard.handler().visible(parent, report);
            case Role.Nobody _ -> throw new IllegalStateException("nobody watches");
        };
    }

    /// What a child may see of a report: itself, and whether its account may lack something.
    static StatusReport of(Role.OfChild role, StatusReport report) {
        return report.toChild(role.child());
    }

    /// Ends it from outside.
    void end() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("end the connection of uid {}", peer.uid(), e);
        }
    }
}
