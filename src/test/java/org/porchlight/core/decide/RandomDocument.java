package org.porchlight.core.decide;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;

/// A random family as a policy.
final class RandomDocument {
    private RandomDocument() {}

    static PolicyDocument of(RandomFamily family) {
        return switch (PolicyYaml.read(text(family))) {
            case PolicyReading.Valid(var document, var _) -> document;
            case PolicyReading.Invalid(var problems) -> throw new AssertionError(problems + "\n" + text(family));
        };
    }

    static String text(RandomFamily family) {
        var text = new StringBuilder("porchlight: 1\nhousehold: {zone: " + family.zone() + ", calendar: "
                + (family.chinese() ? "CN" : "none") + ", week-starts: " + (family.sundayFirst() ? "sun" : "mon")
                + "}\ncalendars:\n  holiday: {off: true, dates: [\"" + RandomFamily.HOLIDAY_FIRST + ".."
                + RandomFamily.HOLIDAY_LAST + "\"]}\n  exams: {dates: [\"" + RandomFamily.EXAMS_FIRST + ".."
                + RandomFamily.EXAMS_LAST + "\"]}\nchildren:\n  - id: mei\n    accounts: [mei]\n    time:\n");
        text.append("      windows: {").append(windows(family.windows())).append("}\n");
        text.append("      budget: {").append(budget(family)).append("}\n");
        say(text, "carry-over", family.carryOver());
        say(text, "own-limit", family.ownLimit());
        family.restAfter()
                .ifPresent(after ->
                        text.append("      rest: {after: " + after + "m, pause: " + family.restPause() + "m}\n"));
        return text.toString();
    }

    private static String windows(List<RandomFamily.Entry<List<RandomFamily.Span>>> map) {
        return map.stream()
                .map(entry -> "\"" + entry.key() + "\": ["
                        + entry.value().stream().map(RandomFamily.Span::text).collect(Collectors.joining(", ")) + "]")
                .collect(Collectors.joining(", "));
    }

    private static String budget(RandomFamily family) {
        var days = family.budget().stream()
                .map(entry -> "\"" + entry.key() + "\": " + entry.value() + "m")
                .collect(Collectors.toList());
        family.week().ifPresent(week -> days.add("week: " + week + "m"));
        family.month().ifPresent(month -> days.add("month: " + month + "m"));
        return String.join(", ", days);
    }

    private static void say(StringBuilder text, String key, OptionalInt amount) {
        amount.ifPresent(minutes -> text.append("      " + key + ": " + minutes + "m\n"));
    }
}
