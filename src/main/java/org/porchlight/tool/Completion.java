package org.porchlight.tool;

import java.util.List;
import org.porchlight.cli.Chore;
import org.porchlight.cli.Exit;
import org.porchlight.cli.Failure;
import org.porchlight.cli.Terminal;
import org.porchlight.text.Texts;
import picocli.AutoComplete;

/// `porchlight completion`: the script by which a shell completes verbs and options.
public final class Completion {
    private static final List<String> SHELLS = List.of("bash", "zsh");

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
        terminal.out().print(AutoComplete.bash("porchlight", WholeLine.of(terminal)));
        terminal.out().flush();
        return Exit.DONE;
    }
}
