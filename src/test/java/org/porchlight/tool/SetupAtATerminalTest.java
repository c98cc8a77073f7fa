package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.guard.Programs;
import org.porchlight.platform.Platforms;

/// The real program at a real terminal, with a real account: what a parent sees who types `porchlight setup`.
@Tag("os")
@Timeout(300)
class SetupAtATerminalTest {
    private static final String PREFIX = "plt-setup";
    private static final String PASSPHRASE = "a lamp by the door";
    private static final String PIN = "40719";
    private static final Pattern ASKED =
            Pattern.compile("(?s)(?:.*\\n)?([^\\n]+(?:\\[[^\\]\\n]*\\]|years:|for ever:|mum:|again:|called\\?) )$");

    private final String child = PREFIX + ProcessHandle.current().pid();

    private String lastSecret = "";

    @TempDir
    Path folder;

    @BeforeEach
    void makeAccount() throws Exception {
        assumeTrue(Platforms.isAdministrator(), "needs root: an account is made");
        sweep();
        root("useradd", "-M", "-s", "/bin/bash", child);
    }

    /// Also what tests left that were killed.
    @AfterEach
    void sweep() throws Exception {
        for (var line : Files.readAllLines(Path.of("/etc/passwd"))) {
            var name = line.substring(0, line.indexOf(':'));
            if (name.equals(child) || (name.matches(PREFIX + "\\d+") && isGone(name))) {
                root("userdel", name);
            }
        }
    }

    private static boolean isGone(String name) {
        return ProcessHandle.of(Long.parseLong(name.substring(PREFIX.length()))).isEmpty();
    }

    private static void root(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void asksAndEndsWithWhatIsInForce() throws Exception {
        var first = talk();
        var again = talk();

        assertThat(first)
                .contains("Is " + child + " a child's account?", "born: 2016-05-14", "In force: version ")
                .contains("CN-2024", "porchlight undo", "[exit 0]");
        assertThat(first)
                .as("what is typed is seen, and secrets are not")
                .contains("time zone does the family live? ", "] Asia/Shanghai\n", "New passphrase of mum: \n")
                .contains("That is a good one.", "A parent: mum, Mum, guardian", "has a passphrase, has a PIN");
        // Any digits may be in the names of the folder and of the account.
        assertThat(first.replace(folder.toString(), "").replace(child, "")).doesNotContain(PASSPHRASE, PIN);
        assertThat(first).as("lines of the log are for nobody who sets up").doesNotContain(" INFO ");
        assertThat(again)
                .contains(
                        "In force: version ",
                        "There are rules already. They can be changed while the guard runs.",
                        "[exit 0]");
        assertThat(again).doesNotContain("a child's account?");
    }

    /// Types answers as they are asked for, until the program ends.
    private String talk() throws IOException, InterruptedException {
        var command = Programs.porchlight(
                "setup",
                "--data",
                folder.resolve("data").toString(),
                "--run",
                folder.resolve("run").toString());
        var line = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        var builder = new ProcessBuilder(List.of("script", "-qec", line + "; echo \"[exit $?]\"", "/dev/null"));
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().remove("PORCHLIGHT_RUN");
        var talk = builder.redirectErrorStream(true).start();
        var seen = new StringBuilder();
        int answered = 0;
        try (var out = new InputStreamReader(talk.getInputStream(), StandardCharsets.UTF_8);
                var in = talk.outputWriter(StandardCharsets.UTF_8)) {
            for (int c = out.read(); c >= 0; c = out.read()) {
                seen.append((char) c);
                var asked = ASKED.matcher(seen.substring(answered));
                if (c == ' ' && asked.matches()) {
                    answered = seen.length();
                    in.write(answer(asked.group(1)) + "\n");
                    in.flush();
                }
            }
        } finally {
            talk.destroy();
        }
        talk.waitFor();
        return seen.toString().replace("\r", "");
    }

    /// Other accounts of this PC are nobody's.
    private String answer(String question) {
        if (question.startsWith("Language")) {
            return "1";
        }
        if (question.contains("time zone")) {
            return "Asia/Shanghai";
        }
        if (question.startsWith("Date of birth")) {
            return "2016-05-14";
        }
        if (question.startsWith("A short id for the child")) {
            return "mei";
        }
        if (question.startsWith("New passphrase")) {
            lastSecret = PASSPHRASE;
            return lastSecret;
        }
        if (question.startsWith("New PIN")) {
            lastSecret = PIN;
            return lastSecret;
        }
        if (question.startsWith("The same again")) {
            return lastSecret;
        }
        if (question.startsWith("What is the parent called")) {
            return "Mum";
        }
        return question.contains("Is " + child + " a child's") ? "yes" : "";
    }
}
