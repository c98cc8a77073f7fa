package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.agent.Eventually;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.policy.Documents;
import org.porchlight.guard.GuardOptions;
import org.porchlight.platform.linux.LinuxClocks;
import org.porchlight.port.Journal;
import org.porchlight.store.FileJournal;
import org.porchlight.store.SqliteStore;

/// What the doctor says of a PC on which no guard runs.
class DoctorTest extends OnDoctor {
    private static final List<String> OWN_MOUNTS = List.of("unshare", "-m");
    private static final List<String> OWN_MOUNTS_AND_NETWORK = List.of("unshare", "-m", "-n");

    /// A ledger with rules for these children.
    private void rules(String otherAccounts, String... children) throws Exception {
        var yaml = new StringBuilder("porchlight: 1\nhousehold: {zone: Asia/Shanghai, calendar: none, other-accounts: ")
                .append(otherAccounts)
                .append("}\nchildren:\n");
        for (int no = 0; no < children.length; no++) {
            yaml.append("- {id: c")
                    .append(no)
                    .append(", preset: none, accounts: [")
                    .append(children[no])
                    .append("]}\n");
        }
        var document = Documents.of(yaml.toString());
        try (var store = SqliteStore.open(data())) {
            var first = Engine.start(
                    document, Optional.empty(), Remembered.NOTHING, new LinuxClocks().read(), Instant.EPOCH, false);
            store.commit(document, "parent:root", first.writing());
        }
    }

    @Test
    void findsInOrderWhatIsInOrder() throws Exception {
        rules("ignore", person(""));

        var answer = ask();

        assertThat(answer.code()).as(answer.json()).isEqualTo(1);
        assertThat(answer.of("guard")).isEqualTo("BROKEN");
        assertThat(answer.json()).contains("\"protected\":false");
        for (var id : List.of(
                "rules", "administrators", "accounts", "other-accounts", "freezer", "programs", "store", "leftovers")) {
            assertThat(answer.of(id)).as(id + " in " + answer.json()).isEqualTo("OK");
        }
    }

    @Test
    void namesAccountsThatAreNotAChildsAlone() throws Exception {
        var shared = person("");
        var parent = person("-G sudo");
        rules("strictest", shared, person("-o -u " + uid(shared)), parent);
        person("");

        var answer = ask();

        assertThat(answer.of("accounts")).isEqualTo("BROKEN");
        assertThat(answer.of("administrators")).isEqualTo("BROKEN");
        assertThat(answer.of("other-accounts")).isEqualTo("WEAK");
        assertThat(answer.json()).contains(shared, parent);
    }

    @Test
    void isWeakWhereAChildCanBecomeTheAdministratorOrAnAccountIsMissing() throws Exception {
        rules("ignore", person("-G disk"), "plt-nobody-at-all");

        var answer = ask();

        assertThat(answer.of("administrators")).isEqualTo("WEAK");
        assertThat(answer.of("accounts")).isEqualTo("WEAK");
        assertThat(answer.json()).contains("disk", "plt-nobody-at-all", "\"protected\":false");
    }

    @Test
    void saysThatThereAreNoRules() throws Exception {
        var answer = ask();

        assertThat(answer.of("rules")).isEqualTo("WEAK");
        assertThat(answer.of("store")).isEqualTo("WEAK");
        assertThat(data()).doesNotExist();
    }

    @Test
    void findsADamagedLedger() throws Exception {
        rules("ignore", person(""));
        try (var file = new RandomAccessFile(data().resolve("porchlight.db").toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }

        assertThat(ask().of("store")).isEqualTo("BROKEN");
    }

    @Test
    void seesWhatAMachineLacks() throws Exception {
        var answer = askIn(OWN_MOUNTS_AND_NETWORK, """
                mount -t tmpfs none /sys/fs/cgroup
                mount -t tmpfs none /etc/pam.d
                mount -t tmpfs none /usr/local/share
                mkdir /usr/local/share/wayland-sessions
                : >/usr/local/share/wayland-sessions/gnome-wayland.desktop
                """);

        for (var id : List.of("cgroups", "freezer", "proc-connector", "pam", "agent")) {
            assertThat(answer.of(id)).as(id + " in " + answer.json()).isEqualTo("WEAK");
        }
        assertThat(answer.json()).contains("gnome-wayland", "/etc/pam.d/common-account");
    }

    @Test
    void seesWhatAMachineHas() throws Exception {
        var answer = askIn(OWN_MOUNTS, """
                mount -t tmpfs none /usr/local/share
                mount -t tmpfs none /usr/share/xsessions || :
                if [ -d /usr/share/wayland-sessions ]; then mount -t tmpfs none /usr/share/wayland-sessions; fi
                """);

        assertThat(answer.of("agent")).as(answer.json()).isEqualTo("OK");
        assertThat(answer.of("freezer")).as(answer.json()).isEqualTo("OK");
        assertThat(answer.of("sites")).as(answer.json()).isEqualTo("OK");
    }

    @Test
    void saysWhatTheKernelRefuses() throws Exception {
        var without = "-sys_admin,-net_admin";

        var answer = askBy(List.of("setpriv", "--bounding-set", without, "--inh-caps", without));

        assertThat(answer.of("programs")).as(answer.json()).isEqualTo("BROKEN");
        assertThat(answer.of("sites")).as(answer.json()).isEqualTo("BROKEN");
        assertThat(answer.code()).isEqualTo(1);
    }

    @Test
    void asksTheKernelWhetherTheClockIsRight() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/strace")), "needs strace");
        var answers = List.of("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=?adjtimex,?clock_adjtime", "-e");

        for (var told : List.of(List.of("0", "OK"), List.of("5", "WEAK"))) {
            var before = new ArrayList<>(answers);
            before.add("inject=?adjtimex,?clock_adjtime:retval=" + told.getFirst());
            assertThat(askBy(before).of("clock")).isEqualTo(told.getLast());
        }
    }

    @Test
    void tellsAnOrdinaryAccountWhatItCannotSee() throws Exception {
        var nobody = List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups");
        readByEverybody();

        var answer = askBy(nobody);

        for (var id : List.of("rules", "administrators", "freezer", "programs", "sites", "store", "leftovers")) {
            assertThat(answer.of(id)).as(id + " in " + answer.json()).isEqualTo("UNAVAILABLE");
        }
        assertThat(answer.of("cgroups")).isNotEqualTo("UNAVAILABLE");
        assertThat(answer.json()).contains("\"protected\":false");
        assertThat(askBy(nobody, "--fix").code()).isEqualTo(3);
    }

    @Test
    void changesNothing() throws Exception {
        rules("ignore", person(""));
        FileJournal.open(data()).intend(Journal.What.STOPPED, "999999999");
        sh("chmod 755 " + data());
        var before = inventory();
        // Guards of others may be at work on this machine; what they change is not looked at.
        var suffix = new GuardOptions(data(), run(), false, false, false).suffix();
        var machine = "find /sys/fs/cgroup -name 'porchlight-" + suffix + "*'; nft list ruleset; cksum /etc/pam.d/*";
        var looks = """
                mount -t tmpfs none /mnt
                cp -a /etc/pam.d/. /mnt
                mount --bind /mnt /etc/pam.d
                { %1$s; } >%2$s/before
                "$@" >%2$s/said || :
                { %1$s; } >%2$s/after
                exit
                """.formatted(machine, folder);

        askIn(OWN_MOUNTS_AND_NETWORK, looks);

        assertThat(folder.resolve("said")).content().contains("\"checks\":[{", "\"id\":\"leftovers\"");
        assertThat(folder.resolve("before")).hasSameTextualContentAs(folder.resolve("after"));
        Files.delete(folder.resolve("said"));
        Files.delete(folder.resolve("before"));
        Files.delete(folder.resolve("after"));
        assertThat(inventory()).isEqualTo(before);
    }

    @Test
    void letsGoWhatAGuardLeftThatCannotBeStarted() throws Exception {
        var kid = person("");
        rules("ignore", kid);
        var program = new ProcessBuilder("setpriv", "--reuid", kid, "--clear-groups", "sleep", "600").start();
        try {
            Eventually.holds(
                    "it runs",
                    Duration.ofSeconds(60),
                    () -> program.info()
                            .command()
                            .filter(path -> path.endsWith("sleep"))
                            .isPresent());
            sh("kill -STOP " + program.pid());
            FileJournal.open(data()).intend(Journal.What.STOPPED, uid(kid));
            assertThat(ask().of("leftovers")).isEqualTo("WEAK");

            var answer = ask("--fix");

            assertThat(answer.of("leftovers")).as(answer.json()).isEqualTo("OK");
            assertThat(answer.json()).contains("\"fixed\":[", "STOPPED " + uid(kid));
            assertThat(Files.readString(Path.of("/proc/" + program.pid() + "/stat")))
                    .doesNotContain(") T ");
            assertThat(FileJournal.read(data())).isEmpty();
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    /// As in the pause of a supervisor, whose guard is there before everything is taken back.
    @Test
    void letsNothingGoBesideAGuardThatComesUp() throws Exception {
        var kid = person("");
        rules("ignore", kid);
        FileJournal.open(data()).intend(Journal.What.STOPPED, uid(kid));
        try (var _ = SqliteStore.open(data())) {
            var answer = ask("--fix");

            assertThat(answer.json())
                    .containsPattern("\"fixed\":\\[\"(Not done|没有做)[^\"]*"
                            + ProcessHandle.current().pid());
            assertThat(FileJournal.read(data())).hasSize(1);
        }

        assertThat(ask("--fix").json()).contains("STOPPED " + uid(kid));
        assertThat(FileJournal.read(data())).isEmpty();
    }

    private static String uid(String person) {
        try {
            return Files.readAllLines(Path.of("/etc/passwd")).stream()
                    .filter(line -> line.startsWith(person + ":"))
                    .map(line -> line.split(":", -1)[2])
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
