package org.porchlight.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.porchlight.agent.Eventually;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SocketLink;

/// A family at a booted PC: its rules, what its guard answers, and the guard's processes. The child is `kid`.
final class Family {
    /// The guard's unit.
    static final String UNIT = "porchlight.service";

    /// Words of a policy with which the child's time is closed all day.
    static final String CLOSED = "time: {windows: {every-day: []}}";

    /// Words of a policy with which it is open all day, and counted.
    static final String OPEN = "time: {windows: {every-day: [\"00:00-24:00\"]}, budget: {every-day: 20h}}";

    /// Words of a policy that lets nothing start but what a log-in needs.
    static final String NO_GAMES = "apps: {default: deny}";

    /// Words of a policy that lets no site be reached.
    static final String NO_SITES = "sites: {default: deny}";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LAUNCHER = Installed.AT.resolve("porchlight").toString();

    private final Booted pc;

    Family(Booted pc) {
        this.pc = pc;
    }

    /// Puts the guard's unit in, so that it starts with the PC.
    void installUnit() throws IOException {
        pc.write("/etc/systemd/system/" + UNIT, Files.readString(Path.of("installer/linux", UNIT)));
        pc.run("systemctl", "enable", "--now", UNIT);
        awaitGuard();
    }

    /// Lets these rules hold, by the command line.
    ///
    /// @param words YAML of the child, a line each
    void rules(String... words) throws IOException {
        rulesOf(List.of("kid"), words);
    }

    /// Lets the same rules hold for some children.
    ///
    /// @param accounts one of each, after which the child is called
    void rulesOf(List<String> accounts, String... words) throws IOException {
        var children = new StringBuilder();
        for (var account : accounts) {
            var name = account.substring(0, 1).toUpperCase(Locale.ROOT) + account.substring(1);
            children.append("""
                      - id: %1$s
                        name: %2$s
                        accounts: [%1$s]
                        preset: none
                        %3$s
                    """.formatted(account, name, String.join("\n    ", words)));
        }
        var head = """
                porchlight: 1
                household: {zone: Asia/Shanghai, calendar: none}
                children:
                """;
        pc.write("/root/family.yaml", head + children);
        pc.run(LAUNCHER, "policy", "apply", "/root/family.yaml");
    }

    /// What the guard answers; nothing when none does.
    Optional<StatusReport> status() {
        try (var link = SocketLink.connect(pc.file("/run/porchlight/" + SocketLink.SOCKET))) {
            return link.ask(new Command.Status()) instanceof Answer.Status status
                    ? Optional.of(status.report())
                    : Optional.empty();
        } catch (GuardMissing | IOException notYet) {
            return Optional.empty();
        }
    }

    /// What the guard called an error so far.
    List<String> errors() throws IOException {
        return pc.run("journalctl", "-q", "-o", "cat", "-u", UNIT)
                .lines()
                .filter(line -> line.contains(" ERROR "))
                .toList();
    }

    /// How it stands for the child.
    Optional<ChildStatus> kid() {
        return status().flatMap(report -> report.children().stream().findFirst());
    }

    /// Returns once a guard answers.
    ///
    /// @return how long that took
    Duration awaitGuard() {
        return await("the guard answers", () -> status().isPresent());
    }

    /// Returns once something is so that may fail while the PC is busy.
    ///
    /// @return how long that took
    static Duration await(String what, Condition condition) {
        return await(what, PATIENCE, condition);
    }

    static Duration await(String what, Duration patience, Condition condition) {
        long from = System.nanoTime();
        Eventually.holds(what, patience, () -> {
            try {
                return condition.holds();
            } catch (IOException broken) {
                throw new AssertionError(broken);
            }
        });
        return Duration.ofNanos(System.nanoTime() - from);
    }

    /// What is waited for.
    interface Condition {
        boolean holds() throws IOException;
    }

    /// The process that supervises, if it runs.
    List<Long> supervisor() throws IOException {
        return guards(false);
    }

    /// The guard that it supervises, if it runs.
    List<Long> guard() throws IOException {
        return guards(true);
    }

    /// One that starts a program is two for a moment: a fork has the command line of its parent until it runs its own.
    private List<Long> guards(boolean supervised) throws IOException {
        var all = pc.processes().stream()
                .filter(process -> process.command().contains("org.porchlight.Main guard"))
                .filter(process -> process.command().endsWith("--supervised") == supervised)
                .toList();
        var pids = all.stream().map(Inside::pid).toList();
        return all.stream()
                .filter(process -> !pids.contains(process.parent()))
                .map(Inside::pid)
                .toList();
    }

    /// The firewall's tables.
    String tables() throws IOException {
        return pc.run("nft", "list", "tables");
    }

    /// The number of the child's account.
    long kidsNumber() throws IOException {
        return Long.parseLong(pc.run("id", "-u", "kid"));
    }

    /// A program of the child's that runs also while it may not log in.
    Inside program() throws IOException {
        var before = Way.services(pc).stream().map(Inside::pid).toList();
        Way.SERVICE.start(pc);
        // It is the game by then, or was held on the way.
        await("the child's program runs", () -> {
            var found = fresh(before);
            return found.isPresent()
                    && (found.get().isHeld() || found.get().command().startsWith(Way.GAME));
        });
        return fresh(before).orElseThrow();
    }

    private Optional<Inside> fresh(List<Long> before) throws IOException {
        return Way.services(pc).stream()
                .filter(process -> !before.contains(process.pid()))
                .findFirst();
    }
}
