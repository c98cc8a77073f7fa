package org.porchlight.cli;

import java.util.List;
import java.util.stream.Collectors;
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

    /// @param terminal where it was typed and speaks
    public Cli(Terminal terminal) {
        this.terminal = terminal;
        this.words = new Words(terminal.language());
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
        return commandLine(List.of(args).contains(Common.JSON)).execute(args);
    }

    /// All verbs, for what is made from them: completion, the manual.
    public CommandLine model() {
        return commandLine(false);
    }

    /// All verbs.
    ///
    /// @param json whether they were asked to answer in JSON
    private CommandLine commandLine(boolean json) {
        var line = new CommandLine(new Porchlight())
                .addSubcommand(new StatusVerb(terminal, words))
                .addSubcommand(new WhyVerb(terminal, words))
                .addSubcommand(new GrantVerb(terminal, words))
                .addSubcommand(new CommandLine(new RequestVerb(terminal, words))
                        .addSubcommand(new RequestVerb.Requests(terminal, words))
                        .addSubcommand(new RequestVerb.Approve(terminal, words))
                        .addSubcommand(new RequestVerb.Deny(terminal, words))
                        .addSubcommand(new RequestVerb.FinishLine(terminal, words)))
                .addSubcommand(new DisputeVerb(terminal, words))
                .addSubcommand(new SettleVerb(terminal, words))
                .addSubcommand(new PauseVerb(terminal, words))
                .addSubcommand(new UnpauseVerb(terminal, words))
                .addSubcommand(new StudyVerb(terminal, words))
                .addSubcommand(new UnlockVerb.Open(terminal, words))
                .addSubcommand(new UnlockVerb.Close(terminal, words))
                .addSubcommand(new PinVerb(terminal, words))
                .addSubcommand(new CommandLine(new ParentVerbs())
                        .addSubcommand(new ParentVerb.Add(terminal, words))
                        .addSubcommand(new ParentVerb.Show(terminal, words))
                        .addSubcommand(new ParentVerb.Remove(terminal, words))
                        .addSubcommand(new ParentVerb.Passphrase(terminal, words))
                        .addSubcommand(new ParentVerb.Pin(terminal, words)))
                .addSubcommand(new CommandLine(new Codes())
                        .addSubcommand(new CodeVerb.Enrol(terminal, words))
                        .addSubcommand(new CodeVerb.Show(terminal, words))
                        .addSubcommand(new CodeVerb.Remove(terminal, words)))
                .addSubcommand(new AccountVerb(terminal, words))
                .addSubcommand(new VerifyVerb(terminal, words))
                .addSubcommand(new ForgetVerb(terminal, words))
                .addSubcommand(new EventsVerb(terminal, words))
                .addSubcommand(new ExportVerb(terminal, words))
                .addSubcommand(new BackupVerb(terminal, words))
                .addSubcommand(new CommandLine(new Report())
                        .addSubcommand(new ReportVerb(terminal, words))
                        .addSubcommand(new ScheduleVerb(terminal, words)))
                .addSubcommand(new CommandLine(new PolicyVerbs())
                        .addSubcommand(new PolicyVerb.Check(terminal, words))
                        .addSubcommand(new PolicyVerb.Apply(terminal, words))
                        .addSubcommand(new PolicyVerb.Show(terminal, words))
                        .addSubcommand(new PresetVerb(terminal, words))
                        .addSubcommand(new RehearseVerb(terminal, words)))
                .addSubcommand(new CommandLine(new Children())
                        .addSubcommand(new ChildVerb.Add(terminal, words))
                        .addSubcommand(new ChildVerb.All(terminal, words))
                        .addSubcommand(new ChildVerb.Show(terminal, words))
                        .addSubcommand(new ChildVerb.Name(terminal, words))
                        .addSubcommand(new ChildVerb.Remove(terminal, words)))
                .addSubcommand(new CommandLine(new Clocks())
                        .addSubcommand(new ClockVerb.Status(terminal, words))
                        .addSubcommand(new ClockVerb.Confirm(terminal, words)))
                .addSubcommand(new CommandLine(new Calendars()).addSubcommand(new CalendarVerb(terminal, words)));
        helping(line);
        line.getCommandSpec().versionProvider(() -> new String[] {words.of("edition", Edition.version())});
        return line.setResourceBundle(new UsageWords(Texts.of("cli", terminal.language())))
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setParameterExceptionHandler((wrong, _) -> usage(wrong, json))
                .setExecutionExceptionHandler((failure, _, _) -> failed(failure, json))
                .setExitCodeExceptionMapper(_ -> FAULT);
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
            case MissingParameterException missing -> words.of("usage.missing", labels(missing.getMissing()));
            case UnmatchedArgumentException unmatched ->
                words.of("usage.unknown", String.join(" ", unmatched.getUnmatched()));
            case MutuallyExclusiveArgsException _ -> words.of("usage.both");
            case OverwrittenOptionException twice -> words.of("usage.twice", label(twice.getOverwritten()));
            default ->
                wrong.getArgSpec() == null
                        ? words.of("usage.no-verb")
                        : words.of("usage.value", label(wrong.getArgSpec()), String.valueOf(wrong.getValue()));
        };
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
