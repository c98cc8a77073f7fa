package org.porchlight.tool;

import org.porchlight.cli.Cli;
import org.porchlight.cli.Terminal;
import picocli.CommandLine;

/// Everything that can be typed, as one model: what help, completion and manual are made from.
final class WholeLine {
    private WholeLine() {}

    /// The verbs of the command line, then those that are processes or chores of their own.
    static CommandLine of(Terminal terminal) {
        var line = new Cli(terminal).model();
        for (var verb : Usages.verbs()) {
            var usage = Usages.of(verb, terminal.language()).orElseThrow();
            line.addSubcommand(verb, new CommandLine(UsageText.of(usage).spec(verb)));
        }
        return line;
    }
}
