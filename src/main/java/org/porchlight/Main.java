package org.porchlight;

import java.io.IOException;
import java.util.List;
import org.porchlight.cli.Cli;
import org.porchlight.guard.GuardMain;
import org.porchlight.tool.Setup;
import org.porchlight.tool.TreeRun;
import org.porchlight.tool.Undo;
import org.porchlight.tool.demo.Demo;
import org.porchlight.tool.demo.Internet;

/// Picks the process that the first argument names. A process loads nothing of the others.
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        System.exit(run(args));
    }

    private static int run(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            return Windows.console(List.of());
        }
        var rest = List.of(args).subList(1, args.length);
        return switch (args[0]) {
            case "console" -> Windows.console(rest);
            case "agent" -> Windows.agent(rest);
            case "guard" -> GuardMain.run(rest);
            case "run" -> TreeRun.run(rest);
            case "setup" -> Setup.run(rest);
            case "undo" -> Undo.run(rest);
            case "demo" -> Demo.run(rest);
            case Internet.VERB -> Internet.serve();
            default -> Cli.run(args);
        };
    }
}
