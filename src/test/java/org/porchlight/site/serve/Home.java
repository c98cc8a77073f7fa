package org.porchlight.site.serve;

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
import java.util.concurrent.LinkedBlockingQueue;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.RuleList;
import org.porchlight.core.policy.SiteRules;
import org.porchlight.core.policy.SiteRules.Action;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.FakeNet;
import org.porchlight.port.GateView;
import org.porchlight.port.GateView.ChildView;
import org.porchlight.site.wire.Replies;

/// A resolver on a network without a kernel, with name servers of the test's own.
final class Home implements AutoCloseable {
    static final ChildAccount MING = new ChildAccount("42101", "plt-ming", Path.of("/nonexistent"));
    static final ChildAccount LAN = new ChildAccount("42102", "plt-lan", Path.of("/nonexistent"));
    static final InetAddress LESSON = InetAddress.ofLiteral("198.51.100.7");
    static final InetAddress GAME = InetAddress.ofLiteral("198.51.100.8");
    static final InetAddress LESSON_V6 = InetAddress.ofLiteral("2001:db8::7");

    static final RuleList<SiteRules.Rule, Action> OPEN = RuleList.sites(Action.ALLOW, List.of());

    /// Only `lesson.example` is allowed.
    static final RuleList<SiteRules.Rule, Action> GARDEN =
            RuleList.sites(Action.DENY, List.of(SiteRules.Rule.domain("lesson.example", Action.ALLOW)));

    /// A server that gives every name the addresses of the lesson, for an hour.
    static final NameServer.Mind HONEST =
            (query, _) -> Optional.of(Replies.addresses(query, List.of(LESSON, LESSON_V6), Duration.ofHours(1)));

    private final FakeNet net = new FakeNet();
    private final BlockingQueue<String> refused = new LinkedBlockingQueue<>();
    private final List<Resolver> resolvers = new ArrayList<>();
    private final List<NameServer> servers = new ArrayList<>();

    FakeNet net() {
        return net;
    }

    /// What the listener heard, such as `ming game.example sites.default`.
    BlockingQueue<String> refused() {
        return refused;
    }

    boolean reaches(ChildAccount account, InetAddress address) {
        return net.reaches(account, address);
    }

    NameServer server(NameServer.Mind mind) throws IOException {
        var server = new NameServer(mind);
        servers.add(server);
        return server;
    }

    Resolver resolver(InetSocketAddress... servers) throws Exception {
        var resolver = Resolver.open(
                net,
                new Upstream(() -> List.of(servers)),
                PinTimes.USUAL,
                (child, host, rule) -> refused.add(child.value() + " " + host + " " + rule));
        resolvers.add(resolver);
        return resolver;
    }

    /// Puts rules in force for one child and brings the network.
    ///
    /// @return the child's port
    int publish(Resolver resolver, RuleList<SiteRules.Rule, Action> rules) throws Exception {
        resolver.publish(view(Map.of(MING, rules)));
        net.bring(resolver.ports());
        return Objects.requireNonNull(resolver.ports().get(MING));
    }

    static GateView view(Map<ChildAccount, RuleList<SiteRules.Rule, Action>> rules) {
        var children = new HashMap<ChildAccount, ChildView>();
        rules.forEach((account, sites) -> {
            var child = new ChildId(account.name().substring("plt-".length()));
            children.put(account, new ChildView(child, "1", RuleList.apps(AppRules.Action.ALLOW, List.of()), sites));
        });
        return new GateView(children);
    }

    @Override
    public void close() throws IOException {
        resolvers.forEach(Resolver::close);
        for (var server : servers) {
            server.close();
        }
    }
}
