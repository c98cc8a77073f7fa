package org.porchlight;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.porchlight.cli.Cli;
import org.porchlight.guard.GuardMain;
import org.porchlight.platform.Platforms;
import org.porchlight.post.PostMain;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.tool.Doctor;
import org.porchlight.tool.PowerCutting;
import org.porchlight.tool.Proofs;
import org.porchlight.tool.Replays;
import org.porchlight.tool.Restores;
import org.porchlight.tool.Setup;
import org.porchlight.tool.TreeRun;
import org.porchlight.tool.Undo;
import org.porchlight.tool.bench.Bench;
import org.porchlight.tool.demo.Demo;
import org.porchlight.tool.demo.Internet;
import org.porchlight.worker.WorkerMain;

/// Picks the process that the first argument names. A process loads nothing of the others.
public final class Main {
    /// Where the sentence lies that tells how a verb is typed.
    private record Usage(String part, String key) {}

    /// The verbs that are processes or chores of their own; the command line explains the others.
    private static final Map<String, Usage> USAGES = Map.ofEntries(
            Map.entry("proof", new Usage("tool", "proof.usage")),
            Map.entry("replay", new Usage("tool", "replay.usage")),
            Map.entry("powercut", new Usage("tool", "powercut.usage")),
            Map.entry("console", new Usage("tool", "console.usage")),
            Map.entry("agent", new Usage("tool", "agent.usage")),
            Map.entry("run", new Usage("tool", "run.usage")),
            Map.entry("setup", new Usage("tool", "setup.usage")),
            Map.entry("doctor", new Usage("doctor", "usage")),
            Map.entry("undo", new Usage("tool", "undo.usage")),
            Map.entry("restore", new Usage("tool", "restore.usage")),
            Map.entry("guard", new Usage("guard", "usage")),
            Map.entry("demo", new Usage("demo", "usage")),
            Map.entry("bench", new Usage("tool", "bench.usage")));

    private Main() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        System.exit(run(args));
    }

    private static int run(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            return Windows.console(List.of());
        }
        var rest = List.of(args).subList(1, args.length);
        var usage = USAGES.get(args[0]);
        if (usage != null && (rest.contains("--help") || rest.contains("-h")) && !rest.contains("--")) {
            System.out.println(
                    Texts.of(usage.part(), Language.of(Locale.getDefault())).of(usage.key()));
            return 0;
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
            case "worker" -> WorkerMain.run(rest, Platforms::becomeNobody);
            case "post" -> PostMain.run(Platforms::becomeNobody);
            case Internet.VERB -> Internet.serve();
            default -> Cli.run(args);
        };
    }
}
