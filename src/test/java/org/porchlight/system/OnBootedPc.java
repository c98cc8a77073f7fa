package org.porchlight.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.porchlight.platform.Platforms;

/// A booted PC of its own for every test, with the guard as a service and a game.
@Tag("os")
@Tag("all")
@Timeout(1200)
abstract class OnBootedPc {
    Booted pc;
    Family family;

    /// What was said on a PC is gone with it.
    @RegisterExtension
    final AfterTestExecutionCallback journal = test -> {
        if (test.getExecutionException().isPresent() && pc != null) {
            System.err.println(pc.lastWords());
        }
    };

    /// What the guard may call an error in this test.
    String expectedError = "(none)";

    @BeforeEach
    void switchOn() throws IOException {
        assumeTrue(Platforms.isAdministrator(), "needs root: boots a container");
        var lacks = Booted.lacks();
        assumeTrue(lacks.isEmpty(), lacks);
        pc = off();
        family = new Family(pc);
        pc.boot();
        Way.install(pc);
        family.installUnit();
    }

    /// The PC that is switched on.
    Booted off() throws IOException {
        return Booted.fresh();
    }

    @AfterEach
    void remove() throws IOException {
        if (pc == null) {
            return;
        }
        try (var _ = pc) {
            assertThat(family.errors()).allMatch(line -> line.contains(expectedError));
        }
    }
}
