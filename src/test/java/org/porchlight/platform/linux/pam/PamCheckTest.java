package org.porchlight.platform.linux.pam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.report.Check.Of;
import org.porchlight.core.report.Check.Seen;
import org.porchlight.core.report.Check.State;
import org.porchlight.port.MachineException;

class PamCheckTest {
    @TempDir
    Path folder;

    private Path stack;

    @BeforeEach
    void install() throws IOException {
        stack = Files.writeString(folder.resolve("common-account"), "account required pam_permit.so\n");
        for (var module : List.of("pam_succeed_if.so", "pam_nologin.so")) {
            Files.createFile(folder.resolve(module));
        }
    }

    private Seen look(boolean wanted) throws MachineException {
        return (Seen) new PamCheck(new PamStack(stack, "porchlight"), List.of(folder)).look(wanted);
    }

    @Test
    void isInOrderWithTheLinesThatAGuardWants() throws Exception {
        assertThat(look(false).state()).isEqualTo(State.OK);

        new PamStack(stack, "porchlight").bring(List.of("account optional pam_permit.so"));

        assertThat(look(true).state()).isEqualTo(State.OK);
        assertThat(look(true).key()).isEqualTo("lines");
    }

    @Test
    void isWeakWithoutThem() throws Exception {
        new PamStack(stack, "porchlight-77").bring(List.of("account optional pam_permit.so"));

        assertThat(look(true).key()).isEqualTo("no-lines");
        assertThat(look(true).state()).isEqualTo(State.WEAK);
    }

    @Test
    void isWeakWithoutAModule() throws Exception {
        Files.delete(folder.resolve("pam_nologin.so"));

        assertThat(look(false)).isEqualTo(new Seen(Of.PAM, State.WEAK, "no-module", "pam_nologin.so"));
    }

    @Test
    void isWeakWithoutTheStack() throws Exception {
        Files.delete(stack);

        assertThat(look(true).key()).isEqualTo("no-stack");
    }
}
