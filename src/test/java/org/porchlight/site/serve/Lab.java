package org.porchlight.site.serve;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Two network namespaces joined by a cable: the family's PC and a tiny internet.
///
/// Every process of it ends with its input, so nothing is left when the test is gone.
final class Lab implements AutoCloseable {
    static final String CHILD = "42101";
    static final String SIBLING = "42102";
    static final String ROOT = "0";

    /// What a command wrote, how it ended and how long it took.
    record Ended(int code, String output, Duration took) {
        boolean ok() {
            return code == 0;
        }
    }

    private final List<Process> processes = new ArrayList<>();
    private final Path folder;
    private final Process home;
    private Process guard;

    Lab(Path folder) throws Exception {
        this.folder = folder;
        Files.writeString(folder.resolve("subuid"), "plt-child:300000:65536\n");
        var servers = Files.writeString(folder.resolve("resolv.conf"), "nameserver 10.99.0.2\noptions timeout:2\n");
        home = start(
                "unshare",
                "--net",
                "--mount",
                "--propagation",
                "private",
                "sh",
                "-c",
                "mount --bind " + servers + " $(realpath /etc/resolv.conf) && echo ready && exec cat");
        ready(home);
        // Java leaves IPv6 out for good where no interface has an address of it when it starts.
        var far = start(java(
                List.of("unshare", "--net", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh"),
                FarSide.class,
                "books.example=10.99.0.2,2001:db8:99::2",
                "games.example=10.99.0.3,2001:db8:99::3"));
        ready(far);
        wire(far.pid());
        guard = startGuard();
    }

    private void wire(long far) throws Exception {
        must("ip", "link", "set", "lo", "up");
        must("ip", "link", "add", "cable", "type", "veth", "peer", "name", "cable", "netns", Long.toString(far));
        must("ip", "addr", "add", "10.99.0.1/24", "dev", "cable");
        must("ip", "addr", "add", "2001:db8:99::1/64", "dev", "cable", "nodad");
        must("ip", "link", "set", "cable", "up");
        var there = List.of("nsenter", "--target", Long.toString(far), "--net", "ip");
        for (var words : List.of(
                List.of("addr", "add", "10.99.0.2/24", "dev", "cable"),
                List.of("addr", "add", "10.99.0.3/24", "dev", "cable"),
                List.of("addr", "add", "2001:db8:99::2/64", "dev", "cable", "nodad"),
                List.of("addr", "add", "2001:db8:99::3/64", "dev", "cable", "nodad"),
                List.of("link", "set", "cable", "up"))) {
            var command = new ArrayList<>(there);
            command.addAll(words);
            check(finish(new ProcessBuilder(command)), command);
        }
        must("ip", "route", "add", "default", "via", "10.99.0.2");
        must("ip", "-6", "route", "add", "default", "via", "2001:db8:99::2");
    }

    /// Starts the guard's part anew, with no rules in force.
    Process startGuard() throws IOException {
        guard = start(java(
                List.of("nsenter", "--target", Long.toString(home.pid()), "--net", "--mount"),
                NearSide.class,
                folder.resolve("subuid").toString()));
        ready(guard);
        return guard;
    }

    /// Tells the guard which rules hold.
    ///
    /// @return its answer, and how many changes of the system are open
    String tell(String rules) throws IOException {
        guard.outputWriter(StandardCharsets.UTF_8).append(rules).append('\n').flush();
        return line(guard);
    }

    /// Kills the guard as a crash would.
    void killGuard() throws InterruptedException {
        guard.destroyForcibly().waitFor();
    }

    /// Runs a command on the family's PC as that user.
    Ended as(String user, String... command) throws Exception {
        return finish(new ProcessBuilder(asUser(user, command)));
    }

    /// Starts a command on the family's PC as that user.
    Process begin(String user, String... command) throws IOException {
        return start(asUser(user, command).toArray(String[]::new));
    }

    private List<String> asUser(String user, String... command) {
        var words = new ArrayList<>(List.of("nsenter", "--target", Long.toString(home.pid()), "--net", "--mount"));
        if (!user.equals(ROOT)) {
            words.addAll(List.of("setpriv", "--reuid", user, "--regid", user, "--clear-groups"));
        }
        words.addAll(List.of(command));
        return words;
    }

    /// Runs a command on the family's PC as root; it has to succeed.
    String must(String... command) throws Exception {
        var ended = as(ROOT, command);
        check(ended, List.of(command));
        return ended.output();
    }

    private static void check(Ended ended, List<String> command) throws IOException {
        if (!ended.ok()) {
            throw new IOException(String.join(" ", command) + ": " + ended.output());
        }
    }

    private static Ended finish(ProcessBuilder command) throws Exception {
        long start = System.nanoTime();
        var process = command.redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        return new Ended(code, output, Duration.ofNanos(System.nanoTime() - start));
    }

    private Process start(String... command) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        processes.add(process);
        return process;
    }

    private static String[] java(List<String> before, Class<?> main, String... arguments) {
        var words = new ArrayList<>(before);
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        words.addAll(List.of(arguments));
        return words.toArray(String[]::new);
    }

    private static void ready(Process process) throws IOException {
        var said = line(process);
        if (!said.equals("ready")) {
            throw new IOException("a part of the lab did not start: " + said);
        }
    }

    private static String line(Process process) throws IOException {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        var line = reader.readLine();
        return line == null ? "it ended" : line;
    }

    @Override
    public void close() throws IOException {
        for (var process : processes.reversed()) {
            process.getOutputStream().close();
            process.onExit()
                    .completeOnTimeout(process, 60, TimeUnit.SECONDS)
                    .thenApply(Process::destroyForcibly)
                    .thenCompose(Process::onExit)
                    .join();
        }
    }
}
