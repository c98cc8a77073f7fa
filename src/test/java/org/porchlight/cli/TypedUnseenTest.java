package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.policy.ParentId;
import org.porchlight.guard.Programs;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.SecretText;

/// The real program at a real terminal that shows what is typed: no secret is ever seen there, wherever the output
/// goes.
@Tag("os")
@Timeout(120)
class TypedUnseenTest extends OnFakeGuard {
    private static final String PASSPHRASE = "a lamp by the door";
    private static final String ASKED = "Passphrase of mum: ";
    private static final String INTERRUPT = "\u0003";
    private static final String NOTHING = "";

    private void serveMum() throws IOException {
        serve(new Role.Parent(new Role.Parent.Who.Account(1000, new ParentId("mum"))));
        guard.locked = true;
    }

    @ParameterizedTest(name = "grant {0}")
    @ValueSource(strings = {"", "> out", "| cat > out", "--stdin", "--stdin > out", "2> err"})
    void keepsAPassphraseUnseen(String how) throws Exception {
        serveMum();

        var seen = type("%s grant mei 15m " + how, PASSPHRASE + "\n");

        assertThat(seen).contains(ASKED).doesNotContain("lamp");
        assertThat(guard.asked).contains(new Command.Unlock(Optional.of(new SecretText(PASSPHRASE))));
        assertThat(isShowing(seen)).as(seen).isTrue();
        for (var file : List.of("out", "err")) {
            assertThat(written(file)).doesNotContain("lamp").doesNotContain(ASKED);
        }
    }

    @ParameterizedTest(name = "passphrase mum {0}")
    @CsvSource({"> out, 2", "--stdin > out, 1"})
    void asksForANewOneTwiceThoughTheOutputGoesElsewhere(String how, int times) throws Exception {
        serve(PARENT);

        var seen = type("%s parent passphrase mum " + how, PASSPHRASE + "\n");

        assertThat(seen).doesNotContain("lamp");
        assertThat(seen.split(": \n", -1)).hasSize(times + 1);
        assertThat(guard.asked).anyMatch(Command.SetSecret.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource({"pin,12,A PIN is 4 to 8 digits", "passphrase,short,That is too short"})
    void asksForNoneTwiceThatIsRefusedAnyhow(String verb, String typed, String why) throws Exception {
        serve(PARENT);

        var seen = type("%s parent " + verb + " mum", typed + "\n");

        assertThat(seen).contains(why, "[exit 2]");
        assertThat(seen.split(": \n", -1)).hasSize(2);
        assertThat(guard.asked).noneMatch(Command.SetSecret.class::isInstance);
    }

    @Test
    void showsAgainWhatIsTypedOnceItIsInterrupted() throws Exception {
        serveMum();

        var seen = type("trap : INT; %s grant mei 15m > out", INTERRUPT);

        assertThat(seen).contains(ASKED, "[exit 130]");
        assertThat(isShowing(seen)).as(seen).isTrue();
    }

    @Test
    void asksForNothingWhereItWouldBeSeen() throws Exception {
        serveMum();

        var seen = type("PATH=/nonexistent %s grant mei 15m > out", NOTHING);

        assertThat(seen).contains("would be seen", "standard input", "[exit 5]").doesNotContain(ASKED);
    }

    @Test
    void takesALineOfInputThatIsNoTerminal() throws Exception {
        serveMum();

        var seen = type("echo " + PASSPHRASE + " | %s grant mei 15m > out", NOTHING);
        guard.locked = true;
        var fromNowhere = type("%s grant mei 15m < /dev/null > out", NOTHING);

        assertThat(seen).contains("[exit 0]").doesNotContain(ASKED);
        assertThat(fromNowhere).contains("nothing was typed", "[exit 3]").doesNotContain("Passphrase of mum: \n");
    }

    private String written(String name) throws IOException {
        var file = directory.resolve(name);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /// Whether the terminal shows what is typed, by what stty(1) said in the end.
    private static boolean isShowing(String seen) {
        return seen.lines().anyMatch(line -> line.matches("(.* )?echo .*"));
    }

    /// Types an answer whenever something is asked, until the shell ends.
    ///
    /// @param line of the shell, with `%s` for the program
    private String type(String line, String answer) throws Exception {
        var program =
                Programs.porchlight().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        var shell = line.formatted(program) + "; echo \"[exit $?]\"; stty -a";
        var command = new ArrayList<>(List.of("timeout", "-s", "KILL", "100", "script", "-qec", shell, "/dev/null"));
        // Who was started in the background has it ignored, and hands that on.
        command.addAll(0, List.of("env", "--default-signal=INT"));
        var builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("SHELL", "/bin/sh");
        builder.environment().put("PORCHLIGHT_RUN", run().toString());
        var typing =
                builder.directory(directory.toFile()).redirectErrorStream(true).start();
        var seen = new StringBuilder();
        int answered = 0;
        try (var out = new InputStreamReader(typing.getInputStream(), StandardCharsets.UTF_8);
                var in = typing.outputWriter(StandardCharsets.UTF_8)) {
            for (int c = out.read(); c >= 0; c = out.read()) {
                seen.append((char) c);
                if (c == ' ' && seen.substring(answered).endsWith(": ") && !answer.isEmpty()) {
                    answered = seen.length();
                    in.write(answer);
                    in.flush();
                }
            }
        } finally {
            typing.destroy();
        }
        typing.waitFor();
        return seen.toString().replace("\r", "");
    }
}
