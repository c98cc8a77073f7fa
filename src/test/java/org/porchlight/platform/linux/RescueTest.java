package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.port.FakeJournal;

/// Runs the script in a cgroup, mount and network namespace of its own, so that it finds nobody else's groups.
@Tag("os")
final class RescueTest {
    private static final Path SCRIPT = Path.of("installer/linux/rescue").toAbsolutePath();
    private static final String TOP = "plt-lx" + ProcessHandle.current().pid() + "-rescue";
    private static final String SUFFIX = "plt" + ProcessHandle.current().pid();

    @TempDir
    Path data;

    @TempDir
    Path run;

    /// Stands for /etc/pam.d where it is made.
    private final Path pam = Path.of("/tmp", TOP + "-pam");

    private TestPerson child;
    private RealHolding.Busy program;

    private record Ending(int code, String output) {}

    @BeforeEach
    void createPerson() throws Exception {
        child = TestPerson.create();
        program = new RealHolding.Busy(
                (int) child.run("sh", "-c", "while :; do :; done").pid());
    }

    @AfterEach
    void removePerson() throws Exception {
        if (child == null) {
            return;
        }
        for (var hierarchy : Hierarchy.all()) {
            freezer(hierarchy).release(child.account());
            for (var pid : child.processes().stream().map(Proc::pid).toList()) {
                new ControlGroup(hierarchy, hierarchy.mount()).take(pid);
            }
        }
        child.close();
        for (var hierarchy : Hierarchy.all()) {
            var top = hierarchy.mount().resolve(TOP);
            Await.until(top + " is removed", () -> {
                TestPerson.root("sh", "-c", "find " + top + " -depth -type d -exec rmdir {} + 2>/dev/null; :");
                return !Files.exists(top);
            });
        }
    }

    private static CgroupFreezer freezer(Hierarchy hierarchy) {
        return new CgroupFreezer(hierarchy, HoldName.of(SUFFIX), new FakeJournal());
    }

    /// A program among others, and one that is alone in its group.
    private RealHolding.Busy inGroups(Hierarchy hierarchy) throws Exception {
        var scope = Files.createDirectories(
                hierarchy.mount().resolve(TOP).resolve("session 1.scope").resolve("inner"));
        var alone = new RealHolding.Busy(
                (int) child.run("sh", "-c", "while :; do :; done").pid());
        new ControlGroup(hierarchy, scope).around().take(program.pid());
        new ControlGroup(hierarchy, scope).take(alone.pid());
        return alone;
    }

    private void hold(Freezer freezer) throws Exception {
        new LinuxHolder(freezer, _ -> false).bring(Set.of(child.account()), Set.of(), Set.of());
    }

    private Ending rescue() throws Exception {
        var join = new StringBuilder();
        var mount = new StringBuilder("mount --make-rprivate / && ");
        for (var hierarchy : Hierarchy.all()) {
            var place = hierarchy.mount();
            Files.createDirectories(place.resolve(TOP));
            join.append("echo $$ >" + place.resolve(TOP).resolve("cgroup.procs") + " && ");
            // The same tree cannot be mounted on itself.
            mount.append("umount " + place + " && ");
            mount.append(
                    switch (hierarchy.kind()) {
                        case V2 -> "mount -t cgroup2 none " + place + " && ";
                        case V1 -> "mount -t cgroup -o freezer none " + place + " && ";
                    });
        }
        var tables = "nft add table inet porchlight && nft add table ip porchlight-abc && nft add table inet other && ";
        if (Files.isDirectory(pam)) {
            mount.append("mount --bind " + pam + " /etc/pam.d && ");
        }
        var script = tables + SCRIPT + " --data " + data + " --run " + run + "; code=$?; nft list tables; exit $code";
        var process = new ProcessBuilder("sh", "-c", join + "exec unshare -C -m -n sh -c '" + mount + script + "'")
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ending(process.waitFor(), output);
    }

    private static List<Hierarchy> hierarchies() {
        return Hierarchy.all();
    }

    @ParameterizedTest
    @MethodSource("hierarchies")
    void freesAHeldAccountByTheJournal(Hierarchy hierarchy) throws Exception {
        var changes = List.of(
                "1\topen\t" + hierarchy.kind().change + "\t"
                        + hierarchy.mount().resolve("porchlight-" + SUFFIX + "-" + child.uid()),
                "3\topen\tMOUNT\t/sys/fs",
                "3\tundone\tMOUNT\t/sys/fs",
                "4\topen\tMOUNT\t/pro");
        Files.writeString(data.resolve("undo.tsv"), String.join("\n", changes));
        var alone = inGroups(hierarchy);
        hold(freezer(hierarchy));
        var group = new ControlGroup(hierarchy, hierarchy.groupOf(program.pid()).orElseThrow());

        var ending = rescue();

        assertThat(ending.code()).as(ending.output()).isZero();
        program.awaitProgress(program.progress());
        alone.awaitProgress(alone.progress());
        assertThat(hierarchy.groupOf(program.pid())).contains(group.around().folder());
        assertThat(HoldName.of(SUFFIX).find(hierarchy)).isEmpty();
        assertThat(ending.output())
                .contains("removed control group", "nothing of Porchlight holds anything now")
                .doesNotContain("unmounted");
    }

    @ParameterizedTest
    @MethodSource("hierarchies")
    void freesAHeldAccountWithoutTheJournal(Hierarchy hierarchy) throws Exception {
        var alone = inGroups(hierarchy);
        hold(freezer(hierarchy));

        var ending = rescue();

        assertThat(ending.code()).as(ending.output()).isZero();
        program.awaitProgress(program.progress());
        alone.awaitProgress(alone.progress());
        assertThat(HoldName.of(SUFFIX).find(hierarchy)).isEmpty();
    }

    @Test
    void letsStoppedProgramsGoOnByTheJournal() throws Exception {
        hold(new SignalFreezer(run, new FakeJournal()));
        Files.delete(run.resolve("stopped-" + child.uid() + ".tsv"));
        Files.writeString(data.resolve("undo.tsv"), "1\topen\tSTOPPED\t" + child.uid() + "\n");

        var ending = rescue();

        assertThat(ending.code()).as(ending.output()).isZero();
        program.awaitProgress(program.progress());
    }

    @Test
    void letsStoppedProgramsGoOnWithoutTheJournal() throws Exception {
        hold(new SignalFreezer(run, new FakeJournal()));

        var ending = rescue();

        assertThat(ending.code()).as(ending.output()).isZero();
        program.awaitProgress(program.progress());
    }

    @Test
    void endsTheAgentsThatAGuardLeft() throws Exception {
        var agent = Proc.read((int) child.run("sleep", "300").pid()).orElseThrow();
        var other = Proc.read((int) child.run("sleep", "300").pid()).orElseThrow();
        var key = " " + "0".repeat(32) + " :0\n";
        Files.writeString(
                run.resolve("agents"),
                child.uid() + " " + agent.pid() + " " + agent.started() + key + child.uid() + " " + other.pid() + " "
                        + (other.started() + 1) + key + "nonsense\n");

        var ending = rescue();

        assertThat(ending.code()).as(ending.output()).isZero();
        assertThat(ending.output()).contains("ended the agent " + agent.pid());
        Await.until(
                "it has ended",
                () -> child.processes().stream().noneMatch(one -> one.ref().equals(agent.ref())));
        assertThat(Proc.read(other.pid())).map(Proc::ref).contains(other.ref());
        assertThat(run).doesNotExist();
    }

    @Test
    void deletesOurFirewallTablesAndNoOthers() throws Exception {
        var ending = rescue();

        assertThat(ending.code()).as(ending.output()).isZero();
        assertThat(ending.output())
                .contains("deleted firewall table inet porchlight", "deleted firewall table ip porchlight-abc")
                .contains("table inet other")
                .doesNotContain("\ntable inet porchlight", "\ntable ip porchlight");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void letsEverybodyLogInAgain(boolean journal) throws Exception {
        Files.createDirectory(pam);
        try {
            var stack = pam.resolve("common-account");
            Files.writeString(stack, """
                    account optional pam_one.so # porchlight
                    account optional pam_two.so # porchlight
                    account required pam_three.so # not porchlights
                    """);
            Files.createDirectory(run.resolve("no-login.d"));
            Files.writeString(run.resolve("no-login.d/2101"), "closed");
            if (journal) {
                Files.writeString(
                        data.resolve("undo.tsv"), "1\topen\tPAM_LINES\t/etc/pam.d/common-account porchlight\n");
            }

            var ending = rescue();

            assertThat(ending.code()).as(ending.output()).isZero();
            assertThat(stack).hasContent("account required pam_three.so # not porchlights\n");
            assertThat(ending.output()).containsOnlyOnce("deleted the lines of Porchlight");
            assertThat(run).doesNotExist();
        } finally {
            TestPerson.root("rm", "-rf", pam.toString());
        }
    }

    @Test
    void refusesWhatPorchlightNeverMakesAndGoesOn() throws Exception {
        Files.writeString(data.resolve("undo.tsv"), """
                1\topen\tNFT_TABLE\tinet porchlight
                2\topen\tCGROUP_V2\t/sys/fs/cgroup/../../etc/porchlight
                3\topen\tNFT_TABLE\tinet other
                4\topen\tSTOPPED\t0
                5\topen\tSOMETHING\tnew
                6\topen\tPAM_LINES\t/etc/pam.d/common-account required
                """);

        var ending = rescue();

        assertThat(ending.code()).isEqualTo(1);
        assertThat(ending.output())
                .contains("deleted firewall table inet porchlight", "table inet other")
                .contains(
                        "is no plain path",
                        "is no firewall table",
                        "0 is no account",
                        "does not know: SOMETHING",
                        "required is no mark");
    }
}
