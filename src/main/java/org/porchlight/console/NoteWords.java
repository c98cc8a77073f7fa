package org.porchlight.console;

import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.event.Weakness;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Titles;
import org.porchlight.core.report.DayNote;
import org.porchlight.text.Say;
import org.porchlight.ui.Words;

/// What happened on a day, in sentences.
final class NoteWords {
    private final Words words;
    private final Say say;

    NoteWords(Words words, Say say) {
        this.words = words;
        this.say = say;
    }

    /// @param name a child's name by its id
    String sentence(Today.Happened row, Function<ChildId, String> name) {
        var note = row.latest();
        var who = note.child().map(name).orElse("");
        if (note.sort() == DayNote.Sort.POLICY_STORED && ChildId.isValid(note.subject())) {
            return words.of("note.POLICY_STORED.own", name.apply(new ChildId(note.subject())));
        }
        if (isOfWhatLacks(note)) {
            return words.of("note." + note.sort() + "." + note.subject());
        }
        var kind = who.isEmpty() && concernsAChild(note.sort()) ? ".all" : right(note);
        var key = "note." + note.sort().name() + kind;
        var said = words.of(key, who, subject(note), amount(Duration.ofSeconds(note.seconds())));
        return row.times() == 1 ? said : words.of("note.times", said, row.times());
    }

    /// A later guard may know more that can lack.
    private static boolean isOfWhatLacks(DayNote note) {
        return (note.sort() == DayNote.Sort.WEAKENED || note.sort() == DayNote.Sort.MENDED)
                && Stream.of(Weakness.Of.values()).map(Weakness.Of::name).anyMatch(note.subject()::equals);
    }

    /// A guardian's needs no word.
    private static String right(DayNote note) {
        return note.right()
                .filter(right -> right != Fact.Granted.By.PARENT)
                .map(right -> "." + right)
                .orElse("");
    }

    /// In minutes, as amounts are said, and to the second where it was given so.
    private String amount(Duration length) {
        return length.toSecondsPart() == 0 ? say.minutes(length) : say.exactly(length);
    }

    private static boolean concernsAChild(DayNote.Sort sort) {
        return switch (sort) {
            case GRANTED,
                    PAUSED,
                    UNPAUSED,
                    STUDIED,
                    STUDY_ENDED,
                    LIMIT_REACHED,
                    PROGRAM_DENIED,
                    SITE_DENIED,
                    WRONG_SECRET,
                    CODES_ENROLLED -> true;
            case GUARD_STARTED,
                    POLICY_STORED,
                    CLOCK_CHANGED,
                    REDATED,
                    FINISH_LINE,
                    CORRECTED,
                    REQUESTED,
                    APPROVED,
                    DENIED,
                    WEAKENED,
                    MENDED -> false;
        };
    }

    /// A program that is not named is one all the same.
    private String subject(DayNote note) {
        if (note.sort() == DayNote.Sort.PROGRAM_DENIED && note.subject().isEmpty()) {
            return words.of("note.a-program");
        }
        if (note.sort() == DayNote.Sort.WRONG_SECRET) {
            // A later guard may know another kind.
            return Stream.of(SecretKind.values())
                    .map(SecretKind::name)
                    .filter(note.subject()::equals)
                    .findFirst()
                    .map(kind -> words.of("secret." + kind))
                    .orElse(note.subject());
        }
        return note.sort() == DayNote.Sort.PROGRAM_DENIED
                ? Titles.name(
                        note.subject().substring(note.subject().lastIndexOf('/') + 1),
                        words.language().locale().getLanguage())
                : note.subject();
    }
}
