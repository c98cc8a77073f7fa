package org.porchlight.text;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.event.Weakness;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Happened;

/// What happened on a day, in sentences: the same for parents and child, but that a child is spoken to.
public final class NoteWords {
    private static final String PARENT = "parent:";

    private final Texts words;
    private final Say say;
    private final Function<String, Optional<String>> parent;

    private NoteWords(Texts words, Say say, Function<String, Optional<String>> parent) {
        this.words = words;
        this.say = say;
        this.parent = parent;
    }

    /// @param parent what people call an actor, such as `parent:mum`; nothing where nobody knows
    public static NoteWords toParents(Language language, Say say, Function<String, Optional<String>> parent) {
        return new NoteWords(Texts.of("note", language), say, parent);
    }

    /// @param parent what the child calls an actor, such as `parent:mum`; nothing where it has no name
    public static NoteWords toTheChild(Language language, Say say, Function<String, Optional<String>> parent) {
        return new NoteWords(Texts.of("note", language).toTheChild(), say, parent);
    }

    /// @param name a child's name by its id; a child that reads needs none
    public String sentence(Happened row, Function<ChildId, String> name) {
        var note = row.latest();
        var whose = note.child().or(() -> ownLimit(note));
        var key = note.sort().name() + kind(note);
        var said = words.of(key, whose.map(name).orElse(""), subject(note), amount(Duration.ofSeconds(note.seconds())));
        var told = Optional.of(note.by())
                .filter(by -> !by.isEmpty())
                .flatMap(parent)
                .map(who -> words.of("by", said, who))
                .orElse(said);
        return row.times() == 1 ? told : words.of("times", told, row.times());
    }

    /// The child whose own limit is all that is new of the rules.
    private static Optional<ChildId> ownLimit(DayNote note) {
        return Optional.of(note.subject())
                .filter(subject -> note.sort() == DayNote.Sort.POLICY_STORED && ChildId.isValid(subject))
                .map(ChildId::new);
    }

    private static String kind(DayNote note) {
        if (ownLimit(note).isPresent()) {
            return note.by().isEmpty() ? ".own" : note.seconds() == 0 ? ".lifted" : ".set";
        }
        if (isOwnStop(note)) {
            return ".own";
        }
        if (isOfWhatLacks(note)) {
            return "." + note.subject();
        }
        return note.child().isEmpty() && concernsAChild(note.sort()) ? ".all" : right(note);
    }

    private static boolean isOwnStop(DayNote note) {
        return note.sort() == DayNote.Sort.PAUSED
                && note.child().map(ChildId::value).equals(Optional.of(note.subject()));
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

    /// Whoever is no parent by name: the administrator, or who started a guard without root.
    private String nobody(String subject) {
        return subject.equals("root") || subject.equals("owner") ? words.of("who." + subject) : subject;
    }

    private String subject(DayNote note) {
        var subject = note.subject();
        return switch (note.sort()) {
            // One that is not named is one all the same.
            case PROGRAM_DENIED ->
                subject.isEmpty()
                        ? words.of("a-program")
                        : say.program(subject.substring(subject.lastIndexOf('/') + 1));
            // A later guard may know another kind.
            case WRONG_SECRET ->
                Stream.of(SecretKind.values())
                        .map(SecretKind::name)
                        .filter(subject::equals)
                        .findFirst()
                        .map(kind -> words.of("secret." + kind))
                        .orElse(subject);
            case CODES_ENROLLED -> parent.apply(PARENT + subject).orElseGet(() -> nobody(subject));
            case GUARD_STARTED,
                    POLICY_STORED,
                    GRANTED,
                    PAUSED,
                    UNPAUSED,
                    STUDIED,
                    STUDY_ENDED,
                    LIMIT_REACHED,
                    SITE_DENIED,
                    CLOCK_CHANGED,
                    REDATED,
                    FINISH_LINE,
                    CORRECTED,
                    REQUESTED,
                    APPROVED,
                    DENIED,
                    WEAKENED,
                    MENDED -> subject;
        };
    }
}
