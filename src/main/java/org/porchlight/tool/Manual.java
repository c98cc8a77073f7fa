package org.porchlight.tool;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.porchlight.cli.Chore;
import org.porchlight.cli.Exit;
import org.porchlight.cli.Failure;
import org.porchlight.cli.Terminal;
import org.porchlight.text.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// `porchlight man`: the manual page, in the language of the terminal.
public final class Manual {
    /// Options that every verb of the command line has; they are told once.
    private static final Set<String> COMMON = Set.of("--help", "--json", "--run");

    private final Texts words;
    private final Roff page = new Roff();

    private Manual(Texts words) {
        this.words = words;
    }

    /// @return the exit code
    public static int run(List<String> arguments) {
        return run(Terminal.ofProcess(), arguments);
    }

    static int run(Terminal terminal, List<String> arguments) {
        return Chore.<RuntimeException>carryOut(terminal, arguments, to -> tell(to, arguments));
    }

    private static int tell(Terminal terminal, List<String> arguments) throws Failure {
        if (!arguments.isEmpty()) {
            throw new Failure(Exit.USAGE, Texts.of("tool", terminal.language()).of("man.usage"));
        }
        terminal.out().print(new Manual(Texts.of("man", terminal.language())).page(WholeLine.of(terminal)));
        terminal.out().flush();
        return Exit.DONE;
    }

    private String page(CommandLine line) {
        var root = line.getCommandSpec();
        page.title(words.of("title"), words.of("volume"));
        page.section(words.of("name"));
        page.plain("porchlight \\- " + Roff.escaped(words.of("purpose")));
        page.section(words.of("synopsis"));
        page.plain("\\fBporchlight\\fR " + Roff.escaped(words.of("form")));
        page.section(words.of("description"));
        page.text(text(root.usageMessage().header()));
        page.text(words.of("about"));
        own(root).forEach(this::option);
        page.section(words.of("verbs"));
        line.getSubcommands().values().forEach(verb -> verb(verb.getCommandSpec()));
        page.section(words.of("common"));
        common(line).forEach(this::option);
        page.section(words.of("exit"));
        for (int code = Exit.DONE; code <= Exit.ENVIRONMENT; code++) {
            page.item(Integer.toString(code), words.of("exit." + code));
        }
        page.section(words.of("environment"));
        page.item("PORCHLIGHT_RUN", words.of("environment.run"));
        page.item("LC_ALL, LC_MESSAGES, LANG", words.of("environment.language"));
        page.section(words.of("files"));
        page.item("/var/lib/porchlight", words.of("files.data"));
        page.item("/run/porchlight/guard.sock", words.of("files.socket"));
        return page.toString();
    }

    private void verb(CommandSpec verb) {
        var below = verb.subcommands().values();
        if (below.isEmpty()) {
            page.subsection(verb.qualifiedName());
            page.bold(synopsis(verb));
            page.text(text(verb.usageMessage().header()));
            page.text(text(verb.usageMessage().description()));
            verb.positionalParameters().stream()
                    .filter(argument -> argument.description().length > 0)
                    .forEach(argument -> page.item(argument.paramLabel(), text(argument.description())));
            own(verb).forEach(this::option);
            examples(verb).forEach(page::example);
        }
        below.forEach(sub -> verb(sub.getCommandSpec()));
    }

    private static String synopsis(CommandSpec verb) {
        var custom = verb.usageMessage().customSynopsis();
        var form = custom.length > 0
                ? String.join(" ", custom)
                : new Help(verb, Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0);
        return form.replaceAll("\\s+", " ").strip();
    }

    /// Options of a chore are told in its text.
    private static List<OptionSpec> own(CommandSpec verb) {
        return verb.options().stream()
                .filter(Predicate.not(Manual::isCommon))
                .filter(option -> option.description().length > 0)
                .toList();
    }

    private static List<OptionSpec> common(CommandLine line) {
        return line.getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .map(verb -> verb.options().stream().filter(Manual::isCommon).toList())
                .filter(options -> options.size() == COMMON.size())
                .findFirst()
                .orElseThrow();
    }

    private static boolean isCommon(OptionSpec option) {
        return COMMON.contains(option.longestName());
    }

    private void option(OptionSpec option) {
        var names = String.join(", ", option.names());
        var value = option.arity().max() > 0 ? "=" + option.paramLabel() : "";
        page.item(names + value, text(option.description()));
    }

    /// What can be typed: lines that name the program, without the word before the first.
    private List<String> examples(CommandSpec verb) {
        return text(verb.usageMessage().footer())
                .lines()
                .map(line -> line.replace(words.of("example"), "").strip())
                .filter(line -> line.contains("porchlight "))
                .toList();
    }

    private static String text(String[] lines) {
        return Arrays.stream(lines)
                .map(line -> line.replace("%n", "\n"))
                .reduce((one, other) -> one + "\n" + other)
                .orElse("")
                .strip();
    }
}
