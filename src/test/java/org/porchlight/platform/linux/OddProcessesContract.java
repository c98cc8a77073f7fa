package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.porchlight.port.MachineException;

/// What a holder does with processes that are not like others.
abstract class OddProcessesContract extends RealHolding {
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

    Optional<Proc> traced() throws MachineException {
        return child.processes().stream()
                .filter(process -> process.state() == 't')
                .findFirst();
    }
}
