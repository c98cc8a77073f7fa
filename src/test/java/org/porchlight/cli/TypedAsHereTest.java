package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.ipc.Samples;
import org.porchlight.text.TypedCommand;

/// Hints, refusals and help pages name the command as it is typed on this PC.
class TypedAsHereTest extends OnFakeGuard {
    private static final String HERE = "/opt/check out/porchlight";
    private static final String TYPED = "'" + HERE + "'";

    private Session fromACheckout(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal = new Terminal(
                new PrintWriter(out),
                new PrintWriter(err),
                new ByteArrayInputStream(new byte[0]),
                Map.of("PORCHLIGHT_RUN", run().toString(), "LANG", "en_GB.UTF-8"),
                InstantSource.fixed(Samples.NOW),
                Optional.empty(),
                Optional.of(new TypedCommand(Path.of(HERE), "/usr/bin")));
        return new Session(new Cli(terminal).execute(args), out.toString(), err.toString());
    }

    @Test
    void inARefusal() {
        assertThat(fromACheckout("status").err()).contains("Start it as root with: " + TYPED + " guard\n");
    }

    @Test
    void inAHint() throws Exception {
        serve(PARENT);

        assertThat(fromACheckout("grant", "mei").err()).contains("\"" + TYPED + " grant --help\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "grant --help", "policy --help", "policy apply --help"})
    void onHelpPages(String typed) {
        var said = fromACheckout(typed.split(" ")).out();

        assertThat(said).contains("Usage: " + TYPED + " ");
        assertThat(said.replace(TYPED, "")).doesNotContain("porchlight ");
    }

    @Test
    void butNotForPrograms() throws Exception {
        serve(PARENT);

        assertThat(fromACheckout("grant", "nobody-at-all", "--json").out()).doesNotContain(HERE);
    }
}
