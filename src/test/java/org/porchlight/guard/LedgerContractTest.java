package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.Main;
import org.porchlight.core.engine.Order;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SocketLink;

/// What the ledger's verbs promise, with real processes: a guard, a program that is counted, and the command line. As
/// the
/// account of the tests, and as an account without rights where the tests have the right to choose.
@Timeout(400)
class LedgerContractTest extends OnSoftGuard {
    private static final int NOBODY = 65534;
    private static final List<String> NEEDED =
            List.of("sqlite-jdbc", "jackson-core", "/jna", "slf4j", "snakeyaml-engine", "picocli", "jspecify", "dbus");

    private boolean asNobody;
    private String app = "";

    @ParameterizedTest(name = "without rights: {0}")
    @ValueSource(booleans = {false, true})
    void bringsABackupBackOnAnotherPcWithWhatWasUsed(boolean withoutRights) throws Exception {
        choose(withoutRights);
        var data = folder.resolve("data");
        var guard = startGuard(data);
        putPolicy();
        startCounter();
        awaitChild(child -> child.spentSeconds() >= 4);
        var file = folder.resolve("family.backup");

        assertThat(porchlight("backup", file.toString(), "--run", run().toString()).exit)
                .isZero();
        var before = awaitChild(_ -> true).orElseThrow().spentSeconds();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(porchlight("restore", file.toString(), "--check").exit).isZero();
        var used = porchlight("restore", file.toString(), "--data", data.toString(), "--run", run().toString());
        assertThat(used.exit).as(used.text).isEqualTo(1);
        end(guard);

        var other = folder.resolve("other");
        var restored = porchlight("restore", file.toString(), "--data", other.toString(), "--run", run().toString());
        assertThat(restored.exit).as(restored.text).isZero();
        startGuard(other);
        var after = awaitChild(_ -> true).orElseThrow().spentSeconds();
        assertThat(after).isBetween(before - 6, before + 6);
        assertThat(awaitChild(_ -> true).orElseThrow().budgetSeconds()).hasValue(600);

        var again = folder.resolve("again.backup");
        assertThat(porchlight("backup", again.toString(), "--run", run().toString()).exit)
                .isZero();
        assertThat(porchlight("restore", again.toString(), "--check").exit).isZero();
    }

    @ParameterizedTest(name = "without rights: {0}")
    @ValueSource(booleans = {false, true})
    void givesAChildTimeOnlyOnceAndLosesNoneOfItsUse(boolean withoutRights) throws Exception {
        choose(withoutRights);
        var data = folder.resolve("data");
        var guard = startGuard(data);
        putPolicy();
        var file = folder.resolve("family.backup");
        assertThat(porchlight("backup", file.toString(), "--run", run().toString()).exit)
                .isZero();
        startCounter();
        awaitChild(child -> child.spentSeconds() >= 4);
        assertThat(ask(new Command.Do(new Order.Grant(MEI, Duration.ofMinutes(10), false, ""))))
                .containsInstanceOf(Answer.Done.class);
        var before = awaitChild(child -> child.grantedSeconds() == 600).orElseThrow();
        end(guard);

        var restored = porchlight("restore", file.toString(), "--data", data.toString(), "--run", run().toString());

        assertThat(restored.exit).as(restored.text).isZero();
        startGuard(data);
        var after = awaitChild(_ -> true).orElseThrow();
        assertThat(after.spentSeconds()).isGreaterThanOrEqualTo(before.spentSeconds() - 6);
        assertThat(after.grantedSeconds()).isEqualTo(600);
    }

    @Test
    void tellsEventsAsTheyHappen() throws Exception {
        startGuard(folder.resolve("data"));
        putPolicy();
        var lines = new LinkedBlockingQueue<String>();
        var following = new ProcessBuilder(Programs.porchlight("events", "--follow", "--run", run().toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        started.add(following);
        Thread.ofVirtual().start(() -> read(following, lines));
        assertThat(lines.poll(60, TimeUnit.SECONDS)).contains("\"seq\":1,", "\"type\":\"guard-started\"");

        assertThat(ask(new Command.Do(new Order.Grant(MEI, Duration.ofMinutes(10), false, "谢谢"))))
                .containsInstanceOf(Answer.Done.class);

        var line = lines.poll(60, TimeUnit.SECONDS);
        while (line != null && !line.contains("\"type\":\"granted\"")) {
            line = lines.poll(60, TimeUnit.SECONDS);
        }
        assertThat(line).contains("谢谢").startsWith("{\"header\":{\"device\":\"").contains("\"body_hash\":");
    }

    private static void read(Process process, LinkedBlockingQueue<String> lines) {
        try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add(e.toString());
        }
    }

    @Test
    void letsAChildTakeHomeItsOwn() throws Exception {
        startGuard(folder.resolve("data"));
        putPolicy();
        startCounter();
        awaitChild(child -> child.spentSeconds() >= 2);
        var told = new StringBuilder();

        try (var link = SocketLink.connect(run().resolve(SocketLink.CHILD_SOCKET))) {
            assertThat(link.ask(new Command.ExportMine(), told::append)).isEqualTo(new Answer.Done());
        }
        var exported = porchlight("export", "mei", "-o", folder.resolve("mei").toString(), "--run", run().toString());

        assertThat(exported.exit).as(exported.text).isZero();
        assertThat(told).contains("{\"table\":\"event\",\"row\":{", "\"table\":\"checkpoint\"", "\"child\":\"mei\"");
        assertThat(Files.readString(folder.resolve("mei.html"))).contains("<html");
        assertThat(Files.readString(folder.resolve("mei.json"))).contains("\"porchlightExport\" : 1");
    }

    private void choose(boolean withoutRights) throws IOException {
        asNobody = withoutRights && isRoot();
        if (asNobody) {
            Files.setAttribute(folder, "unix:uid", NOBODY);
            app = copyOfTheProgram();
        }
    }

    /// The program where an account without rights can read it, without what is for windows and for tests.
    private String copyOfTheProgram() throws IOException {
        var lib = Files.createDirectory(folder.resolve("lib"));
        var own = Path.of(URI.create(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toString()));
        var entries = new ArrayList<String>();
        for (var entry : Programs.classPath().split(File.pathSeparator, -1)) {
            var from = Path.of(entry);
            var to = lib.resolve(entries.size() + "-" + from.getFileName());
            if (from.equals(own) && Files.isDirectory(from)) {
                copy(from, to);
                entries.add(to.toString());
            } else if (Files.isRegularFile(from) && NEEDED.stream().anyMatch(entry::contains)) {
                Files.copy(from, to);
                entries.add(to.toString());
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static boolean isRoot() throws IOException {
        return ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).intValue() == 0;
    }

    private List<String> command(String... arguments) {
        var command = new ArrayList<String>();
        if (asNobody) {
            command.addAll(List.of(
                    "setpriv",
                    "--reuid",
                    Integer.toString(NOBODY),
                    "--regid",
                    Integer.toString(NOBODY),
                    "--clear-groups"));
        }
        command.addAll(app.isEmpty() ? Programs.porchlight(arguments) : Programs.porchlightOf(app, arguments));
        return command;
    }

    private Process startGuard(Path data) throws IOException {
        var guard = Programs.start(
                command("guard", "--soft", "--data", data.toString(), "--run", run().toString()),
                folder.resolve("log"));
        started.add(guard);
        assertThat(until(() -> ask(new Command.Status()).isPresent())).isTrue();
        return guard;
    }

    private static void end(Process guard) {
        guard.destroy();
        guard.onExit().join();
    }

    private void putPolicy() throws IOException {
        var policy = """
                porchlight: 1
                household: {zone: Etc/UTC, calendar: none}
                children:
                  - {id: mei, name: Mei, accounts: [mei], time: {budget: {every-day: 10m}}}
                """;
        assertThat(ask(new Command.PutPolicy(policy, Optional.empty()))).containsInstanceOf(Answer.Stored.class);
    }

    private void startCounter() throws IOException {
        var loop = "while :; do sleep 0.1; done # " + folder;
        started.add(Programs.start(
                command("run", "--run", run().toString(), "--", "sh", "-c", loop), folder.resolve("log")));
    }

    private record Said(int exit, String text) {}

    private Said porchlight(String... arguments) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(command(arguments)).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }
}
