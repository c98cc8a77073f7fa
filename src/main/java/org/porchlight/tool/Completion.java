package org.porchlight.tool;

import java.util.List;
import org.porchlight.cli.ChildIds;
import org.porchlight.cli.Chore;
import org.porchlight.cli.Exit;
import org.porchlight.cli.Failure;
import org.porchlight.cli.Terminal;
import org.porchlight.text.Texts;
import picocli.AutoComplete;

/// `porchlight completion`: the script by which a shell completes verbs, options and the ids of children.
public final class Completion {
    private static final List<String> SHELLS = List.of("bash", "zsh");

    /// Asks the guard only where its socket is, so that nobody waits for nothing.
    private static final String CHILDREN = """

            # The ids of the children that the guard knows; nothing where it is not there.
            function porchlight_children() {
              [ -S "${PORCHLIGHT_RUN:-/run/porchlight}/guard.sock" ] || return 0
              "${COMP_WORDS[0]/#\\~/$HOME}" child list --json 2>/dev/null </dev/null |
                grep -o '"id":"[^"]*"' | cut -d '"' -f 4
            }
            """;

    private Completion() {}

    /// @return the exit code
    public static int run(List<String> arguments) {
        return run(Terminal.ofProcess(), arguments);
    }

    static int run(Terminal terminal, List<String> arguments) {
        return Chore.<RuntimeException>carryOut(terminal, arguments, to -> tell(to, arguments));
    }

    private static int tell(Terminal terminal, List<String> arguments) throws Failure {
        if (arguments.size() != 1 || !SHELLS.contains(arguments.getFirst())) {
            throw new Failure(Exit.USAGE, Texts.of("tool", terminal.language()).of("completion.usage"));
        }
        // One script for both: zsh reads it by its own bashcompinit.
        var script = AutoComplete.bash("porchlight", WholeLine.of(terminal));
        terminal.out().print(script.replace("(\"" + ChildIds.MARK + "\")", "( $(porchlight_children) )"));
        terminal.out().print(CHILDREN);
        terminal.out().flush();
        return Exit.DONE;
    }
}
