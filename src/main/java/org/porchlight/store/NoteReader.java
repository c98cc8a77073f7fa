package org.porchlight.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.ParentFact;
import org.porchlight.core.event.Question;
import org.porchlight.core.event.Restored;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.DayNote.Sort;
import org.porchlight.core.report.Doubt;
import org.porchlight.port.StoreException;

/// Reads what happened on a day, of what is worth a line.
final class NoteReader {
    /// Before the id in what tells that a parent did something.
    private static final String PARENT = "parent:";

    /// Before the id in what tells that a child did something.
    private static final String CHILD = "child:";

    private final Database database;
    private final Bytes device;

    NoteReader(Database database, Bytes device) {
        this.database = database;
        this.device = device;
    }

    /// What happened on a day. A fact that is about no child is of the day by the zone in which the day was opened; one
    /// that two PCs tell is told once.
    List<DayNote> notes(ChildId child, LocalDate day) throws SQLException, StoreException {
        var key = Projections.key(child);
        var parts = new DayParts(device);
        database.each("day", parts::take, key, day.toString());
        var zone = parts.zone();
        var found = new ArrayList<DayNote>();
        var told = new HashSet<Bytes>();
        database.each(
                "notes",
                row -> {
                    var at = Reader.instant(row);
                    var note = note(at, Reader.body(row).fact(), row.getString(12));
                    boolean ofDay = row.getString(8) != null
                            || (zone.isPresent()
                                    && at.atZone(zone.get()).toLocalDate().equals(day));
                    if (ofDay && note.isPresent() && told.add(Bytes.of(row.getBytes(11)))) {
                        found.add(note.get());
                    }
                },
                day.toString(),
                key);
        found.sort(Comparator.comparing(DayNote::at));
        return found;
    }

    /// What a guard was not sure of, for a child, on the days from `from` to `to`, both inside.
    List<Doubt> doubts(ChildId child, LocalDate from, LocalDate to, ZoneId zone) throws SQLException, StoreException {
        var fold = new DoubtFold(from, to, device, this::lastDay);
        database.each(
                "doubts",
                row -> fold.take(
                        Bytes.of(row.getBytes(9)),
                        row.getLong(10),
                        row.getString(1),
                        Reader.instant(row).atZone(zone).toLocalDate(),
                        Reader.body(row).fact()),
                Projections.key(child),
                to.toString());
        return fold.all();
    }

    private Optional<LocalDate> lastDay(Bytes of, long first, long last) throws SQLException, StoreException {
        return database.query(
                        "last-day", row -> Optional.ofNullable(row.getString(1)).map(LocalDate::parse), of, first, last)
                .getFirst();
    }

    /// @param actor such as `parent:mum`
    private static Optional<DayNote> note(Instant at, Fact fact, String actor) {
        var note = plain(at, fact, actor);
        return note.filter(one -> one.sort().isOfAParent() && actor.startsWith(PARENT))
                .map(one -> one.doneBy(actor))
                .or(() -> note);
    }

    private static Optional<DayNote> plain(Instant at, Fact fact, String actor) {
        var child = fact.about();
        return switch (fact) {
            case Fact.GuardStarted _ -> Optional.of(new DayNote(at, Sort.GUARD_STARTED, child, "", 0));
            case Fact.Weakened(var what) ->
                Optional.of(new DayNote(at, Sort.WEAKENED, child, what.of().name(), 0));
            case Fact.Mended(var what) ->
                Optional.of(new DayNote(at, Sort.MENDED, child, what.of().name(), 0));
            case Fact.PolicyStored _ -> Optional.of(new DayNote(at, Sort.POLICY_STORED, child, whichChild(actor), 0));
            case Fact.Granted granted ->
                Optional.of(new DayNote(
                                at,
                                Sort.GRANTED,
                                child,
                                isAnswer(granted) ? "" : granted.words(),
                                granted.amount().toSeconds())
                        .givenBy(granted.by()));
            case Fact.Paused(var _, var from, var until) ->
                Optional.of(new DayNote(
                        at,
                        Sort.PAUSED,
                        child,
                        whichChild(actor),
                        Duration.between(from, until).toSeconds()));
            case Fact.Unpaused _ -> Optional.of(new DayNote(at, Sort.UNPAUSED, child, "", 0));
            case Fact.Studied(var _, var from, var until) ->
                Optional.of(new DayNote(
                        at,
                        Sort.STUDIED,
                        child,
                        "",
                        Duration.between(from, until).toSeconds()));
            case Fact.StudyEnded(var _, var _, var lasted) ->
                Optional.of(new DayNote(at, Sort.STUDY_ENDED, child, "", lasted.toSeconds()));
            case Fact.LimitReached _ -> Optional.of(new DayNote(at, Sort.LIMIT_REACHED, child, "", 0));
            case Fact.ProgramDenied(var _, var path, var _) ->
                Optional.of(new DayNote(at, Sort.PROGRAM_DENIED, child, path, 0));
            case Fact.SiteDenied(var _, var host, var _) ->
                Optional.of(new DayNote(at, Sort.SITE_DENIED, child, host, 0));
            case Fact.ClockChanged changed ->
                Optional.of(new DayNote(
                        at,
                        Sort.CLOCK_CHANGED,
                        child,
                        changed.event().name(),
                        changed.by().toSeconds()));
            case Fact.Redated _ -> Optional.of(new DayNote(at, Sort.REDATED, child, "", 0));
            case Fact.FinishLineTaken taken ->
                Optional.of(new DayNote(
                        at, Sort.FINISH_LINE, child, "", taken.amount().toSeconds()));
            case Fact.Corrected corrected ->
                Optional.of(new DayNote(
                        at,
                        Sort.CORRECTED,
                        child,
                        corrected.words(),
                        corrected.amount().toSeconds()));
            case Question.Requested asked ->
                Optional.of(new DayNote(
                        at,
                        Sort.REQUESTED,
                        child,
                        asked.words(),
                        asked.amount().map(Duration::toSeconds).orElse(0L)));
            case Question.Answered answered ->
                Optional.of(new DayNote(
                        at,
                        answered.granted().isPresent() ? Sort.APPROVED : Sort.DENIED,
                        child,
                        answered.words(),
                        answered.granted().map(Duration::toSeconds).orElse(0L)));
            case ParentFact.WrongSecret(var _, var kind) ->
                Optional.of(new DayNote(at, Sort.WRONG_SECRET, child, kind.name(), 0));
            case Fact.CodesEnrolled enrolled ->
                Optional.of(new DayNote(
                        at,
                        Sort.CODES_ENROLLED,
                        child,
                        actor.substring(actor.indexOf(':') + 1),
                        enrolled.amount().toSeconds()));
            case Fact.DayOpened _,
                    Fact.DayAdjusted _,
                    Fact.DayVoided _,
                    Fact.DayClosed _,
                    Fact.Owed _,
                    Question.Disputed _,
                    Question.Settled _,
                    Fact.Looked _,
                    ParentFact.ParentNamed _,
                    ParentFact.ParentRemoved _,
                    Fact.Bound _,
                    Fact.Sealed _,
                    Fact.Forgotten _,
                    Restored _,
                    Fact.DayPacked _,
                    Fact.IntervalClosed _ -> Optional.empty();
        };
    }

    /// The child whose own deed it is, such as its own limit; empty where it is a parent's.
    private static String whichChild(String actor) {
        return actor.startsWith(CHILD) ? actor.substring(CHILD.length()) : "";
    }

    /// Whether it was given because the child asked: then the answer has the words.
    private static boolean isAnswer(Fact.Granted granted) {
        return granted.id().startsWith(Question.Requested.GRANT);
    }
}
