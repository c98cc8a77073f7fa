package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.engine.Held;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.FakeJournal;
import org.porchlight.port.Holder;
import org.porchlight.port.HolderContract;
import org.porchlight.port.Journal;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

/// What a holder does with real accounts and real programs, whatever means it has.
@Tag("os")
abstract class RealHolderContract extends HolderContract {
    @TempDir
    Path run;

    final FakeJournal journal = new FakeJournal();
    TestPerson child;
    TestPerson sibling;
    Holder holder;

    /// The means under test, or nothing where this machine has not got it.
    abstract Optional<Freezer> freezer(Path run, Journal journal);

    /// Takes away what the means leaves behind.
    abstract void cleanUp() throws IOException, MachineException;

    @BeforeEach
    void createPersons() throws Exception {
        TestPerson.assumeRoot();
        var freezer = freezer(run, journal);
        assumeTrue(freezer.isPresent(), "this machine has no such freezer");
        child = TestPerson.create();
        sibling = TestPerson.create();
        freezer.get().tryOut();
        holder = new LinuxHolder(freezer.get(), path -> path.startsWith("/usr"));
    }

    @AfterEach
    void removePersons() throws Exception {
        if (child == null || sibling == null) {
            return;
        }
        try {
            holder.bring(Set.of(), Set.of(child.account(), sibling.account()), Set.of());
        } finally {
            child.close();
            sibling.close();
        }
        cleanUp();
    }

    @Override
    protected Holder holder() {
        return holder;
    }

    @Override
    protected Holder restarted() throws MachineException {
        return new LinuxHolder(freezer(run, journal).orElseThrow(), path -> path.startsWith("/usr"));
    }

    @Override
    protected ChildAccount child() {
        return child.account();
    }

    @Override
    protected ChildAccount sibling() {
        return sibling.account();
    }

    /// A program that computes without end.
    record Busy(int pid) implements Program {
        @Override
        public ProcessRef ref() throws MachineException {
            return Proc.read(pid).orElseThrow().ref();
        }

        @Override
        public long progress() throws MachineException {
            return Proc.read(pid).orElseThrow().ticks();
        }

        @Override
        public void awaitProgress(long before) {
            Await.until(pid + " works", () -> progress() > before);
        }
    }

    @Override
    protected Program start(ChildAccount account) throws MachineException {
        try {
            var person = account.equals(child()) ? child : sibling;
            return new Busy((int) person.run("sh", "-c", "while :; do :; done").pid());
        } catch (IOException e) {
            throw new MachineException("start a program", e);
        }
    }

    void hold() throws MachineException {
        holder.bring(Set.of(child()), Set.of(), Set.of());
    }

    void free() throws MachineException {
        holder.bring(Set.of(), Set.of(child()), Set.of());
    }

    @Test
    void leavesProcessesOfRootAlone() throws Exception {
        var process = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        try {
            var program = new Busy((int) process.pid());
            start(child());

            hold();

            program.awaitProgress(program.progress());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void leavesAProgramThatBecameRootAlone() throws Exception {
        // su asks for a password; the terminal that it would ask on is not there, so it waits for its input.
        var process = child.run("sh", "-c", "sleep 300 | su root");
        Await.until("su runs", () -> runs("su", process.pid()));
        start(child());

        hold();

        assertThat(child.processes()).extracting(this::name).doesNotContain("su");
    }

    private boolean runs(String name, long parent) {
        return ProcessHandle.of(parent).stream()
                .flatMap(ProcessHandle::children)
                .anyMatch(child -> Proc.exe((int) child.pid())
                        .filter(exe -> exe.name().equals(name))
                        .isPresent());
    }

    private String name(Proc process) {
        return Proc.exe(process.pid()).map(Proc.Exe::name).orElse("?");
    }

    @Test
    void holdsWhatWasLeftByItsParentAndTheParent() throws Exception {
        child.run("sh", "-c", "(setsid sh -c '(while :; do :; done) & (while :; do :; done) &' &) ; sleep 300");
        Await.until("all have started", () -> child.processes().size() >= 4);

        hold();

        assertNothingMoves();
        assertThat(child.processes()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void catchesAForkBomb() throws Exception {
        child.run("sh", "-c", "i=0; while [ $i -lt 200 ]; do (while :; do sleep 0.05; done) & i=$((i+1)); done; wait");
        // Shells and what they sleep by, which ends and begins again.
        Await.until("it has begun", () -> child.processes().size() > 300);

        // One call may be over before all are caught; what it caught stays caught.
        Await.until("it is held", this::isHeldNow);

        assertNothingMoves();
        assertThat(child.processes()).hasSizeGreaterThan(150);
    }

    /// A fork that takes long, as of much memory, is ended by the kernel although the one who forks is to stop.
    @RepeatedTest(5)
    void catchesWhatAForkBringsThatHadBegun() throws Exception {
        child.run(
                "/usr/bin/perl",
                "-e",
                "$much = 'x' x 2e8; fork for 1 .. 3; for (;;) { if (!($p = fork)) { 1 while 1 } kill KILL => $p; wait }");
        Await.until("eight of them fork", () -> child.processes().size() > 8);

        Await.until("it is held", this::isHeldNow);

        assertNothingMoves();
    }

    /// Neither works one that is there, nor comes another one, while somebody else works.
    private void assertNothingMoves() throws Exception {
        var before = work();
        var other = start(sibling());
        other.awaitProgress(other.progress() + 10);
        assertThat(before).containsAllEntriesOf(work());
    }

    private Map<ProcessRef, Long> work() throws MachineException {
        return child.processes().stream().collect(Collectors.toMap(Proc::ref, Proc::ticks));
    }

    private boolean isHeldNow() {
        try {
            hold();
            return true;
        } catch (MachineException e) {
            return false;
        }
    }

    @Test
    void holdsAProcessWhoseFirstThreadHasEnded() throws Exception {
        var script = """
                import ctypes,threading
                def work():
                  while True: pass
                threading.Thread(target=work).start()
                ctypes.CDLL(None).pthread_exit(None)
                """;
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "needs python3 to end one thread of two");
        int pid = (int) child.run("/usr/bin/python3", "-c", script).pid();
        Await.until(
                "the first thread has ended", () -> Proc.read(pid).orElseThrow().state() == 'Z');
        var program = new Busy(pid);
        program.awaitProgress(program.progress());

        hold();

        assertStandsStill(program, start(sibling()));
        free();
        program.awaitProgress(program.progress());
    }

    @Test
    void holdsAProcessWithANumberLentToTheAccount() throws Exception {
        var ids = AccountIds.of(child());
        assumeTrue(!ids.subordinate().isEmpty(), "this machine lends no numbers to new accounts (subuid)");
        long lent = ids.subordinate().getFirst().first();
        var script = "until [ \"$(id -u)\" = 0 ]; do sleep 0.01; done;"
                + " exec setpriv --reuid 5 sh -c 'while :; do :; done'";
        int pid = (int) child.run("unshare", "-U", "sh", "-c", script).pid();
        Await.until(
                "it has a namespace of its own",
                () -> !Proc.link(pid, "ns/user").equals(Proc.link(0, "ns/user")));
        TestPerson.root(
                "sh",
                "-c",
                "printf '0 %s 1\\n1 %s 100\\n' " + child().id() + " " + lent + " >/proc/" + pid + "/uid_map");
        Await.until("it took another number", () -> Proc.effectiveUid(pid) == lent + 4);
        var program = new Busy(pid);
        program.awaitProgress(program.progress());

        hold();

        assertStandsStill(program, start(sibling()));
    }

    /// A program file of the one's with the setuid bit, which the other has started, is use of the other's.
    @Test
    void holdsAProgramThatIsASiblingsByItsSetuidBit() throws Exception {
        var process = new ProcessBuilder(
                        "setpriv",
                        "--ruid",
                        child().id(),
                        "--euid",
                        sibling().id(),
                        "--clear-groups",
                        "sh",
                        "-p",
                        "-c",
                        "while :; do :; done")
                .start();
        try {
            int pid = (int) process.pid();
            Await.until(
                    "it runs",
                    () -> Proc.effectiveUid(pid) == sibling.uid()
                            && Proc.exe(pid)
                                    .filter(exe -> !exe.name().equals("setpriv"))
                                    .isPresent());
            var program = new Busy(pid);
            program.awaitProgress(program.progress());
            var other = start(sibling());

            holder().bring(Set.of(child()), Set.of(sibling()), Set.of());
            assertStandsStill(program, other);

            holder().bring(Set.of(sibling()), Set.of(child()), Set.of());
            assertStandsStill(other, program);

            holder().bring(Set.of(), Set.of(sibling(), child()), Set.of());
            program.awaitProgress(program.progress());
        } finally {
            holder().bring(Set.of(), Set.of(sibling(), child()), Set.of());
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void holdsProcessesWithNamespacesOfTheirOwn() throws Exception {
        var loop = "while :; do :; done";
        child.run("unshare", "-U", "-r", "-p", "-f", "-C", "-i", "-u", "sh", "-c", loop);
        Await.until("it runs", () -> child.processes().size() == 2);
        var inner = child.processes().stream().max(Proc.OLDEST_FIRST).orElseThrow();
        var program = new Busy(inner.pid());
        program.awaitProgress(program.progress());

        hold();

        assertStandsStill(program, start(sibling()));
        free();
        program.awaitProgress(program.progress());
    }

    @Test
    void leavesStoppedWhatTheChildHadStoppedBefore() throws Exception {
        int pid = (int) start(child()).ref().pid();
        TestPerson.root("kill", "-STOP", "" + pid);
        Await.until("it stops", () -> Proc.read(pid).orElseThrow().isStopped());

        hold();
        free();

        assertThat(Proc.read(pid).orElseThrow().isStopped()).isTrue();
    }

    @Test
    void holdsATracedProcessAndTheOneThatTracesIt() throws Exception {
        // The traced one stops by itself (PTRACE_TRACEME), and its parent never lets it go on.
        child.run(
                "/usr/bin/perl",
                "-e",
                "if (!($p = fork)) { syscall(101, 0, 0, 0, 0); kill STOP => $$; 1 while 1 } waitpid $p, 0; 1 while 1");
        Await.until("one is traced", () -> traced().isPresent());
        var tracer = new Busy(child.processes().stream()
                .filter(process -> process.state() != 't')
                .findFirst()
                .orElseThrow()
                .pid());
        tracer.awaitProgress(tracer.progress());

        hold();

        assertStandsStill(tracer, start(sibling()));
        free();
        tracer.awaitProgress(tracer.progress());
        assertThat(traced()).isPresent();
    }

    private Optional<Proc> traced() throws MachineException {
        return child.processes().stream()
                .filter(process -> process.state() == 't')
                .findFirst();
    }

    @Test
    void holdsTwoThousandProcessesInOneCall() throws Exception {
        child.run("sh", "-c", "i=0; while [ $i -lt 2000 ]; do sleep 300 & i=$((i+1)); done; wait");
        Await.until("all run", () -> child.processes().size() > 2000);

        // How soon is for the bench to measure.
        hold();

        assertThat(holder.observe(Set.of(child())))
                .extractingByKey(child())
                .extracting(Held::frozen)
                .isEqualTo(2001);
    }

    @Test
    void writesDownWhatItChangesFirst() throws Exception {
        start(child());

        hold();

        assertThat(journal.open()).anyMatch(change -> change.target().endsWith(child().id()));
    }

    @Test
    void holdsNobodyOfWhomNothingCouldBeWrittenDown() throws Exception {
        var program = start(child());
        var full = new Journal() {
            @Override
            public void intend(What what, String target) throws MachineException {
                throw new MachineException("the disk is full");
            }

            @Override
            public void undone(What what, String target) {}

            @Override
            public List<Change> open() {
                return List.of();
            }

            @Override
            public void mend() {}
        };
        var unable = new LinuxHolder(freezer(run, full).orElseThrow(), _ -> false);

        assertThatThrownBy(() -> unable.bring(Set.of(child()), Set.of(), Set.of()))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("full");

        program.awaitProgress(program.progress());
    }

    @Test
    void refusesAnAccountOfTheSystem() {
        var daemon = new ChildAccount("1", "daemon", Path.of("/usr/sbin"));

        assertThatThrownBy(() -> holder.bring(Set.of(daemon), Set.of(), Set.of()))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("daemon");
    }
}
