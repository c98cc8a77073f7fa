package org.porchlight.tool.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.porchlight.core.event.Rank;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.ParentId;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SecretText;
import org.porchlight.ipc.SocketLink;
import org.porchlight.platform.Platforms;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.tool.demo.Poll;
import org.porchlight.tool.demo.Run;

/// A real guard of four children whose time is always closed, on accounts, folders and a network of its own. All of it
/// is gone at the end.
final class GuardRun {
    static final int CHILDREN = 4;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Path folder;
    private final List<String> launcher;
    private final List<ChildAccount> accounts = new ArrayList<>();
    private Optional<Process> supervisor = Optional.empty();

    private GuardRun(Path folder, List<String> launcher) {
        this.folder = folder;
        this.launcher = launcher;
    }

    /// The command that runs Porchlight.
    ///
    /// @throws MachineException where it is unknown, or may guard nobody
    static List<String> launcher() throws MachineException {
        if (!Platforms.isAdministrator()) {
            throw new MachineException("measuring a guard: only root can guard accounts; start it with sudo");
        }
        var launcher = System.getProperty("porchlight.launcher");
        if (launcher == null) {
            throw new MachineException("measuring a guard: it is started by ./porchlight; start the bench by it too");
        }
        return List.of(launcher);
    }

    /// What a guard finds in its folder of data when it starts first.
    interface Before {
        /// @param policy that is going to be in force
        void put(Path data, String policy) throws IOException, StoreException, SQLException;
    }

    /// Makes accounts and rules, and starts the guard once, so that it knows what the system needs.
    ///
    /// @param launcher the command that runs Porchlight
    static GuardRun open(List<String> launcher) throws IOException, InterruptedException {
        try {
            return open(launcher, (_, _) -> {});
        } catch (StoreException | SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The same, after something was put there.
    static GuardRun open(List<String> launcher, Before before)
            throws IOException, StoreException, SQLException, InterruptedException {
        var guard = new GuardRun(Files.createTempDirectory("porchlight-bench-"), launcher);
        try {
            // Children have to reach the socket in it.
            Files.setPosixFilePermissions(guard.folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            for (int i = 1; i <= CHILDREN; i++) {
                guard.accounts.add(account("plt-b" + ProcessHandle.current().pid() + "-" + i));
            }
            before.put(guard.folder.resolve("data"), guard.policy());
            guard.start();
            guard.obey();
            return guard;
        } catch (IOException | StoreException | SQLException | InterruptedException e) {
            guard.end();
            throw e;
        }
    }

    private static ChildAccount account(String name) throws IOException, InterruptedException {
        Run.sure("useradd", "--no-log-init", "--no-create-home", "--home-dir", "/nonexistent", name);
        var uid = Run.sure("id", "-u", name).out().strip();
        return new ChildAccount(uid, name, Path.of("/nonexistent"));
    }

    /// Everybody is outside the hours: those are half a day away.
    private String policy() {
        var far = LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS).plusHours(12);
        var children = IntStream.range(0, CHILDREN)
                .mapToObj(i -> """
                          - id: child%d
                            age: 10
                            accounts: [%s]
                            preset: none
                            time: {windows: {every-day: ["%s-%s"]}}
                        """.formatted(i, accounts.get(i).name(), far, far.plusMinutes(50)))
                .collect(Collectors.joining());
        return "porchlight: 1\nhousehold: {zone: UTC, calendar: none}\nchildren:\n" + children;
    }

    private void obey() throws IOException, InterruptedException {
        var file = folder.resolve("policy.yaml");
        Files.writeString(file, policy());
        var applied = porchlight("policy", "apply", file.toString());
        if (!applied.ok()) {
            throw new IOException("putting the rules of a bench in force: " + applied.firstLine());
        }
    }

    private Run porchlight(String... verb) throws IOException, InterruptedException {
        return Run.of(command(verb));
    }

    /// A command line that asks this guard.
    List<String> command(String... verb) {
        var command = new ArrayList<>(List.of("env", "PORCHLIGHT_RUN=" + run()));
        command.addAll(launcher);
        command.addAll(List.of(verb));
        return command;
    }

    /// Where its socket is.
    Path run() {
        return folder.resolve("run");
    }

    /// For whatever belongs to the same bench.
    Path folder() {
        return folder;
    }

    /// The one child's account that programs are started for.
    ChildAccount account() {
        return account(0);
    }

    /// The account of `child` and that number.
    ChildAccount account(int no) {
        return accounts.get(no);
    }

    /// A parent of an account of its own, who gives that child time.
    ParentRun parent(String child) throws IOException, GuardMissing, InterruptedException {
        var account = account("plt-b" + ProcessHandle.current().pid() + "-p");
        accounts.add(account);
        var mum = new ParentId("mum");
        var passphrase = "a lamp in the window";
        try (var link = SocketLink.connect(run().resolve(SocketLink.SOCKET))) {
            demand(link.ask(new Command.NameParent(mum, "Mum", Rank.GUARDIAN, Optional.of(account.name()))));
            demand(link.ask(
                    new Command.SetSecret(mum, SecretKind.PASSPHRASE, new SecretText(passphrase), Optional.empty())));
        }
        return ParentRun.start(
                Crowd.becoming(account),
                System.getProperty("java.class.path"),
                run().resolve(SocketLink.SOCKET),
                child,
                passphrase);
    }

    private static void demand(Answer answer) throws IOException {
        if (!(answer instanceof Answer.Done)) {
            throw new IOException("making a parent for a bench: the guard answers " + answer);
        }
    }

    /// Starts the guard and waits until it answers.
    void start() throws IOException, InterruptedException {
        startOnly();
        if (Poll.until(LIMIT, this::answers).isEmpty()) {
            throw new IOException("starting the guard of a bench: no answer within " + LIMIT.toSeconds()
                    + " s; it said: " + Files.readString(folder.resolve("guard.log")));
        }
    }

    /// Whether the guard answers; nothing while it does not.
    Optional<Boolean> answers() {
        try (var link = SocketLink.connect(run().resolve(SocketLink.SOCKET))) {
            return Optional.of(link.ask(new Command.Status())).map(Answer.Status.class::isInstance);
        } catch (IOException | GuardMissing notYet) {
            return Optional.empty();
        }
    }

    /// Starts the guard and waits for nothing.
    void startOnly() throws IOException {
        var command = new ArrayList<>(List.of("unshare", "--net", "--mount", "--"));
        command.addAll(launcher);
        command.addAll(List.of(
                "guard",
                "--restore",
                "--data",
                folder.resolve("data").toString(),
                "--run",
                folder.resolve("run").toString()));
        supervisor = Optional.of(new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("guard.log").toFile()))
                .start());
    }

    /// The guard itself, not what starts it again.
    ProcessHandle process() throws IOException, InterruptedException {
        return Poll.until(
                        LIMIT,
                        () -> supervisor.stream()
                                .flatMap(Process::descendants)
                                .filter(ProcessHandle::isAlive)
                                .findFirst())
                .orElseThrow(() -> new IOException("the guard of a bench does not run"));
    }

    /// Kills the guard; its supervisor starts another.
    void kill() throws IOException, InterruptedException {
        var guard = process();
        guard.destroyForcibly();
        guard.onExit().join();
    }

    /// Ends guard and supervisor, which take back every change to the operating system.
    void stop() {
        supervisor.ifPresent(running -> {
            running.destroy();
            running.onExit().join();
        });
        supervisor = Optional.empty();
    }

    /// Whether a program of the account is in a group of ours, which is frozen before anything is moved into it.
    static boolean isHeld(long pid, ChildAccount account) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(pid), "cgroup"), StandardCharsets.ISO_8859_1)
                .lines()
                .anyMatch(line -> line.contains("/porchlight-") && line.endsWith("-" + account.id()));
    }

    /// Takes away all that was made.
    void end() throws IOException, InterruptedException {
        stop();
        for (var account : accounts) {
            Run.of(List.of("pkill", "-KILL", "-u", account.id()));
            Run.sure("userdel", account.name());
        }
        Run.sure("rm", "-rf", "--", folder.toString());
    }
}
