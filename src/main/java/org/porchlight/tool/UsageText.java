package org.porchlight.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The usage of a chore as it is told, taken apart: what it does, how it is typed, what is to be known, an example.
///
/// @param header a sentence without its end
/// @param synopsis one line
/// @param details lines of text; may be empty
/// @param example what can be typed
record UsageText(String header, String synopsis, List<String> details, String example) {
    /// Colon of the first sentence, then the form up to its full stop; the three dots of "more of it" are none.
    private static final Pattern PARTS =
            Pattern.compile("(.+?)[:：]\\s*(porchlight .+?)(?:(?<!\\.)\\.(?=\\s)|。)\\s*(.*)", Pattern.DOTALL);

    private static final Pattern EXAMPLE = Pattern.compile("(?:Example: |例：)(.+)");
    private static final Pattern OPTION = Pattern.compile("(--[a-z][a-z-]*)(?: ([^\\s\\[\\]-][^\\s\\[\\]]*))?");

    private static final Set<String> FILES = Set.of("FILE", "DIR", "文件", "目录");

    UsageText {
        details = List.copyOf(details);
    }

    /// @throws IllegalArgumentException when a text of ours has another form
    static UsageText of(String text) {
        var parts = PARTS.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a usage in another form: " + text);
        }
        var details = new ArrayList<>(parts.group(3).lines().toList());
        var example = EXAMPLE.matcher(details.isEmpty() ? "" : details.removeLast());
        if (!example.matches()) {
            throw new IllegalArgumentException("a usage without an example: " + text);
        }
        return new UsageText(parts.group(1), parts.group(2).replaceAll("\\s+", " "), details, example.group(1));
    }

    /// The verb as picocli knows verbs.
    CommandSpec spec(String verb) {
        var spec = CommandSpec.create().name(verb);
        spec.usageMessage()
                .header(header)
                .customSynopsis(synopsis)
                .description(details.toArray(String[]::new))
                .footer("", example);
        var options = OPTION.matcher(synopsis);
        while (options.find()) {
            spec.addOption(option(options.group(1), options.group(2) == null ? "" : options.group(2)));
        }
        int place = 0;
        for (var word : words()) {
            spec.addPositional(argument(place++, word));
        }
        return spec;
    }

    /// What has to be typed after the verb, in order; what comes after `--` is another program's.
    private List<String> words() {
        var plain = synopsis.replaceAll("\\[[^\\]]*\\]", " ").replace("]", " ").strip();
        return List.of(plain.split("\\s+", -1)).stream()
                .skip(2)
                .takeWhile(word -> !word.startsWith("-"))
                .toList();
    }

    private static PositionalParamSpec argument(int place, String word) {
        var argument =
                PositionalParamSpec.builder().index(Integer.toString(place)).paramLabel(word);
        return isChoice(word)
                ? argument.type(String.class)
                        .completionCandidates(choices(word))
                        .build()
                : argument.type(Path.class).build();
    }

    private static boolean isChoice(String word) {
        return word.contains("|");
    }

    private static List<String> choices(String word) {
        return List.of(word.split("\\|", -1));
    }

    private static OptionSpec option(String name, String value) {
        var option = OptionSpec.builder(name);
        if (value.isEmpty()) {
            return option.type(boolean.class).build();
        }
        if (isChoice(value)) {
            option.completionCandidates(choices(value));
        }
        return option.type(isFile(value) ? Path.class : String.class)
                .paramLabel(value)
                .build();
    }

    /// Whether a shell is to offer files, as both languages call them.
    private static boolean isFile(String value) {
        return FILES.contains(value);
    }
}
