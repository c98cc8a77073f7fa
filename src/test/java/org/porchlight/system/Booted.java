package org.porchlight.system;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.porchlight.agent.Eventually;
import org.porchlight.system.Shell.Ended;

/// A PC of a test's own: a Debian with systemd, logind, PAM, ssh, cron and at that is booted in a container, with
/// Porchlight at [Installed#AT].
///
/// The tree is built once and kept in `$PORCHLIGHT_TREES`; what a PC writes lies beside it and goes with the PC. Its
/// people are root, `mama` who administers, `guest`, and the children `kid` and `sib`. Its processes are seen here
/// under numbers of this machine. A PC whose test is gone is removed before the next one is switched on.
final class Booted implements AutoCloseable {
    private static final Path SCRIPTS = Path.of("src/test/resources/system").toAbsolutePath();
    private static final Path TREES =
            Path.of(Optional.ofNullable(System.getenv("PORCHLIGHT_TREES")).orElse("/var/cache/porchlight-trees"));
    private static final Path ALL = TREES.resolve("pc");
    /// Where the scripts of a child's desk lie on every PC.
    private static final String DESK = "/opt/frozen";

    /// What debootstrap and apt say where they reach none.
    private static final Pattern NO_MIRROR =
            Pattern.compile("Failed getting release file|Could not connect|Temporary failure resolving");

    private static final Duration BUILD = Duration.ofMinutes(15);
    /// Two gigabytes to fetch and unpack.
    private static final Duration BUILD_WITH_PROGRAMS = Duration.ofMinutes(60);
    private static final Duration BOOT = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// A program may take that long to draw its window, and as long to reach what it talks to.
    private static final Duration DESK_PATIENCE = Duration.ofMinutes(15);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Path tree;
    private final Path installed;
    private final Path folder;
    private String init = "";

    private Booted(Path tree, Path installed, Path folder) {
        this.tree = tree;
        this.installed = installed;
        this.folder = folder;
    }

    /// What this machine lacks for such a PC; empty when it lacks nothing.
    static String lacks() throws IOException {
        var programs = missingPrograms();
        if (!programs.isEmpty()) {
            return programs;
        }
        var namespaces = Shell.ended(
                new ProcessBuilder(
                        "unshare",
                        "--mount",
                        "--cgroup",
                        "--pid",
                        "--fork",
                        "--mount-proc",
                        "sh",
                        "-ec",
                        "mount -t cgroup2 none /sys/fs/cgroup; grep -qw overlay /proc/filesystems || modprobe overlay"),
                PATIENCE);
        return namespaces.code() == 0 ? "" : "needs namespaces, cgroup v2 and overlays: " + namespaces.output();
    }

    private static String missingPrograms() {
        return Stream.of("debootstrap", "systemd-nspawn", "unshare", "nsenter")
                .filter(program -> Stream.of("/usr/sbin", "/usr/bin", "/sbin", "/bin")
                        .noneMatch(place -> Files.exists(Path.of(place, program))))
                .findFirst()
                .map(program -> "needs " + program)
                .orElse("");
    }

    /// A PC that is off and new.
    static Booted fresh() throws IOException {
        return of(tree());
    }

    /// A PC that is off and new, with the programs of a family and what `desk.py` needs to start them.
    static Booted withPrograms() throws IOException {
        return of(treeWith("programs", BUILD_WITH_PROGRAMS));
    }

    /// A PC that is off and new, with an X server of two monitors.
    static Booted withMonitors() throws IOException {
        return of(treeWith("monitors", BUILD));
    }

    /// A PC that is off and new, with timekpr-next, whose daemon does not start by itself.
    static Booted withTimekpr() throws IOException {
        return of(treeWith("timekpr", BUILD));
    }

    private static Booted of(Path tree) throws IOException {
        Files.createDirectories(ALL);
        Shell.run("sh", script("pc.sh"), "sweep", ALL.toString());
        var name = "t" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
        return new Booted(tree, Installed.make(), ALL.resolve(name));
    }

    private static Path tree() throws IOException {
        var recipe = Files.readAllBytes(Path.of(script("tree.sh")));
        var tree = TREES.resolve("bookworm-" + hash(recipe).substring(0, 12));
        build(tree, BUILD, script("tree.sh"), tree.toString());
        return tree;
    }

    private static Path treeWith(String more, Duration patience) throws IOException {
        var base = tree();
        var script = script(more + ".sh");
        var recipe = base.getFileName() + Files.readString(Path.of(script));
        var tree = TREES.resolve(
                more + "-" + hash(recipe.getBytes(StandardCharsets.UTF_8)).substring(0, 12));
        build(tree, patience, script, tree.toString(), base.toString());
        return tree;
    }

    /// Builds a tree when there is none of this recipe; takes some minutes then.
    private static void build(Path tree, Duration patience, String... recipe) throws IOException {
        Files.createDirectories(TREES);
        var lock = TREES.resolve("lock");
        // Another build of this machine may be making the same.
        try (var file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = file.lock()) {
            if (!Files.exists(tree)) {
                var words = Stream.concat(Stream.of("sh"), Stream.of(recipe)).toList();
                var built = Shell.ended(new ProcessBuilder(words), patience);
                assumeFalse(
                        built.code() != 0 && NO_MIRROR.matcher(built.output()).find(),
                        "needs a mirror of Debian: " + built.output());
                built.done();
            }
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String script(String name) {
        return SCRIPTS.resolve(name).toString();
    }

    /// Switches on and returns when the system is up.
    ///
    /// @param words of the kernel's command line
    void boot(String... words) throws IOException {
        Files.createDirectories(folder);
        var java = Path.of(System.getProperty("java.home"));
        var command = new ArrayList<>(List.of("sh", script("pc.sh"), "on", folder.toString(), tree.toString()));
        command.add("--layer=" + java + ":/usr/lib/jvm/" + java.getFileName());
        command.add("--layer=" + installed + ":" + Installed.AT);
        command.add("--layer=" + SCRIPTS.resolve("frozen") + ":" + DESK);
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("console").toFile()));
        builder.environment().put("OWNER", Long.toString(ProcessHandle.current().pid()));
        builder.start();
        Eventually.holds(
                "the PC is up; " + folder.resolve("console"),
                BOOT,
                () -> attempt("systemctl", "is-system-running").matches("(?s).*(running|degraded)\\s*"));
        init = Shell.run("sh", script("pc.sh"), "init", folder.toString());
    }

    private String attempt(String... command) {
        try {
            return ended(command).output();
        } catch (IOException notYet) {
            return notYet.toString();
        }
    }

    /// Everything that runs is gone at once; what is on the disk stays.
    void pullThePlug() throws IOException {
        Shell.run("sh", script("pc.sh"), "off", folder.toString());
    }

    @Override
    public void close() throws IOException {
        pullThePlug();
        Shell.run("rm", "-rf", folder.toString());
    }

    /// Runs a command as root, which must do its work.
    ///
    /// @return what it wrote
    String run(String... command) throws IOException {
        return ended(command).done();
    }

    /// Runs a command as root to its end, whatever that is.
    Ended ended(String... command) throws IOException {
        return ended(PATIENCE, command);
    }

    private Ended ended(Duration patience, String... command) throws IOException {
        var words = new ArrayList<>(List.of("sh", script("pc.sh"), "run", folder.toString()));
        words.addAll(List.of(command));
        return Shell.ended(new ProcessBuilder(words), patience);
    }

    /// Runs a verb of `desk.py` to its end, whatever that is.
    Ended desk(String... verb) throws IOException {
        var words = new ArrayList<>(List.of("python3", DESK + "/desk.py"));
        words.addAll(List.of(verb));
        return ended(DESK_PATIENCE, words.toArray(String[]::new));
    }

    /// Runs a command as somebody, without a log-in, to its end, whatever that is.
    Ended as(String person, String... command) throws IOException {
        var words = new ArrayList<>(List.of("runuser", "-u", person, "--"));
        words.addAll(List.of(command));
        return ended(words.toArray(String[]::new));
    }

    /// Runs a verb of the command line as root.
    Ended porchlight(String... verb) throws IOException {
        var words = new ArrayList<>(List.of(Installed.AT.resolve("porchlight").toString()));
        words.addAll(List.of(verb));
        return ended(words.toArray(String[]::new));
    }

    /// A file of the PC, whether it is on or off; what it got with the tree is seen only while it is on.
    Path file(String path) {
        var root = isOn() ? Path.of("/proc/" + init + "/root") : folder.resolve("upper");
        return root.resolve(path.substring(1));
    }

    private boolean isOn() {
        return !init.isEmpty() && Files.exists(Path.of("/proc/" + init + "/root"));
    }

    /// Its first process, by this machine's numbering.
    String init() {
        return init;
    }

    /// Writes a file of the PC.
    void write(String path, String text) throws IOException {
        Files.createDirectories(file(path).getParent());
        Files.writeString(file(path), text);
    }

    /// The processes of a unit such as `porchlight.service`; none when it does not run.
    List<Long> unit(String name) throws IOException {
        return processes().stream()
                .filter(process -> process.group().endsWith("/" + name))
                .map(Inside::pid)
                .toList();
    }

    /// What was said on it last, and what runs, also while it goes down; nothing when it is off.
    String lastWords() throws IOException {
        if (!isOn()) {
            return "";
        }
        var journal = file("/var/log/journal").toString();
        var text = new StringBuilder(Shell.run("journalctl", "-q", "-n", "200", "-o", "short-precise", "-D", journal));
        for (var process : processes()) {
            text.append(process.isHeld() ? "\nheld " : "\n     ").append(process);
        }
        return text.toString();
    }

    /// All processes of the PC.
    List<Inside> processes() throws IOException {
        return Inside.of("/booted-" + folder.getFileName());
    }
}
