package org.porchlight.ipc;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.report.StatusReport;
import org.porchlight.port.VitalThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The guard's end of the protocol: a Unix-domain socket on which every connection is held to the role of its peer.
///
/// At most 64 connections of one child, of one parent's account and of all that are nobody's; hello within 2 s; a frame
/// within 5 s of its first byte; what one child or one parent's account has of the guard is a [Share]. Nothing that a
/// peer does makes [#publish] wait. Parents are served by threads of their own, so that the system gives each its turn
/// whatever children ask; children together by as many threads as there are processors.
public final class GuardServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GuardServer.class);

    private final Path socket;
    private final Access access;
    private volatile ServerSocketChannel server;
    /// The file that is ours, not another one of the same name.
    private @Nullable Object file;
    private final Function<Peer, Role> roles;
    private final Handler handler;
    private final Door door = new Door();
    private final Deadlines deadlines = new Deadlines();
    private final Map<Role, Share> shares = new ConcurrentHashMap<>();
    private final AnswerMaking answers = new AnswerMaking();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers = new AtomicLong();
    private final CountDownLatch closing = new CountDownLatch(1);

    /// Who can reach the socket at all. What they may then do is their role's matter.
    public enum Access {
        /// Every account: the kernel tells who is who.
        EVERYBODY("rwxr-xr-x", "rw-rw-rw-"),
        /// Only the account that runs the guard, as for a soft one.
        OWNER("rwx------", "rw-------");

        private final String directoryMode;
        private final String socketMode;

        Access(String directoryMode, String socketMode) {
            this.directoryMode = directoryMode;
            this.socketMode = socketMode;
        }

        String directoryMode() {
            return directoryMode;
        }

        String socketMode() {
            return socketMode;
        }
    }

    /// One connection, not the next one of the same child.
    ///
    /// @param number never used twice in the life of a server
    public record ConnectionId(long number) {}

    /// Answers. Called on the thread of the connection, which may wait; never twice at a time for one connection.
    public interface Handler {
        /// @param from the connection, for what holds as long as it is open
        /// @param command `Watch` is answered like `Status`; what follows is the server's matter
        /// @param out where the lines of a [Command.AtLength] go
        /// @throws IOException when the peer is gone
        Answer answer(Role.Parent parent, ConnectionId from, Command.ByParent command, Lines out)
                throws IOException, InterruptedException;

        /// @param from the connection, for what holds as long as it is open
        /// @param out where the lines of a [Command.AtLength] go
        /// @throws IOException when the peer is gone
        Answer answer(Role.OfChild child, ConnectionId from, Command.ByChild command, Lines out)
                throws IOException, InterruptedException;

        /// A report as a parent may see it; must not wait.
        StatusReport visible(Role.Parent parent, StatusReport report);

        /// A connection is gone, whether or not it ever asked something. Called once.
        void closed(Role role, ConnectionId from);
    }

    private GuardServer(Path socket, Access access, Function<Peer, Role> roles, Handler handler) throws IOException {
        this.socket = socket;
        this.access = access;
        this.server = SocketPlace.listen(socket, access);
        this.file = file();
        this.roles = roles;
        this.handler = handler;
    }

    /// Listens at a socket.
    ///
    /// @param roles called for every connection, and again when it is reconsidered, with what the kernel says; must
    /// not wait
    /// @throws IOException when another guard answers there, or the place is not fit
    public static GuardServer open(Path socket, Access access, Function<Peer, Role> roles, Handler handler)
            throws IOException {
        var guard = new GuardServer(socket, access, roles, handler);
        guard.open(guard.server);
        return guard;
    }

    private void open(ServerSocketChannel door) {
        VitalThread.start("ipc-" + socket.getFileName(), () -> accept(door));
    }

    /// Listens anew when somebody removed the socket; who is connected stays so.
    ///
    /// @throws IOException when another guard answers there, or the place is not fit any more
    public synchronized void mend() throws IOException {
        if (closing.getCount() == 0 || (file != null && file.equals(file()))) {
            return;
        }
        var old = server;
        server = SocketPlace.listen(socket, access);
        file = file();
        open(server);
        old.close();
    }

    private @Nullable Object file() throws IOException {
        try {
            return Files.readAttributes(socket, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (NoSuchFileException none) {
            return null;
        }
    }

    /// Whether [#publish] would tell anybody.
    public boolean isWatched() {
        return connections.stream().anyMatch(Connection::isWatching);
    }

    /// Tells everybody who watches. A child hears of itself only. Never waits: who is slow misses reports in between
    /// and gets the newest, or loses the connection.
    public void publish(StatusReport report) {
        connections.forEach(connection -> connection.tell(report));
    }

    /// Ends the connections of those who are not to the guard what they were when they connected.
    public void reconsider() {
        for (var connection : connections) {
            if (!isStill(connection)) {
                connection.end();
            }
        }
    }

    private boolean isStill(Connection connection) {
        return roles.apply(connection.peer()).equals(connection.role());
    }

    private void accept(ServerSocketChannel door) {
        while (door.isOpen()) {
            try {
                welcome(door.accept());
            } catch (ClosedChannelException _) {
                return;
            } catch (IOException e) {
                LOG.warn("accept a connection: {}", e.getMessage());
                rest();
            }
        }
    }

    /// Out of descriptors, most likely: accepting again at once would only burn the processor.
    private void rest() {
        try {
            closing.await(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void welcome(SocketChannel channel) throws IOException {
        var connection = connection(channel);
        if (connection.isEmpty()) {
            channel.close();
        } else {
            start(connection.get());
        }
    }

    private Optional<Connection> connection(SocketChannel channel) {
        try {
            var peer = PeerIdentity.of(channel);
            if (peer.isEmpty()) {
                LOG.debug("refused a peer whose account cannot be told");
                return Optional.empty();
            }
            var role = roles.apply(peer.get());
            if (!door.enter(role)) {
                LOG.debug("refused uid {}: too many connections", peer.get().uid());
                return Optional.empty();
            }
            return Optional.of(new Connection(this, nextId(), channel, deadlines, peer.get(), role));
        } catch (IOException e) {
            LOG.debug("a peer was gone before it could be asked who it is", e);
            return Optional.empty();
        }
    }

    private ConnectionId nextId() {
        return new ConnectionId(numbers.incrementAndGet());
    }

    private void start(Connection connection) {
        connections.add(connection);
        // What was closed or reconsidered before it was among them did not end it.
        if (closing.getCount() == 0 || !isStill(connection)) {
            connection.end();
        }
        var thread =
                connection.role() instanceof Role.Parent ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
        try {
            thread.name("ipc-" + connection.peer().uid())
                    .uncaughtExceptionHandler((_, bug) -> LOG.error("a connection ended by a bug", bug))
                    .start(connection::run);
        } catch (OutOfMemoryError none) {
            // What Java says when the system has no thread left: somebody took them all, and it comes back.
            LOG.warn("A connection was ended because the system has no thread for it.");
            connection.end();
            connection.over();
        }
    }

    Handler handler() {
        return handler;
    }

    /// What all connections of one role get together; nothing for whoever gets all.
    Optional<Share> share(Role role) {
        return Share.bounds(role) ? Optional.of(shares.computeIfAbsent(role, _ -> new Share())) : Optional.empty();
    }

    AnswerMaking answers() {
        return answers;
    }

    void gone(Connection connection) {
        connections.remove(connection);
        door.leave(connection.role());
    }

    /// Ends all connections and removes the socket.
    @Override
    public synchronized void close() throws IOException {
        closing.countDown();
        server.close();
        Files.deleteIfExists(socket);
        connections.forEach(Connection::end);
        deadlines.close();
    }
}
