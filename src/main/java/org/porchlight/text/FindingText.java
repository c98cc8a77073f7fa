package org.porchlight.text;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.porchlight.core.policy.Notice;
import org.porchlight.core.policy.Problem;

/// What is wrong or odd in a policy, in one language.
///
/// Whoever reads a policy says it in English, for programs, for the log and for clients of every version: a guard does
/// not know who reads along. Each form of its sentences stands in the bundle `finding` in every language; the English
/// one tells which form a sentence has and what was put into it. A sentence without a form is shown as it was said.
public final class FindingText {
    /// A sentence with places for what differs.
    ///
    /// @param places numbers of the places, in the order in which they stand
    /// @param letters how many letters are always the same
    private record Form(String key, Pattern pattern, List<Integer> places, int letters) {
        static Form of(String key, String pattern) {
            var regex = new StringBuilder();
            var places = PLACE.matcher(pattern)
                    .results()
                    .map(place -> Integer.valueOf(place.group(1)))
                    .toList();
            var fixed = PLACE.splitAsStream(pattern)
                    .map(part -> part.replace("''", "'"))
                    .toList();
            IntStream.range(0, fixed.size())
                    .forEach(i -> regex.append(Pattern.quote(fixed.get(i))).append(i < places.size() ? WORDS : ""));
            int letters = fixed.stream().mapToInt(String::length).sum();
            return new Form(key, Pattern.compile(regex.toString()), places, letters);
        }
    }

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    /// What may stand in a place, what was quoted as a whole before anything else.
    private static final String WORDS = "(\"[^\"]*\"|.+?)";

    /// Where in a document, with what parts it from the sentence.
    private static final Pattern PATH =
            Pattern.compile("(?:porchlight|household|calendars|children)(?:[.\\[][^:\"]*)?: ");

    private final Language language;
    private final Texts words;
    private final List<Form> forms;

    public FindingText(Language language) {
        this.language = language;
        this.words = Texts.of("finding", language);
        var english = Texts.of("finding", Language.EN);
        this.forms = english.keys().stream()
                .map(key -> Form.of(key, english.pattern(key)))
                .sorted(Comparator.comparingInt(Form::letters).reversed())
                .toList();
    }

    public String of(Problem problem) {
        return sentence(problem.sentence());
    }

    public String of(Notice notice) {
        return sentence(notice.sentence());
    }

    /// The line a person reads, in front of it the name of the file.
    public String in(String file, Problem problem) {
        return new Problem(problem.line(), problem.column(), of(problem)).in(file);
    }

    /// The line a person reads, in front of it the name of the file.
    public String in(String file, Notice notice) {
        return new Notice(notice.line(), notice.column(), of(notice)).in(file);
    }

    /// A sentence, in front of which may stand where in the document that is.
    ///
    /// @param said in English
    public String sentence(String said) {
        if (language == Language.EN) {
            return said;
        }
        var path = PATH.matcher(said);
        int start = path.lookingAt() ? path.end() : 0;
        return form(said.substring(start))
                .map(sentence -> said.substring(0, start) + sentence)
                .orElse(said);
    }

    private Optional<String> form(String said) {
        for (var form : forms) {
            var match = form.pattern().matcher(said);
            if (match.matches()) {
                return Optional.of(filled(form, match));
            }
        }
        return Optional.empty();
    }

    private String filled(Form form, Matcher match) {
        var args = new Object[10];
        for (int i = 0; i < form.places().size(); i++) {
            args[form.places().get(i)] = part(match.group(i + 1));
        }
        return words.of(form.key(), args);
    }

    /// What stands in a place: as somebody wrote it, or a part of a sentence with a form of its own.
    private String part(String said) {
        return said.startsWith("\"") ? said : form(said).orElse(said);
    }
}
