package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.porchlight.port.Accounts;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;

/// A real account that is gone after the test, with everything it runs.
///
/// The name carries the pid of the test, so that the next test finds what a killed one left.
final class TestPerson implements AutoCloseable {
    private static final String PREFIX = "plt-lx";
    private static final int SIGKILL = 9;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ChildAccount account;
    private final List<Process> started = new ArrayList<>();

    private TestPerson(ChildAccount account) {
        this.account = account;
    }

    static TestPerson create(String... options) throws IOException, MachineException {
        assumeRoot();
        sweep();
        var name = PREFIX + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
        var command = new ArrayList<>(List.of("useradd", "-m", "-d", "/tmp/" + name, "-s", "/bin/bash"));
        command.addAll(List.of(options));
        command.add(name);
        root(command.toArray(String[]::new));
        var answer = new LinuxAccounts().look(name);
        if (answer instanceof Accounts.Answer.Found(var account, var _)) {
            return new TestPerson(account);
        }
        root("userdel", "-r", name);
        throw new AssertionError(answer);
    }

    static void assumeRoot() {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root: accounts are made and frozen");
    }

    /// Removes what tests left that were killed.
    private static void sweep() throws IOException, MachineException {
        for (var line : Files.readAllLines(Path.of("/etc/passwd"))) {
            var fields = line.split(":", -1);
            if (!fields[0].matches(PREFIX + "\\d+-\\d+")) {
                continue;
            }
            var test = fields[0].substring(PREFIX.length(), fields[0].lastIndexOf('-'));
            if (ProcessHandle.of(Long.parseLong(test)).isEmpty()) {
                var groups = groups(test);
                root("sh", "-c", "for state in $(" + groups + "-name freezer.state)\ndo echo THAWED >$state\ndone\n:");
                remove(new ChildAccount(fields[2], fields[0], Path.of(fields[5])));
                root("sh", "-c", groups + "-depth -type d -exec rmdir {} + 2>/dev/null; :");
            }
        }
    }

    /// Finds the control groups that a test made, and those that its holder made.
    private static String groups(String test) {
        return "find /sys/fs/cgroup/*/" + PREFIX + test + "* /sys/fs/cgroup/*/porchlight-plt" + test + "-* ";
    }

    ChildAccount account() {
        return account;
    }

    int uid() {
        return Integer.parseInt(account.id());
    }

    /// Runs a command as this person, without a log-in; returns when it runs.
    Process run(String... command) throws IOException {
        var process = start(command);
        // The account is not this person's before setpriv has done its work.
        Await.until(account.name() + " runs " + command[0], () -> !process.isAlive() || isOurs(process));
        return process;
    }

    /// Starts a command as this person and returns at once.
    Process start(String... command) throws IOException {
        var words = new ArrayList<>(
                List.of("setpriv", "--reuid", account.id(), "--regid", account.name(), "--clear-groups"));
        words.addAll(List.of(command));
        var process = new ProcessBuilder(words)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(process);
        return process;
    }

    private boolean isOurs(Process process) throws MachineException {
        int pid = (int) process.pid();
        return Proc.effectiveUid(pid) == uid()
                && Proc.exe(pid).filter(exe -> !exe.name().equals("setpriv")).isPresent();
    }

    List<Proc> processes() throws MachineException {
        return Processes.of(account);
    }

    /// Runs a command as root and returns what it printed; it must succeed.
    static String root(String... command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor())
                    .as(String.join(" ", command) + ": " + output)
                    .isZero();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return output;
    }

    @Override
    public void close() throws IOException, MachineException {
        remove(account);
        for (var process : started) {
            try {
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /// Ends what runs of an account; whether there was nothing.
    private static boolean isEnded(ChildAccount account, AccountIds ids) throws MachineException {
        var left = Processes.of(account);
        for (var process : left) {
            SignalFreezer.signal(process, () -> process.isStill(ids), SIGKILL);
        }
        return left.isEmpty();
    }

    private static void remove(ChildAccount account) throws IOException, MachineException {
        var ids = AccountIds.of(account);
        var name = account.name();
        Await.until("nothing of " + name + " runs", () -> isEnded(account, ids));
        Await.until(name + " is removed", () -> {
            // Once more: what a test started as root's may become the account's only now.
            isEnded(account, ids);
            // useradd and userdel of other tests may hold the lock of the accounts.
            root("sh", "-c", "userdel -r " + name + " 2>/dev/null; :");
            return new LinuxAccounts().look(name) instanceof Accounts.Answer.Missing;
        });
    }
}
