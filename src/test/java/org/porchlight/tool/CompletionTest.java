package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.cli.Exit;
import org.porchlight.text.Language;

/// Real shells read the script and complete by it.
@Timeout(120)
class CompletionTest {
    private static final String TYPED = """
            porchlight gr                 | grant
            porchlight child re           | remove
            porchlight --v                | --version
            porchlight setup --d          | --data
            porchlight grant mei --beyond | --beyond-window
            porchlight completion z       | zsh
            porchlight replay --rule wall | wall-diff
            porchlight man                | man
            """;

    /// What somebody has who types at a line of zsh, which writes down what it offers.
    private static final String ZSH = """
            autoload -Uz compinit && compinit -D -u
            source $1
            offered=${1:h}/offered
            : >$offered
            compadd() {
              local -a hits
              if [[ ${@[1,(i)(-|--)]} != *-(O|A|D)\\ * ]]; then
                builtin compadd -A hits "$@"
                (( $#hits )) && print -rl -- $hits >>$offered
              fi
              builtin compadd "$@"
            }
            PROMPT='ready to type> '
            """;

    /// Types there, once it listens, and presses the tabulator.
    private static final String TAB = """
            zmodload zsh/zpty
            export PORCHLIGHT_RUN=${2:h} TERM=xterm
            zpty typed zsh -f -i
            zpty -w typed "source ${(q)1} ${(q)2}"
            zpty -r typed seen '*ready to type> *2004h*' || exit 1
            zpty -w -n typed "$3"$'\\t\\C-u'
            zpty -w typed "print the-' 'end"
            zpty -r typed seen '*the- end*' || exit 1
            """;

    @TempDir
    Path folder;

    private Path script(String shell) throws IOException {
        var out = new StringWriter();
        assertThat(Completion.run(Typing.in(Language.EN, out, Writer.nullWriter()), List.of(shell)))
                .isZero();
        return Files.writeString(folder.resolve("completion"), out.toString());
    }

    private static List<String> said(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = TYPED)
    void bashCompletes(String typed, String completed) throws Exception {
        assertThat(inBash(typed)).contains(completed);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = TYPED)
    void zshCompletes(String typed, String completed) throws Exception {
        assertThat(inZsh(typed)).contains(completed);
    }

    /// A program that answers as the guard of a family with two children lets it.
    private String program() throws IOException {
        var program = Files.writeString(folder.resolve("porchlight"), """
                #!/bin/sh
                : >>"$0.asked"
                [ "$*" = "child list --json" ] || exit 2
                echo '{"version":"5f","children":[{"id":"mei","name":"\\"id\\":\\"no\\""},{"id":"le","name":"Le"}]}'
                """);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program.toString();
    }

    static Stream<String> aboutAChild() {
        return Stream.of("grant ", "why ", "pause ", "policy show ", "child remove ", "code enroll ", "report week ");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("aboutAChild")
    void bashCompletesTheChildrenThatTheGuardKnows(String typed) throws Exception {
        try (var guard = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            guard.bind(UnixDomainSocketAddress.of(folder.resolve("guard.sock")));

            assertThat(inBash(program() + " " + typed)).containsExactly("mei", "le");
            assertThat(inBash(program() + " " + typed + "m")).containsExactly("mei");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("aboutAChild")
    void zshCompletesTheChildrenThatTheGuardKnows(String typed) throws Exception {
        try (var guard = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            guard.bind(UnixDomainSocketAddress.of(folder.resolve("guard.sock")));

            assertThat(inZsh(program() + " " + typed)).containsExactly("mei", "le");
            assertThat(inZsh(program() + " " + typed + "m")).containsExactly("mei");
        }
    }

    @Test
    void nobodyIsAskedForChildrenWhereThereIsNoGuard() throws Exception {
        var program = program();

        assertThat(inBash(program + " grant ")).containsExactly("");
        assertThat(inZsh(program + " grant ")).doesNotContain("mei");
        assertThat(Path.of(program + ".asked")).doesNotExist();
    }

    private List<String> inZsh(String typed) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/zsh")), "needs zsh");
        var tab = Files.writeString(folder.resolve("tab"), TAB);
        var line = Files.writeString(folder.resolve("line"), ZSH);

        said("zsh", "-f", tab.toString(), line.toString(), script("zsh").toString(), typed);

        return Files.readAllLines(folder.resolve("offered"));
    }

    private List<String> inBash(String typed) throws Exception {
        var command = new ArrayList<>(
                List.of("bash", "--norc", "-c", """
                set -u
                export PORCHLIGHT_RUN=${1%/*}
                source "$1"
                complete -p porchlight > /dev/null || exit 1
                shift
                COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMP_LINE="$*" COMP_POINT=${#COMP_LINE} COMPREPLY=()
                set +u
                _complete_porchlight
                printf '%s\\n' "${COMPREPLY[@]}"
                """, "bash", script("bash").toString()));
        command.addAll(List.of(typed.split(" ", -1)));
        // There is no line here at which somebody types.
        return said(command.toArray(String[]::new)).stream()
                .filter(line -> !line.contains("compopt: not currently"))
                .toList();
    }

    @Test
    void saysWhichShellsThereAre() {
        var err = new StringWriter();

        int exit = Completion.run(Typing.in(Language.EN, Writer.nullWriter(), err), List.of("fish"));

        assertThat(exit).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("porchlight completion bash|zsh");
    }
}
