package org.porchlight.site.serve;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.porchlight.core.decide.Verdict;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.GateView.ChildView;
import org.porchlight.port.MachineException;
import org.porchlight.port.Net;
import org.porchlight.site.match.SiteMatcher;
import org.porchlight.site.match.Treatment;
import org.porchlight.site.wire.Answer;
import org.porchlight.site.wire.Query;
import org.porchlight.site.wire.RecordType;
import org.porchlight.site.wire.Replies;
import org.porchlight.site.wire.ResponseCode;
import org.porchlight.trace.Traced;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers the questions of one account. Any thread.
final class Desk {
    private static final int MOST_UNDER_WAY = 64;
    private static final int MOST_AT_ONCE = 64;
    private static final Duration LOOPBACK_LIFE = Duration.ofMinutes(1);
    private static final List<InetAddress> LOOPBACK =
            List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    /// What comes of a message at once.
    sealed interface Look {
        /// This reply.
        record Reply(ByteBuffer bytes) implements Look {
            private Reply(byte[] bytes) {
                this(ByteBuffer.wrap(bytes));
            }
        }

        /// A reply that [#fetch] will have; whoever gets this has to call it.
        record Fetch(Query query) implements Look {}

        /// Nothing.
        record Silence() implements Look {}
    }

    private final ChildAccount account;
    private final Net net;
    private final Upstream upstream;
    private final PinTimes times;
    private final Refusals refusals;
    private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
    private final ReentrantReadWriteLock rules = new ReentrantReadWriteLock();
    private volatile ChildView view;
    private boolean stale = true;
    private volatile boolean pinning = true;

    Desk(ChildAccount account, ChildView view, Net net, Upstream upstream, PinTimes times, Refusals refusals) {
        this.account = account;
        this.view = view;
        this.net = net;
        this.upstream = upstream;
        this.times = times;
        this.refusals = refusals;
    }

    /// Puts rules in force. When they are others than before, what was pinned under those is taken back; answers
    /// that are under way are judged by the new ones.
    void judgeBy(ChildView now) throws MachineException {
        rules.writeLock().lock();
        try {
            stale |= !now.sites().equals(view.sites());
            view = now;
            if (stale) {
                net.unpin(account);
                stale = false;
            }
        } finally {
            rules.writeLock().unlock();
        }
    }

    /// Looks at a message; never blocks.
    Look look(byte[] message) {
        var traced = new Traced.NameAsked();
        traced.begin();
        var look = switch (Query.read(message)) {
            case Query.Reading.Noise() -> new Look.Silence();
            case Query.Reading.Odd(int id, var code) -> new Look.Reply(Replies.odd(id, code));
            case Query.Reading.Asked(var query) -> look(query);
        };
        traced.outcome = look.getClass().getSimpleName();
        traced.commit();
        return look;
    }

    private Look look(Query query) {
        var now = view;
        return switch (SiteMatcher.treat(now.sites(), now.policyVersion(), query.question())) {
            case Treatment.Forward _ ->
                underWay.tryAcquire()
                        ? new Look.Fetch(query)
                        : new Look.Reply(Replies.empty(query, ResponseCode.FAILED));
            case Treatment.Deny(var verdict) ->
                new Look.Reply(deny(query, now, query.question().name(), verdict));
            case Treatment.Loopback() -> new Look.Reply(Replies.addresses(query, LOOPBACK, LOOPBACK_LIFE));
            case Treatment.NoSuchName() -> new Look.Reply(Replies.empty(query, ResponseCode.NO_SUCH_NAME));
            case Treatment.NoData() -> new Look.Reply(Replies.empty(query, ResponseCode.OK));
            case Treatment.Refuse() -> new Look.Reply(Replies.empty(query, ResponseCode.REFUSED));
        };
    }

    /// Gets the reply that [#look] promised, with its addresses pinned. Blocks for at most 5 s and the pins.
    byte[] fetch(Query query) {
        try {
            var answer = upstream.ask(query);
            return answer.isPresent() ? pinned(query, answer.get()) : Replies.empty(query, ResponseCode.FAILED);
        } finally {
            underWay.release();
        }
    }

    private byte[] pinned(Query query, Answer answer) {
        rules.readLock().lock();
        try {
            var now = view;
            var treatment = SiteMatcher.treat(now.sites(), now.policyVersion(), query.question());
            if (treatment instanceof Treatment.Deny(var verdict)) {
                return deny(query, now, query.question().name(), verdict);
            }
            var closed = SiteMatcher.closedBy(now.sites(), now.policyVersion(), answer.aliases());
            if (closed.isPresent()) {
                return deny(query, now, query.question().name(), closed.get());
            }
            pin(answer);
            return answer.forSender(query, times.least());
        } catch (MachineException e) {
            if (pinning) {
                LOG.warn(
                        "Names of {} stay unanswered until the firewall is repaired: {}",
                        account.name(),
                        e.getMessage());
            }
            pinning = false;
            return Replies.empty(query, ResponseCode.FAILED);
        } finally {
            rules.readLock().unlock();
        }
    }

    private void pin(Answer answer) throws MachineException {
        var addresses = answer.addresses().stream().filter(Desk::leadsOut).toList();
        var length = times.pin(answer.life());
        for (int from = 0; from < addresses.size(); from += MOST_AT_ONCE) {
            int to = Math.min(addresses.size(), from + MOST_AT_ONCE);
            net.pin(account, addresses.subList(from, to), length);
            pinning = true;
        }
    }

    /// Whether an address is one of another machine. A name that leads to this one, or to whoever shares the cable,
    /// is answered but opens nothing; a server in the family's own network may have a name.
    private static boolean leadsOut(InetAddress address) {
        int first = address.getAddress()[0] & 0xff;
        boolean reserved = address.getAddress().length == 4 && (first == 0 || first >= 224);
        return !reserved
                && !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isMulticastAddress();
    }

    private byte[] deny(Query query, ChildView now, String host, Verdict.Site verdict) {
        int type = query.question().type();
        boolean visit = type == RecordType.A || type == RecordType.AAAA || type == RecordType.HTTPS;
        if (visit && host.indexOf('\\') < 0) {
            refusals.add(now.child(), host, verdict.rule().path());
        }
        return Replies.filtered(query);
    }
}
