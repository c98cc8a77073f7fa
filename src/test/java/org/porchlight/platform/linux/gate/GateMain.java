package org.porchlight.platform.linux.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.Recording;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.RuleList;
import org.porchlight.core.policy.SiteRules;
import org.porchlight.platform.linux.Precautions;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Gate;
import org.porchlight.port.GateView;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;
import org.porchlight.trace.Traced;

/// A process that holds a gate for a test, which talks to it in lines. It marks only the mount it is given.
public final class GateMain {
    private final Map<ChildAccount, GateView.ChildView> children = new HashMap<>();
    private final List<SystemSet.Program> system = new ArrayList<>();
    private Optional<Recording> recording = Optional.empty();
    private volatile CountDownLatch stall = new CountDownLatch(0);

    private GateMain() {}

    /// @param args the mount point; then `unlocked` to leave out a precaution
    public static void main(String[] args) throws IOException, MachineException {
        Precautions.neverDump();
        if (args.length == 1) {
            Precautions.lockMemory();
        }
        new GateMain().serve(args[0]);
    }

    private void serve(String mountPoint) throws IOException {
        Gate.Listener listener = (child, path, rule) -> say("refused", child.value(), path, rule);
        try (Gate gate = new LinuxGate(
                        () -> new SystemSet(system),
                        listener,
                        mount -> mount.point().startsWith(mountPoint),
                        this::standStill);
                var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            say("done");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                obey(gate, List.of(line.split("\t")));
                say("done");
            }
        } catch (MachineException e) {
            say("failed", String.valueOf(e.getMessage()));
        }
    }

    private void obey(Gate gate, List<String> words) throws IOException, MachineException {
        switch (words.getFirst()) {
            case "system" ->
                words.stream()
                        .skip(1)
                        .map(path -> new SystemSet.Program(path, "test", "test"))
                        .forEach(system::add);
            case "child" -> child(words);
            case "publish" -> {
                gate.publish(new GateView(children));
                children.clear();
            }
            case "running" -> {
                var account = new ChildAccount(words.get(1), "kid", Path.of("/"));
                boolean may = gate.mayRun(account, new ProcessRef(Long.parseLong(words.get(2)), 0));
                say("may", Boolean.toString(may));
            }
            case "goes-on" -> {
                var account = new ChildAccount(words.get(1), "kid", Path.of("/"));
                boolean may = gate.goesOn(account, new ProcessRef(Long.parseLong(words.get(2)), 0));
                say("may", Boolean.toString(may));
            }
            case "going-on" ->
                gate.goingOn()
                        .forEach((child, files) -> files.forEach((path, file) -> say("on", child.value(), path, file)));
            case "stall" -> stall = new CountDownLatch(1);
            case "go" -> stall.countDown();
            case "record" -> recording = Optional.of(recording());
            case "recorded" -> recording.orElseThrow().dump(Path.of(words.get(1)));
            case "close" -> gate.close();
            default -> throw new IllegalArgumentException(words.getFirst());
        }
    }

    private static Recording recording() {
        var recording = new Recording();
        recording.enable(Traced.Gate.class);
        recording.start();
        return recording;
    }

    /// A program that is not counted is said to be free.
    static AppRules.Rule rule(String path, String then) {
        var match = new AppRules.Match.Path(path);
        return then.equals(GateLab.FREE)
                ? new AppRules.Rule(
                        match, AppRules.Action.ALLOW, Optional.of(false), Optional.empty(), Optional.empty())
                : AppRules.Rule.of(match, AppRules.Action.valueOf(then));
    }

    /// Words: child, uid, name, default, then a path and an action for each rule.
    private void child(List<String> words) {
        var rules = new ArrayList<AppRules.Rule>();
        for (int i = 4; i + 1 < words.size(); i += 2) {
            rules.add(rule(words.get(i), words.get(i + 1)));
        }
        var apps = RuleList.apps(AppRules.Action.valueOf(words.get(3)), rules);
        var sites = RuleList.sites(SiteRules.Action.ALLOW, List.of());
        children.put(
                new ChildAccount(words.get(1), words.get(2), Path.of("/")),
                new GateView.ChildView(new ChildId(words.get(2)), "test", apps, sites));
    }

    private void standStill() {
        try {
            stall.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String... words) {
        System.out.println(String.join("\t", words));
        System.out.flush();
    }
}
