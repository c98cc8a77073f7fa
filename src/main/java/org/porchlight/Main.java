package org.porchlight;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.porchlight.cli.Cli;
import org.porchlight.guard.GuardMain;
import org.porchlight.platform.Platforms;
import org.porchlight.post.PostMain;
import org.porchlight.text.Language;
import org.porchlight.text.TypedCommand;
import org.porchlight.tool.Completion;
import org.porchlight.tool.Doctor;
import org.porchlight.tool.Manual;
import org.porchlight.tool.PowerCutting;
import org.porchlight.tool.Proofs;
import org.porchlight.tool.Replays;
import org.porchlight.tool.Restores;
import org.porchlight.tool.Setup;
import org.porchlight.tool.TreeRun;
import org.porchlight.tool.Undo;
import org.porchlight.tool.Usages;
import org.porchlight.tool.bench.Bench;
import org.porchlight.tool.demo.Demo;
import org.porchlight.tool.demo.Internet;
import org.porchlight.tool.trial.TrialRun;
import org.porchlight.worker.WorkerMain;

/// Picks the process that the first argument names. A process loads nothing of the others.
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        System.exit(run(args));
    }

    static int run(String... args) throws IOException, InterruptedException {
        if (args.length == 0) {
            return Windows.console(List.of());
        }
        var rest = List.of(args).subList(1, args.length);
        if (args[0].equals("help")) {
            return run(helpOn(rest));
        }
        if ((rest.contains("--help") || rest.contains("-h")) && !rest.contains("--")) {
            var usage = Usages.of(args[0], Language.of(Locale.getDefault()));
            if (usage.isPresent()) {
                System.out.println(TypedCommand.here(usage.get()));
                return 0;
            }
        }
        return switch (args[0]) {
            case "console" -> Windows.console(rest);
            case "agent" -> Windows.agent(rest);
            case "guard" -> GuardMain.run(rest);
            case "run" -> TreeRun.run(rest);
            case "setup" -> Setup.run(rest);
            case "doctor" -> Doctor.run(rest);
            case "undo" -> Undo.run(rest);
            case "restore" -> Restores.run(rest);
            case "bench" -> Bench.run(rest);
            case "proof" -> Proofs.run(rest);
            case "powercut" -> PowerCutting.run(rest);
            case "replay" -> Replays.run(rest);
            case "demo" -> Demo.run(rest);
            case "completion" -> Completion.run(rest);
            case "man" -> Manual.run(rest);
            case "worker" -> WorkerMain.run(rest, Platforms::becomeNobody);
            case "post" -> PostMain.run(Platforms::becomeNobody);
            case TrialRun.VERB -> TrialRun.run(rest);
            case Internet.VERB -> Internet.serve();
            default -> Cli.run(args);
        };
    }

    /// What shows the help page of a verb, or that of all where none is named.
    static String[] helpOn(List<String> verb) {
        return Stream.concat(verb.stream(), Stream.of("--help")).toArray(String[]::new);
    }
}
