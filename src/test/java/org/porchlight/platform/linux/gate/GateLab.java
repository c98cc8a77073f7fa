package org.porchlight.platform.linux.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Gate;
import org.porchlight.port.GateView;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

/// A mount namespace with one tmpfs of its own, and a process beside the test that holds a gate on it.
///
/// Nothing outside of that tmpfs is ever marked, so that a gate that stands still stops nobody else. Its programs
/// are copies that name a copy of the ELF interpreter. An outside timeout ends everything.
final class GateLab implements Gate {
    /// Says that a rule allows a program and does not count it.
    static final String FREE = "FREE";

    /// What a started program said.
    record Said(int code, String text) {}

    private static final int SECONDS = 120;

    private final Path mountPoint;
    private final Process process;
    private final BufferedReader fromGate;
    private final PrintStream toGate;
    private final long namespace;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<List<String>> refusals = new LinkedBlockingQueue<>();

    private GateLab(Path mountPoint, Process process) throws IOException {
        this.mountPoint = mountPoint;
        this.process = process;
        fromGate = process.inputReader(StandardCharsets.UTF_8);
        toGate = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        namespace = Long.parseLong(fromGate.readLine());
        Thread.ofPlatform().daemon().start(this::listen);
    }

    static GateLab open(String... options) throws Exception {
        assumeTrue(
                ProcessHandle.current().info().user().filter("root"::equals).isPresent(),
                "needs root: only root may watch programs start");
        sweep();
        var mountPoint = Path.of("/run/plt-gate-" + HexFormat.of().toHexDigits(new SecureRandom().nextInt(), 6));
        Files.createDirectory(mountPoint);
        Files.setPosixFilePermissions(mountPoint, PosixFilePermissions.fromString("rwxr-xr-x"));
        // The shell stays: it holds the namespace when the gate's process is killed.
        var script = "mount -t tmpfs -o mode=755 plt " + mountPoint + " && echo $$ && exec 3>&2 2> /dev/null"
                + " && \"$@\" 2>&3; cat > /dev/null";
        var command = new ArrayList<>(List.of("timeout", "-s", "KILL", Integer.toString(SECONDS)));
        command.addAll(List.of("unshare", "-m", "--propagation", "private", "sh", "-c", script, "sh"));
        command.addAll(List.of(System.getProperty("java.home") + "/bin/java", "-XX:-CreateCoredumpOnCrash"));
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx48m"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dporchlight.log=warn"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), GateMain.class.getName()));
        command.add(mountPoint.toString());
        command.addAll(List.of(options));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var lab = new GateLab(mountPoint, process);
        try {
            lab.await();
        } catch (MachineException e) {
            lab.dispose();
            throw e;
        }
        return lab;
    }

    /// Removes mount points that are older than any lab lives.
    private static void sweep() throws IOException {
        try (var left = Files.newDirectoryStream(Path.of("/run"), "plt-gate-*")) {
            for (var folder : left) {
                var oldest = Instant.now().minusSeconds(2 * SECONDS);
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(folder);
                }
            }
        }
    }

    /// A path as the programs see it.
    String path(String name) {
        return mountPoint + "/" + name;
    }

    /// The same file for the test, which is outside of the namespace.
    Path file(String name) {
        return Path.of("/proc/" + namespace + "/root" + path(name));
    }

    /// Puts a program there that says its arguments, owned by root.
    String program(String name) throws IOException {
        return program(name, "/bin/echo");
    }

    String program(String name, String original) throws IOException {
        var here = Path.of(original);
        var wanted = Executable.interpreter(here);
        var bytes = Files.readAllBytes(here);
        if (wanted.isPresent()) {
            var interpreter = file("ld.so");
            if (!Files.exists(interpreter)) {
                Files.copy(Path.of(wanted.get()), interpreter);
            }
            replace(bytes, wanted.get(), path("ld.so"));
        }
        return put(name, bytes);
    }

    String script(String name, String interpreter, String text) throws IOException {
        return put(name, ("#!" + interpreter + "\n" + text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// A folder that belongs to an account.
    String home(String name, int uid) throws IOException {
        Files.createDirectories(file(name));
        Files.setAttribute(file(name), "unix:uid", uid);
        return path(name);
    }

    /// Starts a program as an account and waits for it.
    Said run(int uid, String... command) throws Exception {
        var started = start(uid, command);
        var text = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(started.waitFor(), text.strip());
    }

    Process start(int uid, String... command) throws IOException {
        var line = new ArrayList<>(List.of("timeout", "-s", "KILL", "30", "nsenter", "-m", "-t", "" + namespace));
        line.addAll(List.of("setpriv", "--reuid", "" + uid, "--regid", "" + uid, "--clear-groups"));
        line.addAll(List.of(command));
        return new ProcessBuilder(line).redirectErrorStream(true).start();
    }

    /// Runs commands of a shell as root in the namespace.
    String shell(String script) throws Exception {
        var said = run(0, "sh", "-c", script);
        assertThat(said.code()).as(said.text()).isZero();
        return said.text();
    }

    void system(String... paths) throws Exception {
        tell("system\t" + String.join("\t", paths));
    }

    @Override
    public void publish(GateView view) throws MachineException {
        for (var entry : view.children().entrySet()) {
            var line = new ArrayList<>(List.of("child", entry.getKey().id()));
            line.add(entry.getValue().child().value());
            line.add(entry.getValue().apps().otherwise().value().name());
            for (var rule : entry.getValue().apps().rules()) {
                if (rule.value().match() instanceof AppRules.Match.Path(var path)) {
                    line.addAll(List.of(
                            path,
                            rule.value().counts().equals(Optional.of(false))
                                    ? FREE
                                    : rule.value().then().name()));
                }
            }
            tell(String.join("\t", line));
        }
        tell("publish");
    }

    @Override
    public boolean goesOn(ChildAccount account, ProcessRef process) {
        return ask("goes-on", account, process);
    }

    @Override
    public Map<ChildId, Map<String, String>> goingOn() {
        try {
            toGate.println("going-on");
            var files = new HashMap<ChildId, Map<String, String>>();
            for (var answer = answers.poll(60, TimeUnit.SECONDS);
                    answer != null && !answer.equals("done");
                    answer = answers.poll(60, TimeUnit.SECONDS)) {
                var words = answer.split(" ", -1);
                files.computeIfAbsent(new ChildId(words[1]), _ -> new HashMap<>())
                        .put(words[2], words[3]);
            }
            return files;
        } catch (InterruptedException e) {
            throw new AssertionError("ask the gate", e);
        }
    }

    @Override
    public boolean mayRun(ChildAccount account, ProcessRef process) {
        return ask("running", account, process);
    }

    private boolean ask(String what, ChildAccount account, ProcessRef process) {
        try {
            toGate.println(what + "\t" + account.id() + "\t" + process.pid());
            var may = answers.poll(60, TimeUnit.SECONDS);
            await();
            return "may true".equals(may);
        } catch (InterruptedException | MachineException e) {
            throw new AssertionError("ask the gate", e);
        }
    }

    @Override
    public void close() throws MachineException {
        tell("close");
    }

    /// Lets every answer to a child stand still until [#go].
    void stall() throws MachineException {
        tell("stall");
    }

    void go() throws MachineException {
        tell("go");
    }

    /// The next refusal that the listener was told, as child, path and rule.
    List<String> refusal() throws InterruptedException {
        var refusal = refusals.poll(60, TimeUnit.SECONDS);
        return refusal == null ? List.of() : refusal;
    }

    /// The process that holds the gate.
    ProcessHandle gateProcess() {
        return gateProcesses().findFirst().orElseThrow();
    }

    private Stream<ProcessHandle> gateProcesses() {
        return process.descendants()
                .filter(each -> each.info().command().orElse("").endsWith("/java"));
    }

    /// Ends everything and removes the mount point.
    void dispose() throws IOException, InterruptedException {
        gateProcesses().forEach(gate -> {
            gate.destroyForcibly();
            gate.onExit().join();
        });
        // A folder that is removed under a mount would leave a disk image below it mounted for ever.
        new ProcessBuilder("nsenter", "-m", "-t", "" + namespace, "umount", "-R", mountPoint.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        Files.deleteIfExists(mountPoint);
    }

    /// Has the gate's process do something, as [GateMain] understands it.
    void tell(String line) throws MachineException {
        toGate.println(line);
        await();
    }

    private void await() throws MachineException {
        try {
            var answer = answers.poll(60, TimeUnit.SECONDS);
            if (answer == null || !answer.equals("done")) {
                throw new MachineException("tell the gate: " + answer);
            }
        } catch (InterruptedException e) {
            throw new MachineException("tell the gate: interrupted", e);
        }
    }

    private void listen() {
        fromGate.lines().map(line -> List.of(line.split("\t"))).forEach(words -> {
            if (words.getFirst().equals("refused")) {
                refusals.add(words.subList(1, words.size()));
            } else {
                answers.add(String.join(" ", words));
            }
        });
    }

    private String put(String name, byte[] bytes) throws IOException {
        Files.write(file(name), bytes);
        Files.setPosixFilePermissions(file(name), PosixFilePermissions.fromString("rwxr-xr-x"));
        return path(name);
    }

    private static void replace(byte[] bytes, String from, String to) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(from + "\0");
        assertThat(at).isPositive();
        assertThat(to.length()).isLessThanOrEqualTo(from.length());
        for (int i = 0; i < from.length(); i++) {
            bytes[at + i] = (byte) (i < to.length() ? to.charAt(i) : 0);
        }
    }
}
