package org.porchlight.ipc;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.porchlight.core.engine.Order;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.json.ProtocolException;

/// A link through a Unix-domain socket. A watch is a second connection, on which the client only listens.
public final class SocketLink implements GuardLink {
    /// The name of the guard's socket in its run directory.
    public static final String SOCKET = "guard.sock";

    /// The name of the socket on which a soft guard takes its clients for a child's.
    public static final String CHILD_SOCKET = "child.sock";

    /// How the names of all sockets end.
    public static final String ENDING = ".sock";

    private static final Duration ANSWER = Duration.ofSeconds(5);
    /// A secret is hashed, and others may be before it.
    private static final Duration SECRET = Duration.ofSeconds(90);
    private static final Duration WHOLE_LEDGER = Duration.ofMinutes(10);
    private static final Duration PIECE = Duration.ofSeconds(60);

    private final Path socket;
    private final Deadlines deadlines;
    private final SocketChannel channel;
    private final Frames frames;
    private final Greeting greeting;
    private final Set<SocketChannel> watches = ConcurrentHashMap.newKeySet();

    private SocketLink(Path socket, Deadlines deadlines, SocketChannel channel, Frames frames, Greeting greeting) {
        this.socket = socket;
        this.deadlines = deadlines;
        this.channel = channel;
        this.frames = frames;
        this.greeting = greeting;
    }

    /// Connects and says hello, within 5 s.
    ///
    /// @param socket the file, such as `/run/porchlight/guard.sock`
    /// @throws GuardMissing when no guard answers there
    /// @throws AccessDeniedException when this account may not reach the socket
    /// @throws IOException when what answers is no guard of this protocol
    public static SocketLink connect(Path socket) throws GuardMissing, IOException {
        var deadlines = new Deadlines();
        SocketChannel channel;
        try {
            channel = open(socket, deadlines);
        } catch (GuardMissing | IOException e) {
            deadlines.close();
            throw e;
        }
        var frames = new Frames(channel, deadlines);
        try {
            return new SocketLink(socket, deadlines, channel, frames, greet(frames));
        } catch (IOException e) {
            channel.close();
            deadlines.close();
            throw e;
        }
    }

    private static SocketChannel open(Path socket, Deadlines deadlines) throws GuardMissing, IOException {
        if (Files.notExists(socket)) {
            throw new GuardMissing(socket);
        }
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        // A guard that stands still lets connections queue up, and then connecting waits.
        try (var _ = deadlines.closing(channel, ANSWER)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return channel;
        } catch (ConnectException e) {
            channel.close();
            throw new GuardMissing(socket, e);
        } catch (IOException e) {
            channel.close();
            throw Files.isWritable(socket) ? e : denied(socket, e);
        }
    }

    private static IOException denied(Path socket, IOException cause) {
        var denied = new AccessDeniedException(socket.toString());
        denied.initCause(cause);
        return denied;
    }

    private static Greeting greet(Frames frames) throws IOException {
        frames.write(Greeting.hello(), ANSWER);
        return Greeting.readGuards(
                frames.within(ANSWER, Frames.HELLO_BYTES).orElseThrow(() -> new IOException("the guard hung up")));
    }

    /// What the guard took this account for.
    public Greeting greeting() {
        return greeting;
    }

    /// A command that the greeting's role does not have is not sent: it is answered with [Answer.NotPermitted].
    @Override
    public synchronized Answer ask(Command command) throws IOException {
        if (command instanceof Command.Watch || command instanceof Command.AtLength) {
            throw new IllegalArgumentException("its answer is more than one frame");
        }
        var frame = encode(command);
        if (frame.length == 0) {
            return new Answer.NotPermitted();
        }
        frames.write(frame, ANSWER);
        return answer(frames, patience(command));
    }

    /// What goes through the whole ledger takes its time.
    private static Duration patience(Command command) {
        if (command instanceof Command.Unlock
                || command instanceof Command.SetSecret
                || command instanceof Command.ByPin
                || command instanceof Command.Pin) {
            return SECRET;
        }
        boolean whole = command instanceof Command.Verify
                || command instanceof Command.Rebuild
                || (command instanceof Command.Do(var order) && order instanceof Order.Forget);
        return whole ? WHOLE_LEDGER : ANSWER;
    }

    /// Takes the pieces of a long answer.
    ///
    /// @param <X> what ends it from this side
    public interface Taker<X extends Exception> {
        void take(String text) throws X;
    }

    /// Asks for a long answer and waits for each of its pieces, at most 60 s; as long as it takes where news are
    /// followed. A taker that fails ends the link.
    ///
    /// @return how it ended
    public synchronized <X extends Exception> Answer ask(Command.AtLength command, Taker<X> taker)
            throws IOException, X {
        var frame = encode(command);
        if (frame.length == 0) {
            return new Answer.NotPermitted();
        }
        boolean follows = command instanceof Command.Events events && events.follow();
        boolean done = false;
        try {
            frames.write(frame, ANSWER);
            var answer = piece(follows);
            while (answer instanceof Answer.Chunk(var text)) {
                taker.take(text);
                answer = piece(follows);
            }
            done = true;
            return answer;
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    private Answer piece(boolean follows) throws IOException {
        var frame = follows ? frames.next(Frames.MAX_BYTES, ANSWER) : frames.within(PIECE, Frames.MAX_BYTES);
        return AnswerCodec.decode(frame.orElseThrow(() -> new IOException("the guard ended the connection")));
    }

    private byte[] encode(Command command) {
        return switch (greeting) {
            case Greeting.AsParent _ when command instanceof Command.ByParent parents -> ParentCodec.encode(parents);
            case Greeting.AsChild _ when command instanceof Command.ByChild childs -> ChildCodec.encode(childs);
            case Greeting.AsParent _, Greeting.AsChild _, Greeting.AsNobody _ -> new byte[0];
        };
    }

    private static Answer answer(Frames frames, Duration within) throws IOException {
        return AnswerCodec.decode(frames.within(within, Frames.MAX_BYTES)
                .orElseThrow(() -> new IOException("the guard ended the connection")));
    }

    @Override
    public void watch(Consumer<StatusReport> listener, Runnable lost) throws IOException {
        SocketChannel second;
        try {
            second = open(socket, deadlines);
        } catch (GuardMissing e) {
            throw new IOException(e.getMessage(), e);
        }
        watches.add(second);
        var listening = new Frames(second, deadlines);
        try {
            greet(listening);
            listening.write(encode(new Command.Watch()), ANSWER);
        } catch (IOException e) {
            second.close();
            watches.remove(second);
            throw e;
        }
        // One thread that waits is less than the four that carry virtual ones.
        Thread.ofPlatform().daemon().name("guard-watch").start(() -> listen(second, listening, listener, lost));
    }

    private void listen(SocketChannel second, Frames listening, Consumer<StatusReport> listener, Runnable lost) {
        try (second) {
            for (var frame = listening.next(Frames.MAX_BYTES, ANSWER);
                    frame.isPresent();
                    frame = listening.next(Frames.MAX_BYTES, ANSWER)) {
                listener.accept(status(AnswerCodec.decode(frame.get())));
            }
        } catch (IOException _) {
            // Said by `lost`, which is all that a caller can act on.
        } finally {
            watches.remove(second);
            lost.run();
        }
    }

    private static StatusReport status(Answer answer) throws ProtocolException {
        if (answer instanceof Answer.Status(var report)) {
            return report;
        }
        throw new ProtocolException("a watch that was not answered with a status");
    }

    @Override
    public void close() {
        try {
            channel.close();
            for (var watch : watches) {
                watch.close();
            }
        } catch (IOException _) {
            // The kernel has let go of the descriptor all the same.
        } finally {
            deadlines.close();
        }
    }
}
