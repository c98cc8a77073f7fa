package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.porchlight.agent.Eventually;
import org.porchlight.core.engine.Held;
import org.porchlight.guard.Programs;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SocketLink;
import org.porchlight.port.MachineException;

/// A real guard under its supervisor, in a network and a mount namespace of its own, whose child's time is closed, and
/// root who undoes what it did.
final class Chaos implements AutoCloseable {
    private static final java.time.Duration START = java.time.Duration.ofMinutes(2);
    static final String STACK = "account [success=1 default=ignore] pam_unix.so\n";
    /// The first argument stands for /etc/pam.d.
    private static final String BEGIN = """
            set -e
            mount --bind "$1" /etc/pam.d
            ip link set lo up
            shift
            exec "$@"
            """;

    private final Path folder;
    final Hierarchy hierarchy;
    private final TestPerson child;
    private final TestPerson other;
    private final Path groups;
    final List<Integer> programs = new ArrayList<>();
    private final int others;
    private final Process guard;
    final String table;
    private String rules = "";
    private String stack = "";

    /// @param folder that is the test's own
    Chaos(Path folder, Hierarchy hierarchy) throws Exception {
        this.folder = folder;
        this.hierarchy = hierarchy;
        child = TestPerson.create();
        other = TestPerson.create();
        groups = hierarchy.mount().resolve("plt-lx" + ProcessHandle.current().pid() + "-chaos");
        table = "porchlight-" + Integer.toHexString(run().hashCode());
        Files.createDirectories(groups.resolve("app.scope"));
        Files.createDirectories(groups.resolve("elsewhere.scope"));
        for (int i = 0; i < 6; i++) {
            start(i % 2 == 0 ? "app.scope" : "");
        }
        others = (int) other.run("sleep", "86399").pid();
        put(others, "elsewhere.scope");
        Files.createDirectory(folder.resolve("pam.d"));
        Files.writeString(stackFile(), STACK);
        var command = new ArrayList<>(List.of("unshare", "--net", "--mount", "--fork", "--kill-child"));
        command.addAll(
                List.of("sh", "-c", BEGIN, "chaos", folder.resolve("pam.d").toString()));
        var data = folder.resolve("data").toString();
        command.addAll(Programs.porchlight("guard", "--data", data, "--run", run().toString(), "--restore"));
        guard = Programs.start(command, folder.resolve("log"));
    }

    /// Closes the child's time all day, and all sites; once, before anything is amiss.
    void begin() throws IOException {
        var file = Files.writeString(
                folder.resolve("family.yaml"), """
                porchlight: 1
                household: {zone: Asia/Shanghai, calendar: none}
                children:
                  - id: kid
                    accounts: [%s]
                    preset: none
                    time: {windows: {every-day: []}}
                    sites: {default: deny}
                """.formatted(child.account().name()));
        Eventually.holds("the guard answers", START, () -> held().isPresent());
        TestPerson.root(Programs.porchlight("policy", "apply", file.toString(), "--run", run().toString())
                .toArray(String[]::new));
        Eventually.holds("log-ins are refused", START, () -> !text(stackFile()).equals(STACK));
        Eventually.holds("the firewall is up", START, () -> listing().contains("chain kid_" + child.uid()));
        stack = text(stackFile());
        rules = listing();
    }

    Path run() {
        return folder.resolve("run");
    }

    Path stackFile() {
        return folder.resolve("pam.d").resolve("common-account");
    }

    Path words() {
        return run().resolve("no-login.d");
    }

    Path journal() {
        return folder.resolve("data").resolve("undo.tsv");
    }

    Path log() {
        return folder.resolve("log");
    }

    /// What is not as it should be; empty when all is.
    String amiss() {
        var amiss = new TreeSet<String>();
        for (int pid : programs) {
            if (!isHeld(pid)) {
                amiss.add("program " + pid + " goes on");
            }
        }
        if (isHeld(others)) {
            amiss.add("somebody else's is held");
        }
        if (!held().equals(Optional.of(Held.Strength.KERNEL))) {
            amiss.add("the guard does not say that all is held");
        }
        if (!listing().equals(rules)) {
            amiss.add("the firewall is another");
        }
        if (!text(stackFile()).equals(stack)
                || text(words().resolve(child.account().id())).isEmpty()) {
            amiss.add("log-ins are not refused");
        }
        var written = text(journal());
        for (var what : List.of("CGROUP_V2", "NFT_TABLE", "PAM_LINES")) {
            if (!written.contains("\topen\t" + what + "\t")) {
                amiss.add("the journal lacks " + what);
            }
        }
        return String.join(", ", amiss);
    }

    /// The guard may be putting it back meanwhile.
    static void remove(Path folder) throws IOException {
        TestPerson.root("sh", "-c", "rm -rf " + folder + " 2>/dev/null; :");
    }

    int program(int random) {
        return programs.get(Math.floorMod(random, programs.size()));
    }

    void start(String group) throws IOException {
        int pid = (int) child.start("sleep", "86399").pid();
        if (!group.isEmpty()) {
            put(pid, group);
        }
        programs.add(pid);
    }

    void put(int pid, String group) throws IOException {
        Files.writeString(
                groups.resolve(group).resolve("cgroup.procs"), Integer.toString(pid), StandardOpenOption.WRITE);
    }

    private boolean isHeld(int pid) {
        try {
            var group = hierarchy.groupOf(pid).map(place -> new ControlGroup(hierarchy, place));
            return group.isPresent() && !group.get().isRoot() && group.get().isFrozen();
        } catch (MachineException e) {
            throw new AssertionError(e);
        }
    }

    /// How firmly the guard says that it holds; nothing when none answers.
    private Optional<Held.Strength> held() {
        try (var link = SocketLink.connect(run().resolve(SocketLink.SOCKET))) {
            return link.ask(new Command.Status()) instanceof Answer.Status status
                    ? status.report().children().stream()
                            .map(kid -> kid.held())
                            .findFirst()
                            .or(() -> Optional.of(Held.Strength.NONE))
                    : Optional.empty();
        } catch (GuardMissing | IOException notNow) {
            return Optional.empty();
        }
    }

    private Optional<ProcessHandle> supervisor() {
        return guard.children().findFirst();
    }

    Optional<ProcessHandle> guardItself() {
        return supervisor().flatMap(process -> process.children().findFirst());
    }

    /// The rules, but for the port at which names are asked: another guard has another.
    private String listing() {
        try {
            return nft("--terse list ruleset").replaceAll("(to :|dport )\\d{4,5}", "$1PORT");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    String nft(String command) throws IOException {
        var pid = supervisor()
                .orElseThrow(() -> new AssertionError("nothing guards"))
                .pid();
        var words = new ArrayList<>(List.of("nsenter", "--net=/proc/" + pid + "/ns/net", "nft"));
        words.addAll(List.of(command.split(" ")));
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.onExit().join();
        return output;
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException goneMeanwhile) {
            return "";
        }
    }

    @Override
    public void close() throws IOException, MachineException {
        supervisor().ifPresent(ProcessHandle::destroy);
        guard.onExit().join();
        child.close();
        other.close();
        Await.until("the groups are removed", () -> {
            TestPerson.root("sh", "-c", "find " + groups + " -depth -type d -exec rmdir {} + 2>/dev/null; :");
            return !Files.exists(groups);
        });
    }
}
