package org.porchlight.site.serve;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.GateView;
import org.porchlight.port.GateView.ChildView;
import org.porchlight.port.MachineException;
import org.porchlight.port.Net;
import org.porchlight.site.match.SiteMatcher;
import org.porchlight.site.wire.Query;
import org.porchlight.site.wire.Replies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers the names that limited accounts ask for: denied ones with "no such name", allowed ones after their
/// addresses were pinned.
///
/// Each account has a port of its own on loopback, so the port tells who asks. One thread reads all datagrams and
/// answers what needs no network at once; every other question has a virtual thread.
public final class Resolver implements AutoCloseable {
    /// Hears of every name that the rules refused.
    public interface Listener {
        /// Called from a thread of the resolver's own; must return soon. The same name within ten seconds is told
        /// once, and at most sixty a minute of each child.
        ///
        /// @param host lower-case, without a final dot
        /// @param rule path of the rule that refused it
        void refused(ChildId child, String host, String rule);
    }

    private static final int LARGEST_QUESTION = 4096;
    private static final int BURST = 64;
    private static final Logger LOG = LoggerFactory.getLogger(Resolver.class);

    private final Net net;
    private final Upstream upstream;
    private final PinTimes times;
    private final Refusals refusals;
    private final Selector selector;
    private final Map<ChildAccount, Door> doors = new HashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Resolver(Net net, Upstream upstream, PinTimes times, Listener listener, Selector selector) {
        this.net = net;
        this.upstream = upstream;
        this.times = times;
        this.refusals = new Refusals(listener);
        this.selector = selector;
    }

    /// Opens a resolver without an account; [#publish] gives it some.
    ///
    /// @param servers a file like resolv.conf(5), written by nobody but the administrator
    /// @param listener hears of refused names
    public static Resolver open(Net net, Path servers, PinTimes times, Listener listener) throws MachineException {
        return open(net, new Upstream(new Nameservers(servers)), times, listener);
    }

    static Resolver open(Net net, Upstream upstream, PinTimes times, Listener listener) throws MachineException {
        try {
            var resolver = new Resolver(net, upstream, times, listener, Selector.open());
            Thread.ofPlatform().daemon().name("porchlight-names").start(resolver::read);
            return resolver;
        } catch (IOException e) {
            throw new MachineException("listening for names: " + e.getMessage(), e);
        }
    }

    /// Puts a view in force. Accounts whose rules limit nothing have no door here. Where an account's rules are not
    /// those of before, also at the first view after a start, its pins are taken back.
    ///
    /// Call [Net#bring] with [#ports] afterwards.
    ///
    /// @throws MachineException when an account has no door or its pins stay; calling again goes on with the rest
    public synchronized void publish(GateView view) throws MachineException {
        var wanted = view.children().entrySet().stream()
                .filter(entry -> SiteMatcher.limits(entry.getValue().sites()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        for (var account : List.copyOf(doors.keySet())) {
            var door = doors.get(account);
            if (door != null && !wanted.containsKey(account)) {
                doors.remove(account);
                door.close();
            }
        }
        for (var entry : wanted.entrySet()) {
            door(entry.getKey(), entry.getValue()).desk().judgeBy(entry.getValue());
        }
    }

    private Door door(ChildAccount account, ChildView view) throws MachineException {
        var known = doors.get(account);
        if (known != null) {
            return known;
        }
        var door = Door.open(new Desk(account, view, net, upstream, times, refusals));
        doors.put(account, door);
        try {
            for (var channel : door.datagrams()) {
                channel.register(selector, SelectionKey.OP_READ, door.desk());
            }
        } catch (ClosedChannelException e) {
            throw new MachineException("listening for names of " + account.name() + ": " + e.getMessage(), e);
        }
        selector.wakeup();
        door.serve(threads);
        return door;
    }

    /// The loopback port of every account that has a door, for [Net#bring].
    public synchronized Map<ChildAccount, Integer> ports() {
        return doors.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().port()));
    }

    private void read() {
        var buffer = ByteBuffer.allocate(LARGEST_QUESTION);
        try {
            while (selector.isOpen()) {
                selector.select(key -> drain(key, buffer));
            }
        } catch (ClosedSelectorException e) {
            LOG.debug("The reader of names ends", e);
        } catch (IOException e) {
            LOG.error("Names are no longer read, so none is answered", e);
        }
    }

    private void drain(SelectionKey key, ByteBuffer buffer) {
        if (!(key.channel() instanceof DatagramChannel channel) || !(key.attachment() instanceof Desk desk)) {
            return;
        }
        try {
            for (int i = 0; i < BURST; i++) {
                buffer.clear();
                var sender = channel.receive(buffer);
                if (sender == null) {
                    return;
                }
                var message = new byte[buffer.flip().remaining()];
                buffer.get(message);
                answer(channel, desk, message, sender);
            }
        } catch (IOException e) {
            LOG.debug("A datagram was not read or not answered", e);
        } catch (RuntimeException e) {
            // The last line of defence: one odd datagram must not silence the names of every child.
            LOG.error("A datagram was left unanswered because of a fault in the resolver", e);
        }
    }

    private void answer(DatagramChannel channel, Desk desk, byte[] message, SocketAddress sender) throws IOException {
        switch (desk.look(message)) {
            case Desk.Look.Silence() -> {}
            case Desk.Look.Reply(var reply) -> channel.send(reply, sender);
            case Desk.Look.Fetch(var query) -> threads.execute(() -> fetch(channel, desk, query, sender));
        }
    }

    private static void fetch(DatagramChannel channel, Desk desk, Query query, SocketAddress sender) {
        var reply = desk.fetch(query);
        var fitting = reply.length <= query.largestDatagram() ? reply : Replies.truncated(query);
        try {
            channel.send(ByteBuffer.wrap(fitting), sender);
        } catch (IOException e) {
            LOG.debug("A reply was not sent", e);
        }
    }

    /// Answers nothing any more. The kernel's rules stay as they are, so limited accounts find no name.
    @Override
    public synchronized void close() {
        doors.values().forEach(Door::close);
        doors.clear();
        try {
            selector.close();
        } catch (IOException e) {
            LOG.debug("The selector of names did not close", e);
        }
        refusals.close();
        threads.shutdownNow();
    }
}
