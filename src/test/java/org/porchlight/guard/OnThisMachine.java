package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.platform.Platforms;
import org.porchlight.platform.linux.Await;

/// A guard of this machine with accounts made for it, who type at a real command line. It has a network and mounts of
/// its own, so that the machine keeps its own.
@Tag("os")
@Tag("all")
@Timeout(540)
abstract class OnThisMachine {
    private static final String PREFIX = "plt-pa";

    /// The first argument is what stands for /etc/pam.d.
    private static final String BEGIN = """
            set -e
            mount --make-rprivate /
            mount --bind "$1" /etc/pam.d
            ip link set lo up
            shift
            exec "$@"
            """;

    /// What came of a command line.
    record Said(int exit, String text) {}

    @TempDir
    Path folder;

    /// Options of Java that the guard runs with.
    List<String> options = List.of();

    private final List<String> people = new ArrayList<>();
    private String readable = "";
    private @Nullable Process guard;

    @BeforeEach
    void makePlace() throws Exception {
        assumeTrue(Platforms.isAdministrator(), "needs root: accounts are made and guarded");
        copyProgram();
        Files.createDirectory(folder.resolve("pam.d"));
        Files.writeString(folder.resolve("pam.d").resolve("common-account"), "account required pam_permit.so\n");
    }

    /// Starts the guard with rules for mei.
    ///
    /// @param time of mei's day, as a policy says it
    void guardMei(String kid, String time) throws Exception {
        startGuard();
        rule("- {id: mei, accounts: [%s], preset: none, time: %s}".formatted(kid, time));
        Await.until("the child's account is known", () -> as(kid, "", "status").exit() == 0);
    }

    /// @param children of a policy
    void rule(String children) throws Exception {
        var rules = Files.writeString(folder.resolve("family.yaml"), """
                porchlight: 1
                household: {zone: Asia/Shanghai, calendar: none}
                children:
                """ + children + "\n");
        permitted(root("", "policy", "apply", rules.toString()));
    }

    /// The guard, not what starts it again.
    ProcessHandle guardItself() {
        return Optional.ofNullable(guard).stream()
                .flatMap(Process::children)
                .flatMap(ProcessHandle::children)
                .findFirst()
                .orElseThrow();
    }

    /// The program where accounts without rights can read it; what draws is large, and not asked for.
    private void copyProgram() throws Exception {
        sh("chmod 755 " + folder);
        var copies = Files.createDirectory(folder.resolve("copy"));
        var paths = new ArrayList<String>();
        for (var path : Programs.classPath().split(File.pathSeparator, -1)) {
            if (Files.exists(Path.of(path)) && !path.contains("javafx") && !path.endsWith("test-classes")) {
                var copy = copies.resolve(paths.size() + (path.endsWith(".jar") ? ".jar" : ""));
                sh("cp -r '" + path + "' " + copy);
                paths.add(copy.toString());
            }
        }
        sh("chmod -R a+rX " + copies);
        readable = String.join(File.pathSeparator, paths);
    }

    /// A class path that every account can read.
    String readable() {
        return readable;
    }

    /// @return what was said
    static String permitted(Said said) {
        assertThat(said.exit()).as(said.text()).isZero();
        return said.text();
    }

    String person(String who) throws Exception {
        sweep();
        var name = PREFIX + ProcessHandle.current().pid() + "-" + who;
        // Tests beside this one may hold the lock of the accounts.
        sh("until useradd -M -s /bin/bash " + name + " || getent passwd " + name + "; do sleep 0.1; done");
        people.add(name);
        return name;
    }

    /// Removes accounts of tests that were killed.
    private static void sweep() throws Exception {
        for (var line : Files.readAllLines(Path.of("/etc/passwd"))) {
            var name = line.substring(0, line.indexOf(':'));
            if (name.matches(PREFIX + "\\d+-[a-z]+")
                    && !Files.exists(Path.of("/proc", name.substring(PREFIX.length(), name.lastIndexOf('-'))))) {
                sh("userdel " + name + " || ! getent passwd " + name);
            }
        }
    }

    void startGuard() throws Exception {
        var command = new ArrayList<>(List.of("unshare", "--net", "--mount", "--fork", "--kill-child"));
        command.addAll(
                List.of("sh", "-c", BEGIN, "guard", folder.resolve("pam.d").toString()));
        var java = Programs.porchlight(
                "guard", "--data", folder.resolve("data").toString(), "--run", run().toString(), "--restore");
        java.addAll(1, options);
        command.addAll(java);
        guard = Programs.start(command, folder.resolve("log"));
        var last = new AtomicReference<>(new Said(0, ""));
        try {
            Await.until("the guard answers", () -> {
                last.set(root("", "status"));
                return last.get().exit() == 0;
            });
        } catch (AssertionError never) {
            throw new AssertionError(last + "\n" + Files.readString(folder.resolve("log")), never);
        }
    }

    void endGuard() {
        if (guard != null) {
            guard.descendants().forEach(ProcessHandle::destroyForcibly);
            guard.destroyForcibly().onExit().join();
        }
        guard = null;
    }

    /// Java's own word for it is cut where a page of memory ends, and a class path is long.
    private static boolean isPorchlight(ProcessHandle process) {
        try {
            return Files.readString(
                            Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1)
                    .contains("org.porchlight.Main");
        } catch (IOException gone) {
            return false;
        }
    }

    /// In order, so that nothing of it is left on the machine.
    void stopGuard() throws Exception {
        if (guard != null) {
            guard.descendants().filter(OnThisMachine::isPorchlight).forEach(ProcessHandle::destroy);
            guard.waitFor(60, TimeUnit.SECONDS);
            endGuard();
        }
    }

    @AfterEach
    void moveOut() throws Exception {
        stopGuard();
        for (var person : people) {
            sh("until userdel " + person + " 2>/dev/null || ! getent passwd " + person + "; do sleep 0.1; done");
        }
    }

    Path run() {
        return folder.resolve("run");
    }

    static void sh(String script) throws Exception {
        var process =
                new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    Said root(String typed, String... words) throws Exception {
        return type(List.of(), typed, words);
    }

    Said as(String person, String typed, String... words) throws Exception {
        return type(becoming(person), typed, words);
    }

    /// What goes before a command line to run it as that person.
    static List<String> becoming(String person) {
        return List.of("setpriv", "--reuid", person, "--regid", person, "--clear-groups", "--no-new-privs");
    }

    /// A command line of the program for accounts without rights.
    ///
    /// @param more jars that such accounts can read
    List<String> program(List<Path> more, String... words) {
        var paths = new ArrayList<>(List.of(readable));
        more.forEach(path -> paths.add(path.toString()));
        return Programs.porchlightOf(String.join(File.pathSeparator, paths), words);
    }

    private Said type(List<String> before, String typed, String... words) throws Exception {
        var command = new ArrayList<>(before);
        command.addAll(program(List.of(), words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PORCHLIGHT_RUN", run().toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        var process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(typed.getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            // It ended without reading; how is what counts.
        }
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }
}
