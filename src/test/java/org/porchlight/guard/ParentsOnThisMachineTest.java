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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.platform.Platforms;
import org.porchlight.platform.linux.Await;

/// A guard of this machine as a family has it: a child, a guardian and a carer with accounts of their own, who type at
/// a real command line. It has a network and mounts of its own, so that the machine keeps its own.
@Tag("os")
@Tag("all")
@Timeout(540)
class ParentsOnThisMachineTest {
    private static final String PREFIX = "plt-pa";
    private static final String PASSPHRASE = "regen am donnerstag";
    private static final String OTHER = "tee mit zitrone";
    private static final String PIN = "25807391";
    private static final int PERMITTED = 0;
    private static final int REFUSED = 1;
    private static final int NOT_PERMITTED = 3;

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
    private record Said(int exit, String text) {}

    @TempDir
    Path folder;

    private final List<String> people = new ArrayList<>();
    private String readable = "";
    private @Nullable Process guard;
    private String kid = "";
    private String mum = "";
    private String gran = "";

    @BeforeEach
    void moveIn() throws Exception {
        assumeTrue(Platforms.isAdministrator(), "needs root: accounts are made and guarded");
        copyProgram();
        Files.createDirectory(folder.resolve("pam.d"));
        Files.writeString(folder.resolve("pam.d").resolve("common-account"), "account required pam_permit.so\n");
        kid = person("kid");
        mum = person("mum");
        gran = person("gran");
        startGuard();
        var rules = Files.writeString(folder.resolve("family.yaml"), """
                porchlight: 1
                household: {zone: Asia/Shanghai, calendar: none}
                children:
                - {id: mei, accounts: [%s], preset: none, time: {budget: {every-day: 60m}}}
                """.formatted(kid));
        assertThat(root("", "policy", "apply", rules.toString()).exit()).isZero();
        Await.until("the child's account is known", () -> as(kid, "", "status").exit() == PERMITTED);
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

    private String person(String who) throws Exception {
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

    private void startGuard() throws Exception {
        var command = new ArrayList<>(List.of("unshare", "--net", "--mount", "--fork", "--kill-child"));
        command.addAll(
                List.of("sh", "-c", BEGIN, "guard", folder.resolve("pam.d").toString()));
        command.addAll(Programs.porchlight(
                "guard", "--data", folder.resolve("data").toString(), "--run", run().toString(), "--restore"));
        guard = Programs.start(command, folder.resolve("log"));
        var last = new AtomicReference<>(new Said(PERMITTED, ""));
        try {
            Await.until("the guard answers", () -> {
                last.set(root("", "status"));
                return last.get().exit() == PERMITTED;
            });
        } catch (AssertionError never) {
            throw new AssertionError(last + "\n" + Files.readString(folder.resolve("log")), never);
        }
    }

    private void endGuard() {
        if (guard != null) {
            guard.descendants().forEach(ProcessHandle::destroyForcibly);
            guard.destroyForcibly().onExit().join();
        }
        guard = null;
    }

    @AfterEach
    void moveOut() throws Exception {
        if (guard != null) {
            // In order, so that nothing of it is left on the machine.
            guard.descendants()
                    .filter(process -> process.info().commandLine().orElse("").contains("org.porchlight.Main"))
                    .forEach(ProcessHandle::destroy);
            guard.waitFor(60, TimeUnit.SECONDS);
            endGuard();
        }
        for (var person : people) {
            sh("until userdel " + person + " 2>/dev/null || ! getent passwd " + person + "; do sleep 0.1; done");
        }
    }

    private Path run() {
        return folder.resolve("run");
    }

    private static void sh(String script) throws Exception {
        var process =
                new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private Said root(String typed, String... words) throws Exception {
        return type(List.of(), typed, words);
    }

    private Said as(String person, String typed, String... words) throws Exception {
        return type(
                List.of("setpriv", "--reuid", person, "--regid", person, "--clear-groups", "--no-new-privs"),
                typed,
                words);
    }

    private Said type(List<String> before, String typed, String... words) throws Exception {
        var command = new ArrayList<>(before);
        command.addAll(Programs.porchlightOf(readable, words));
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

    private void mumIsAGuardian() throws Exception {
        permitted(root("", "parent", "add", "mum", "--name", "Anna", "--account", mum));
        permitted(root(PASSPHRASE + "\n", "parent", "passphrase", "mum"));
    }

    private static void permitted(Said said) {
        assertThat(said.exit()).as(said.text()).isEqualTo(PERMITTED);
    }

    private static void isRefused(Said said, int exit, String words) {
        assertThat(said.text()).contains(words);
        assertThat(said.exit()).as(said.text()).isEqualTo(exit);
    }

    private void given(long seconds) throws Exception {
        assertThat(root("", "status", "--json").text()).contains("\"grantedSeconds\":" + seconds + ",");
    }

    /// What an authenticator app shows, of what it was shown (RFC 4226, RFC 4648 §6).
    private static String code(String base32, long counter) {
        return Hotp.code(Base32.decode(base32), counter);
    }

    @Test
    void anAppsCodesGiveTheChildTimeOnceEach() throws Exception {
        mumIsAGuardian();
        isRefused(as(kid, "", "code", "enroll", "mei", "15m"), NOT_PERMITTED, "");
        isRefused(as(mum, "", "code", "enroll", "mei", "15m"), NOT_PERMITTED, "");
        var enrolled = as(mum, PASSPHRASE + "\n", "code", "enroll", "mei", "15m", "--json");
        permitted(enrolled);
        var found = Pattern.compile("\"secret\":\"([A-Z2-7]+)\"").matcher(enrolled.text());
        assertThat(found.find()).as(enrolled.text()).isTrue();
        var secret = found.group(1);

        permitted(as(kid, code(secret, 0) + "\n", "request", "--code"));
        given(900);
        isRefused(as(kid, code(secret, 0) + "\n", "request", "--code"), NOT_PERMITTED, "not the right one");
        // The app was two ahead.
        permitted(as(kid, code(secret, 3) + "\n", "request", "--code"));
        given(1800);
        assertThat(root("", "status").text()).contains("One-time codes were enrolled: mei, 15m, mum");
        for (var account : List.of(as(kid, "", "account", "mei"), as(mum, "", "account", "mei"))) {
            assertThat(account.text()).contains("one-time codes of that amount were enrolled, by", "mum");
        }
        assertThat(as(kid, "", "status").text()).doesNotContain("One-time codes");

        endGuard();
        startGuard();

        isRefused(as(kid, code(secret, 2) + "\n", "request", "--code"), NOT_PERMITTED, "not the right one");
        permitted(as(kid, code(secret, 4) + "\n", "request", "--code"));
        given(2700);
        assertThat(root("", "events").text()).contains("codes-enrolled").doesNotContain(secret);
    }

    @Test
    void aParentsAccountGivesItsPassphraseFirst() throws Exception {
        isRefused(as(mum, PASSPHRASE + "\n", "status"), NOT_PERMITTED, "account");
        mumIsAGuardian();

        isRefused(as(mum, "", "grant", "mei", "5m"), NOT_PERMITTED, "nothing was typed");
        isRefused(as(mum, "something else\n", "grant", "mei", "5m"), NOT_PERMITTED, "not the right one");
        permitted(as(mum, PASSPHRASE + "\n", "grant", "mei", "5m"));
        permitted(as(mum, "", "grant", "mei", "5m"));
        given(600);

        permitted(as(mum, "", "lock"));
        isRefused(as(mum, "", "grant", "mei", "5m"), NOT_PERMITTED, "nothing was typed");
        permitted(as(mum, PASSPHRASE + "\n", "unlock"));
        endGuard();
        startGuard();
        isRefused(as(mum, "", "grant", "mei", "5m"), NOT_PERMITTED, "nothing was typed");

        isRefused(as(kid, PASSPHRASE + "\n", "grant", "mei", "5m"), NOT_PERMITTED, "account");
        permitted(root("", "parent", "remove", "mum"));
        isRefused(as(mum, PASSPHRASE + "\n", "status"), NOT_PERMITTED, "account");
        given(600);
    }

    @Test
    void aCarerGivesHalfAnHourAndNothingElse() throws Exception {
        permitted(root("", "parent", "add", "gran", "--name", "Oma", "--account", gran, "--carer"));
        permitted(root(OTHER + "\n", "parent", "passphrase", "gran"));

        isRefused(as(gran, OTHER + "\n", "grant", "mei", "31m"), REFUSED, "30 minutes are left");
        permitted(as(gran, "", "grant", "mei", "20m"));
        isRefused(as(gran, "", "grant", "mei", "11m"), REFUSED, "10 minutes are left");
        isRefused(as(gran, "", "pause", "mei"), NOT_PERMITTED, "nothing else");
        isRefused(as(gran, "", "parent", "remove", "gran"), NOT_PERMITTED, "nothing else");
        given(1200);
    }

    @Test
    void wrongPinsOfAChildAreDelayedAlsoByTheNextGuard() throws Exception {
        mumIsAGuardian();
        permitted(root(PIN + "\n", "parent", "pin", "mum"));
        permitted(as(kid, PIN + "\n", "pin", "5m"));
        isRefused(as(kid, "0000\n", "pin", "5m"), NOT_PERMITTED, "not the right one. Try again");
        isRefused(as(kid, "0001\n", "pin", "5m"), NOT_PERMITTED, "not the right one. Try again");
        isRefused(as(kid, "0002\n", "pin", "5m"), NOT_PERMITTED, "possible in 1 minutes");

        endGuard();
        startGuard();

        // The wait begins anew with a guard, and it is the child that waits, and no parent.
        isRefused(as(kid, PIN + "\n", "pin", "5m"), NOT_PERMITTED, "too many wrong tries");
        permitted(as(mum, PASSPHRASE + "\n", "grant", "mei", "5m"));
        assertThat(as(kid, "", "account", "mei").text()).contains("a wrong PIN was given");
        assertThat(as(mum, "", "account", "mei").text()).contains("a wrong PIN was given");
        permitted(root("31415926\n", "parent", "pin", "mum"));
        permitted(as(kid, "31415926\n", "pin", "5m"));
        given(900);
    }

    @Test
    void noSecretIsSeenByOtherProcesses() throws Exception {
        var seen = ConcurrentHashMap.<String>newKeySet();
        var looking = Thread.ofPlatform().daemon(true).start(() -> look(seen));

        mumIsAGuardian();
        permitted(root(PIN + "\n", "parent", "pin", "mum"));
        permitted(as(mum, PASSPHRASE + "\n", "unlock"));
        permitted(as(kid, PIN + "\n", "pin", "5m"));
        isRefused(as(kid, "98761234\n", "pin", "5m"), NOT_PERMITTED, "not the right one");
        looking.interrupt();
        looking.join();

        assertThat(seen).anyMatch(text -> text.contains("worker argon2"));
        assertThat(seen)
                .noneMatch(text -> text.contains(PASSPHRASE) || text.contains(PIN) || text.contains("98761234"));
        assertThat(Files.readString(folder.resolve("log"))).doesNotContain(PASSPHRASE, PIN, "98761234");
    }

    /// Reads what every process was started with, over and over.
    private static void look(Set<String> seen) {
        while (!Thread.currentThread().isInterrupted()) {
            for (var process :
                    new File("/proc").listFiles((_, name) -> name.chars().allMatch(Character::isDigit))) {
                for (var what : List.of("cmdline", "environ")) {
                    try {
                        var text = Files.readString(process.toPath().resolve(what), StandardCharsets.ISO_8859_1);
                        seen.add(text.replace('\0', ' '));
                    } catch (IOException _) {
                        // It has ended.
                    }
                }
            }
            // Often enough for a worker, which lives for tenths of a second, and without starving it.
            LockSupport.parkNanos(20_000_000);
        }
    }
}
