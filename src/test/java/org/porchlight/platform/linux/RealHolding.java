package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.FakeJournal;
import org.porchlight.port.Holder;
import org.porchlight.port.HolderContract;
import org.porchlight.port.Journal;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

/// Real accounts whose programs are held, by whatever means a machine has.
abstract class RealHolding extends HolderContract {
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

    boolean runs(String name, long parent) {
        return ProcessHandle.of(parent).stream()
                .flatMap(ProcessHandle::children)
                .anyMatch(child -> Proc.exe((int) child.pid())
                        .filter(exe -> exe.name().equals(name))
                        .isPresent());
    }

    String name(Proc process) {
        return Proc.exe(process.pid()).map(Proc.Exe::name).orElse("?");
    }

    /// Neither works one that is there, nor comes another one, while somebody else works.
    void assertNothingMoves() throws Exception {
        var before = work();
        var other = start(sibling());
        other.awaitProgress(other.progress() + 10);
        assertThat(before).containsAllEntriesOf(work());
    }

    Map<ProcessRef, Long> work() throws MachineException {
        return child.processes().stream().collect(Collectors.toMap(Proc::ref, Proc::ticks));
    }

    boolean isHeldNow() {
        try {
            hold();
            return true;
        } catch (MachineException e) {
            return false;
        }
    }
}
