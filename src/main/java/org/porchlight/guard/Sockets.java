package org.porchlight.guard;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.porchlight.core.engine.Authority;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Peer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.RunFolder;
import org.porchlight.ipc.SocketLink;
import org.porchlight.platform.linux.FileNews;
import org.porchlight.port.MachineException;

/// The sockets where a guard is asked, and who somebody is that asks there: root, a child, a parent or nobody, by the
/// account that the kernel names. A soft guard has one socket for its owner and one for the first child.
final class Sockets {
    private final GuardOptions options;
    private final Loop loop;
    private final Machine machine;
    private final Parents parents;
    private final Supplier<Bindings> bindings;
    private final List<GuardServer> servers = new ArrayList<>();
    private final LastTold told = new LastTold();

    Sockets(GuardOptions options, Loop loop, Machine machine, Parents parents, Supplier<Bindings> bindings) {
        this.options = options;
        this.loop = loop;
        this.machine = machine;
        this.parents = parents;
        this.bindings = bindings;
    }

    /// Begins to listen; once, before anything else is asked of this.
    ///
    /// @throws IOException when another guard answers there, or the place is not fit
    void open(GuardServer.Handler handler) throws IOException {
        var socket = options.run().resolve(SocketLink.SOCKET);
        if (options.soft()) {
            var childSocket = options.run().resolve(SocketLink.CHILD_SOCKET);
            var owner = GuardServer.Access.OWNER;
            servers.add(GuardServer.open(socket, owner, _ -> new Role.Parent(machine.authority()), handler));
            servers.add(GuardServer.open(childSocket, owner, _ -> firstChild(), handler));
        } else {
            servers.add(GuardServer.open(socket, GuardServer.Access.EVERYBODY, this::role, handler));
        }
    }

    private Role role(Peer peer) {
        if (peer.uid() == 0) {
            return new Role.Parent(new Authority.Root());
        }
        Optional<Role> child = bindings.get().childOf(Long.toString(peer.uid())).map(Role.OfChild::new);
        return child.or(() -> parents.of(peer)
                        .map(parent -> new Role.Parent(new Role.Parent.Who.Account(peer.uid(), parent.parent()))))
                .orElseGet(Role.Nobody::new);
    }

    private Role firstChild() {
        var children = loop.now().state().document().policy().children();
        return children.isEmpty()
                ? new Role.Nobody()
                : new Role.OfChild(children.getFirst().id());
    }

    /// Somebody may be another one now than when the connection was made.
    void reconsider() {
        servers.forEach(GuardServer::reconsider);
    }

    /// Tells everybody who watches what is so now.
    void tell(Service service) {
        if (servers.stream().anyMatch(GuardServer::isWatched)) {
            var status = service.status();
            if (told.isNews(loop.now().state().document().version(), status)) {
                servers.forEach(server -> server.publish(status));
            }
        }
    }

    /// Has somebody called when another one may have touched the sockets.
    void listen(Runnable mayHaveChanged) throws MachineException {
        var run = options.run();
        FileNews.tell(
                Set.of(run, run.resolve("..").normalize()),
                file -> file.equals(run) || file.toString().endsWith(SocketLink.ENDING),
                mayHaveChanged);
    }

    /// Listens again where somebody took a socket away.
    void mend() throws MachineException {
        var troubles = new Troubles();
        for (var server : servers) {
            troubles.attempt(() -> mend(server));
        }
        troubles.raise();
    }

    private static void mend(GuardServer server) throws MachineException {
        try {
            server.mend();
        } catch (IOException trouble) {
            throw new MachineException("listen again: " + trouble.getMessage(), trouble);
        }
    }

    void close() throws MachineException {
        var troubles = new Troubles();
        for (var server : servers) {
            troubles.attempt(() -> close(server));
        }
        troubles.raise();
    }

    /// Takes the folder away that they lay in, where nothing else is in it.
    void leave() throws MachineException {
        try {
            RunFolder.leave(options.run());
        } catch (IOException trouble) {
            throw new MachineException("remove " + options.run() + ": " + trouble.getMessage(), trouble);
        }
    }

    private static void close(GuardServer server) throws MachineException {
        try {
            server.close();
        } catch (IOException trouble) {
            throw new MachineException("close the socket: " + trouble.getMessage(), trouble);
        }
    }
}
