package org.porchlight.tool.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.porchlight.core.report.Check;
import org.porchlight.ipc.json.Json;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.text.TroubleText;
import org.porchlight.tool.ChangeText;

/// What the doctor says, in one language.
public record Sentences(Language language) {
    private static final String FIX = ".fix";
    private static final String PLAIN = ".plain";
    private static final Set<String> NOT_SEEN = Set.of("unseen", "no-answer");

    private Texts words() {
        return Texts.of("doctor", language);
    }

    public String of(String key, Object... args) {
        return words().of(key, args);
    }

    /// What is so.
    String what(Check check) {
        return switch (check) {
            case Check.Told(var trouble) -> new TroubleText(language).what(trouble);
            case Check.Seen(var of, var _, var key, var changes)
            when of == Check.Of.LEFTOVERS -> of(key(of, key), String.join(", ", changes));
            case Check.Seen(var of, var _, var key, var args) -> of(key(of, key), args.toArray());
        };
    }

    /// What to do about it; empty where nothing is to be done.
    String fix(Check check) {
        return switch (check) {
            case Check.Told(var trouble) -> new TroubleText(language).fix(trouble);
            case Check.Seen(var of, var _, var key, var args) ->
                words().keys().contains(key(of, key) + FIX) ? of(key(of, key) + FIX, args.toArray()) : "";
        };
    }

    /// Why something is not seen is said in the same way of everything.
    private static String key(Check.Of of, String key) {
        return NOT_SEEN.contains(key) ? key : of.id() + "." + key;
    }

    /// What is so, as people read it.
    private String told(Check check) {
        return check instanceof Check.Seen(var of, var _, var key, var changes) && of == Check.Of.LEFTOVERS
                ? of(key(of, key), changes(changes))
                : what(check);
    }

    /// What the journal names, in words.
    public String changes(List<String> changes) {
        var words = new ChangeText(language);
        return changes.stream().map(words::of).collect(Collectors.joining(of("and")));
    }

    /// A row as people read it.
    public List<String> lines(Row row) {
        var head = of("state." + row.state().name().toLowerCase(Locale.ROOT)) + " "
                + of("name." + row.of().id());
        var lines = Stream.of(of("row", head, joined(row.found().stream().map(this::told))));
        var fix = fixes(row);
        return Stream.concat(lines, fix.isEmpty() ? Stream.empty() : Stream.of(of("row.fix", fix)))
                .toList();
    }

    private String fixes(Row row) {
        return joined(row.found().stream().map(this::fix).distinct());
    }

    private String joined(Stream<String> sentences) {
        var gap = switch (language) {
            case EN -> " ";
            case ZH_CN -> "";
        };
        return sentences.filter(sentence -> !sentence.isEmpty()).collect(Collectors.joining(gap));
    }

    /// A row in a sentence, such as `A child can become the administrator`.
    private String title(Row row) {
        var kind = switch (row.state()) {
            case OK -> "fine";
            case WEAK, BROKEN -> "wrong";
            case UNAVAILABLE -> "unseen";
        };
        return of("title." + kind + "." + row.of().id());
    }

    /// What is so, without the names of files and commands, beginning as a sentence does.
    private String detail(Check check) {
        if (check instanceof Check.Seen(var of, var _, var key, var args)
                && words().keys().contains(key(of, key) + PLAIN)) {
            return of == Check.Of.LEFTOVERS
                    ? of(key(of, key) + PLAIN, changes(args))
                    : of(key(of, key) + PLAIN, numbers(args));
        }
        var what = told(check);
        return what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1);
    }

    /// Counts as numbers, by which a sentence chooses its words.
    private static Object[] numbers(List<String> args) {
        return args.stream()
                .map(arg -> arg.matches("\\d{1,9}") ? (Object) Integer.valueOf(arg) : arg)
                .toArray();
    }

    /// A row as programs read it: `what` and `fix` for a terminal, `title` and `detail` for a window.
    public Json json(Row row) {
        return Json.object()
                .text("id", row.of().id())
                .word("state", row.state())
                .text("what", joined(row.found().stream().map(this::what)))
                .text("fix", fixes(row))
                .text("title", title(row))
                .text("detail", joined(row.found().stream().map(this::detail)))
                .end();
    }
}
