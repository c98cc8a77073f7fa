package org.porchlight.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.porchlight.core.policy.Keys;
import org.porchlight.text.Edition;
import org.porchlight.text.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.Option;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line.
public final class Cli {
    /// A fault of ours (sysexits.h, EX_SOFTWARE); no outcome of a verb.
    private static final int FAULT = 70;

    private final Terminal terminal;
    private final Words words;
    /// How each verb is made, in the order of the help page.
    private final Map<String, Supplier<Object>> verbs;

    /// @param terminal where it was typed and speaks
    public Cli(Terminal terminal) {
        this.terminal = terminal;
        this.words = new Words(terminal.language());
        this.verbs = verbs();
    }

    /// Carries out a command line of this process.
    ///
    /// @return an exit code of [Exit]
    public static int run(String... args) {
        return new Cli(Terminal.ofProcess()).execute(args);
    }

    /// Carries out a command line.
    ///
    /// @return an exit code of [Exit]
    public int execute(String... args) {
        return commandLine(meant(args), List.of(args).contains(Common.JSON)).execute(args);
    }

    /// All verbs, for what is made from them: completion, the manual.
    public CommandLine model() {
        return commandLine(verbs, false);
    }

    /// To make all verbs takes most of the time of one of them: only that which was typed is made, where one was.
    private Map<String, Supplier<Object>> meant(String... args) {
        var verb = args.length > 0 ? verbs.get(args[0]) : null;
        return verb == null ? verbs : Map.of(args[0], verb);
    }

    /// @param made the verbs that it has
    /// @param json whether they were asked to answer in JSON
    private CommandLine commandLine(Map<String, Supplier<Object>> made, boolean json) {
        var line = new CommandLine(new Porchlight());
        made.forEach((name, verb) -> line.addSubcommand(name, verb.get()));
        helping(line);
        var pages = line.getHelpSectionMap();
        pages.replaceAll((_, section) -> help -> terminal.typed(section.render(help)));
        line.setHelpSectionMap(pages);
        line.getCommandSpec().versionProvider(() -> new String[] {words.of("edition", Edition.version())});
        return line.setResourceBundle(new UsageWords(Texts.of("cli", terminal.language())))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setParameterExceptionHandler((wrong, _) -> usage(wrong, json))
                .setExecutionExceptionHandler((failure, _, _) -> failed(failure, json))
                .setExitCodeExceptionMapper(_ -> FAULT);
    }

    private Map<String, Supplier<Object>> verbs() {
        var verbs = new LinkedHashMap<String, Supplier<Object>>();
        verbs.put("status", () -> new StatusVerb(terminal, words));
        verbs.put("why", () -> new WhyVerb(terminal, words));
        verbs.put("grant", () -> new GrantVerb(terminal, words));
        verbs.put(
                "request",
                () -> new CommandLine(new RequestVerb(terminal, words))
                        .addSubcommand(new RequestVerb.Requests(terminal, words))
                        .addSubcommand(new RequestVerb.Approve(terminal, words))
                        .addSubcommand(new RequestVerb.Deny(terminal, words))
                        .addSubcommand(new RequestVerb.FinishLine(terminal, words)));
        verbs.put("dispute", () -> new DisputeVerb(terminal, words));
        verbs.put("settle", () -> new SettleVerb(terminal, words));
        verbs.put("pause", () -> new PauseVerb(terminal, words));
        verbs.put("unpause", () -> new UnpauseVerb(terminal, words));
        verbs.put("study", () -> new StudyVerb(terminal, words));
        verbs.put("unlock", () -> new UnlockVerb.Open(terminal, words));
        verbs.put("lock", () -> new UnlockVerb.Close(terminal, words));
        verbs.put("pin", () -> new PinVerb(terminal, words));
        verbs.put(
                "parent",
                () -> new CommandLine(new ParentVerbs())
                        .addSubcommand(new ParentVerb.Add(terminal, words))
                        .addSubcommand(new ParentVerb.Show(terminal, words))
                        .addSubcommand(new ParentVerb.Remove(terminal, words))
                        .addSubcommand(new ParentVerb.Passphrase(terminal, words))
                        .addSubcommand(new ParentVerb.Pin(terminal, words)));
        verbs.put(
                "code",
                () -> new CommandLine(new Codes())
                        .addSubcommand(new CodeVerb.Enrol(terminal, words))
                        .addSubcommand(new CodeVerb.Show(terminal, words))
                        .addSubcommand(new CodeVerb.Remove(terminal, words)));
        verbs.put("account", () -> new AccountVerb(terminal, words));
        verbs.put("verify", () -> new VerifyVerb(terminal, words));
        verbs.put("forget", () -> new ForgetVerb(terminal, words));
        verbs.put("events", () -> new EventsVerb(terminal, words));
        verbs.put("export", () -> new ExportVerb(terminal, words));
        verbs.put("backup", () -> new BackupVerb(terminal, words));
        verbs.put(
                "report",
                () -> new CommandLine(new Report())
                        .addSubcommand(new ReportVerb(terminal, words))
                        .addSubcommand(new ScheduleVerb(terminal, words)));
        verbs.put(
                "policy",
                () -> new CommandLine(new PolicyVerbs())
                        .addSubcommand(new PolicyVerb.Check(terminal, words))
                        .addSubcommand(new PolicyVerb.Apply(terminal, words))
                        .addSubcommand(new PolicyVerb.Show(terminal, words))
                        .addSubcommand(new PresetVerb(terminal, words))
                        .addSubcommand(new RehearseVerb(terminal, words)));
        verbs.put(
                "child",
                () -> new CommandLine(new Children())
                        .addSubcommand(new ChildVerb.Add(terminal, words))
                        .addSubcommand(new ChildVerb.All(terminal, words))
                        .addSubcommand(new ChildVerb.Show(terminal, words))
                        .addSubcommand(new ChildVerb.Name(terminal, words))
                        .addSubcommand(new ChildVerb.OwnLimitOff(terminal, words))
                        .addSubcommand(new ChildVerb.Remove(terminal, words)));
        verbs.put(
                "clock",
                () -> new CommandLine(new Clocks())
                        .addSubcommand(new ClockVerb.Status(terminal, words))
                        .addSubcommand(new ClockVerb.Confirm(terminal, words)));
        verbs.put("calendar", () -> new CommandLine(new Calendars()).addSubcommand(new CalendarVerb(terminal, words)));
        return verbs;
    }

    private static void helping(CommandLine line) {
        line.addMixin("help", new Help());
        line.getSubcommands().values().forEach(Cli::helping);
    }

    private int usage(ParameterException wrong, boolean json) {
        var verb = wrong.getCommandLine().getCommandSpec().qualifiedName();
        return terminal.fail(new Failure(Exit.USAGE, words.of("usage.error", sentence(wrong), verb)), json);
    }

    private String sentence(ParameterException wrong) {
        return switch (wrong) {
            case MissingParameterException missing -> missing(missing);
            case UnmatchedArgumentException unmatched -> unknown(unmatched);
            case MutuallyExclusiveArgsException _ -> words.of("usage.both");
            case OverwrittenOptionException twice -> words.of("usage.twice", label(twice.getOverwritten()));
            default ->
                wrong.getArgSpec() == null
                        ? words.of("usage.no-verb")
                        : words.of("usage.value", label(wrong.getArgSpec()), String.valueOf(wrong.getValue()));
        };
    }

    /// With what may have been meant: the nearest verb, or the one that closes a PC, which `lock` does not.
    private String unknown(UnmatchedArgumentException unmatched) {
        var typed = String.join(" ", unmatched.getUnmatched());
        var spec = unmatched.getCommandLine().getCommandSpec();
        if (spec.userObject() instanceof UnlockVerb.Close) {
            return words.of("usage.unknown-lock", typed);
        }
        var known = spec.parent() == null
                ? verbs().keySet()
                : unmatched.getCommandLine().getSubcommands().keySet();
        return Keys.nearest(unmatched.getUnmatched().getFirst(), known)
                .map(near -> words.of("usage.unknown-near", typed, near))
                .orElseGet(() -> words.of("usage.unknown", typed));
    }

    /// What begins with a hyphen was taken for an option that there is not, such as `-5m`.
    private String missing(MissingParameterException missing) {
        var unknown = missing.getCommandLine().getUnmatchedArguments();
        return unknown.isEmpty()
                ? words.of("usage.missing", labels(missing.getMissing()))
                : words.of("usage.missing-unknown", labels(missing.getMissing()), String.join(" ", unknown));
    }

    private static String labels(List<ArgSpec> args) {
        boolean choice = args.stream().allMatch(arg -> arg.group() != null);
        return args.stream().map(Cli::label).collect(Collectors.joining(choice ? " | " : " "));
    }

    private static String label(ArgSpec arg) {
        return arg.isOption() ? ((CommandLine.Model.OptionSpec) arg).longestName() : arg.paramLabel();
    }

    private int failed(Exception failure, boolean json) throws Exception {
        if (failure instanceof Failure known) {
            return terminal.fail(known, json);
        }
        throw failure;
    }

    /// The program itself, which does nothing without a verb.
    @Command(name = "porchlight")
    private static final class Porchlight {
        @SuppressWarnings("UnusedVariable") // picocli reads it
        @Option(
                names = {"-V", "--version"},
                versionHelp = true,
                descriptionKey = "option.version")
        private boolean wantsVersion;
    }

    /// Verbs that make reports.
    @Command(name = "report")
    private static final class Report {}

    /// Verbs on the clock.
    @Command(name = "clock")
    private static final class Clocks {}

    /// Verbs on calendar files.
    @Command(name = "calendar")
    private static final class Calendars {}

    /// Verbs on the children of the policy.
    @Command(name = "child")
    private static final class Children {}

    /// Verbs on who is a parent.
    @Command(name = "parent")
    private static final class ParentVerbs {}

    /// Verbs on one-time codes.
    @Command(name = "code")
    private static final class Codes {}

    /// Verbs on policies.
    @Command(name = "policy")
    private static final class PolicyVerbs {}
}
