package org.porchlight.site.serve;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.RuleList;
import org.porchlight.core.policy.SiteRules;
import org.porchlight.core.policy.SiteRules.Action;
import org.porchlight.platform.linux.net.NftNet;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.FakeJournal;
import org.porchlight.port.GateView;
import org.porchlight.port.GateView.ChildView;
import org.porchlight.port.MachineException;

/// The family's PC: the resolver and the firewall as the guard has them, told what to do line by line.
///
/// `garden`, `nothing` and `open` put rules in force; each line is answered by one. It ends when its input ends.
final class NearSide {
    private static final ChildAccount CHILD = new ChildAccount("42101", "plt-child", Path.of("/nonexistent"));

    private NearSide() {}

    public static void main(String[] arguments) throws Exception {
        var journal = new FakeJournal();
        var times = new PinTimes(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1));
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var net = NftNet.open("test", Path.of(arguments[0]), journal);
                var resolver = Resolver.open(net, Path.of("/etc/resolv.conf"), times, (_, _, _) -> {})) {
            System.out.println("ready");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(
                        obey(line, net, resolver) + " " + journal.open().size());
            }
        }
        System.exit(0);
    }

    private static String obey(String rules, NftNet net, Resolver resolver) {
        var sites = switch (rules) {
            case "garden" -> RuleList.sites(Action.DENY, List.of(SiteRules.Rule.domain("books.example", Action.ALLOW)));
            case "nothing" -> RuleList.sites(Action.DENY, List.of());
            case "open" -> RuleList.sites(Action.ALLOW, List.of());
            default -> throw new IllegalArgumentException(rules);
        };
        var apps = RuleList.apps(AppRules.Action.ALLOW, List.of());
        try {
            resolver.publish(new GateView(Map.of(CHILD, new ChildView(new ChildId("child"), "1", apps, sites))));
            net.bring(resolver.ports());
            return "done";
        } catch (MachineException e) {
            return "failed: " + e.getMessage();
        }
    }
}
