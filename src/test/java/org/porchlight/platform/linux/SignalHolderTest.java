package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Held;
import org.porchlight.port.Journal;
import org.porchlight.port.MachineException;

final class SignalHolderTest extends RealHolderContract {
    @Override
    Optional<Freezer> freezer(Path run, Journal journal) {
        return Optional.of(new SignalFreezer(run, journal));
    }

    @Override
    void cleanUp() {}

    @Test
    void saysThatOnlySignalsHold() throws Exception {
        start(child());

        hold();

        assertThat(holder.observe(Set.of(child())))
                .extractingByKey(child())
                .extracting(Held::strength)
                .isEqualTo(Held.Strength.SIGNAL);
    }

    @Test
    void stopsNothingThatCouldNotBeWrittenDown() throws Exception {
        var first = start(child());
        hold();
        var second = start(child());
        var file = Stopped.of(run, child().id()).file();
        var kept = file.resolveSibling("kept");
        Files.move(file, kept);
        Files.createDirectory(file);

        assertThatThrownBy(this::hold).isInstanceOf(MachineException.class);
        second.awaitProgress(second.progress());
        Files.delete(file);
        Files.move(kept, file);
        hold();
        assertStandsStill(second, start(sibling()));

        holder = restarted();
        free();
        first.awaitProgress(first.progress());
        second.awaitProgress(second.progress());
    }

    @Test
    void stopsAgainWhatTheChildLetGoOn() throws Exception {
        var program = start(child());
        hold();
        TestPerson.root("kill", "-CONT", "" + program.ref().pid());
        program.awaitProgress(program.progress());

        hold();

        assertStandsStill(program, start(sibling()));
    }
}
