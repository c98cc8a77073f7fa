package org.porchlight.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.text.Say;
import org.porchlight.ui.Words;

/// What stands in the way of saving, at the lines that it is about.
///
/// @param byPath paths below the child, or of the household, as [org.porchlight.core.policy.PolicyLines] has them; a
///     finding may name a part of a line, such as `time.windows.sat[1]`
record Marks(Map<String, Mark> byPath) {
    /// What is to be read at a field.
    record Mark(Kind kind, String sentence) {}

    enum Kind {
        /// The guard does not take what stands there.
        INVALID,
        /// Somebody else changed it too.
        CLASH
    }

    static Marks of(RulesPage page, Words words) {
        var marks = new LinkedHashMap<String, Mark>();
        page.problems(words.language()).forEach((path, sentence) -> marks.put(path, new Mark(Kind.INVALID, sentence)));
        if (page.saving() instanceof RulesPage.Saving.Conflict(var clashes)) {
            var say = Say.unbroken(words.language(), page.policy().zone());
            var here = words.of("time.clash-here", new PutWords(words, say).who(page.names(), clashes.put()));
            clashes.open().forEach(clash -> marks.put(clash.path(), new Mark(Kind.CLASH, here)));
        }
        return new Marks(marks);
    }

    /// What is marked of a line, or of a part of it.
    Optional<Mark> at(String line) {
        return byPath.entrySet().stream()
                .filter(entry -> isIn(line, entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// What is marked of exactly that.
    Optional<Mark> of(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    private static boolean isIn(String line, String path) {
        if (!path.startsWith(line)) {
            return false;
        }
        // Two dots go on in the name of the line: it is for days from a date to another.
        var rest = path.substring(line.length());
        return rest.isEmpty() || rest.startsWith("[") || (rest.startsWith(".") && !rest.startsWith(".."));
    }

    Set<String> paths() {
        return byPath.keySet();
    }
}
