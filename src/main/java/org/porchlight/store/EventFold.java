package org.porchlight.store;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.porchlight.core.account.Dated;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.ParentFact;
import org.porchlight.core.event.Question;
import org.porchlight.core.event.Restored;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.StoreException;

/// What one event adds to what is folded.
final class EventFold {
    private EventFold() {}

    /// Adds one event, in the transaction of the caller.
    ///
    /// @param from where the bodies are
    static void fold(Database from, Database into, Folded event) throws SQLException, StoreException {
        // What stays of a day whose detail was deleted is the last word on it.
        try {
            if (!event.isOfKeptDay(into)) {
                apply(from, into, event);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new StoreException(
                    StoreException.Kind.CHANGED, "folding event " + event.seq() + ": " + e.getMessage(), e);
        }
        into.update("put-progress", event.device(), event.seq(), Projections.VERSION);
    }

    private static void apply(Database from, Database into, Folded event) throws SQLException, StoreException {
        var device = event.device();
        if (event.fact() instanceof Fact.DayOpened
                || event.fact() instanceof Fact.DayClosed
                || event.fact() instanceof Fact.Bound
                || event.fact() instanceof Fact.Forgotten) {
            into.update("fold-child", Projections.key(event.fact().about().orElseThrow()));
        }
        switch (event.fact()) {
            case Fact.DayOpened fact ->
                into.update(
                        "fold-opened",
                        device,
                        Projections.key(fact.child()),
                        fact.day().toString(),
                        event.seq(),
                        fact.zone(),
                        event.policy(),
                        Projections.millis(fact.budget()),
                        fact.carry().toMillis(),
                        fact.debt().toMillis(),
                        fact.trust().name(),
                        event.anchor(),
                        event.sinceBootMs());
            case Fact.DayAdjusted fact ->
                into.update(
                        "fold-adjusted",
                        device,
                        Projections.key(fact.child()),
                        fact.day().toString(),
                        Projections.millis(fact.budget()),
                        fact.carry().toMillis(),
                        fact.debt().toMillis(),
                        fact.trust().name(),
                        event.seq(),
                        event.anchor(),
                        event.sinceBootMs());
            case Fact.DayVoided(var child, var day) ->
                into.update(
                        "fold-voided",
                        device,
                        Projections.key(child),
                        day.toString(),
                        event.seq(),
                        event.anchor(),
                        event.sinceBootMs());
            case Fact.DayClosed closed when closed.kept().isPresent() -> KeptDay.fold(from, into, event, closed);
            case Fact.DayClosed(var child, var day, var _, var _) ->
                into.update("fold-closed", device, Projections.key(child), day.toString(), event.seq(), event.hash());
            case Fact.Sealed sealed -> {
                var of = Bytes.ofHex(sealed.device());
                into.update("fold-sealed-intervals", of, sealed.upto());
                for (var table : List.of("grants", "words")) {
                    into.update("fold-sealed-" + table, of, sealed.deleted());
                }
                for (var table : List.of("kinds", "titles", "days")) {
                    into.update("fold-sealed-" + table, of);
                }
            }
            case Fact.Forgotten(var child, var before) -> {
                for (var table :
                        List.of("days", "kinds", "titles", "registers", "denied", "intervals", "packed", "grants")) {
                    into.update("fold-forgotten-" + table, Projections.key(child), Forgetting.last(before));
                }
                if (before.isEmpty()) {
                    into.update("fold-forgotten-accounts", Projections.key(child));
                }
            }
            case Question.Requested _ -> ofDay(into, "fold-requested", event);
            case Question.Answered answered -> {
                if (answered.granted().isPresent()) {
                    ofDay(into, "fold-approved", event);
                }
            }
            case Fact.Owed(var child, var day, var amount) ->
                set(into, "fold-owed", event, child, day, amount.toMillis());
            case Fact.FinishLineTaken(var child, var day, var amount) ->
                set(into, "fold-finish", event, child, day, amount.toMillis());
            case Fact.Corrected(var child, var day, var amount, var _) ->
                set(into, "fold-corrected", event, child, day, amount.toMillis());
            case Fact.IntervalClosed(var child, var day, var interval) ->
                new IntervalTable(into).add(event, child, new Dated(day, interval));
            case Fact.DayPacked packed -> PackedDay.fold(from, into, event, packed);
            case Fact.Redated redated -> new IntervalTable(into).move(event, redated);
            case Fact.Granted granted -> fold(into, event, granted);
            case Fact.Bound(var child, var account, var id, var homeOwner) ->
                into.update("fold-bound", device, Projections.key(child), account, id, homeOwner);
            case Fact.LimitReached(var child, var day, var _) ->
                into.update("fold-limit", device, Projections.key(child), day.toString());
            case Fact.ProgramDenied(var child, var path, var _) -> foldDenied(into, event, child, path);
            case Fact.SiteDenied(var child, var host, var _) -> foldDenied(into, event, child, host);
            case Restored restored -> RegisterTable.fold(into, device, restored);
            case Fact.GuardStarted _,
                    Fact.Weakened _,
                    Fact.Mended _,
                    Fact.PolicyStored _,
                    Fact.ClockChanged _,
                    Fact.Paused _,
                    Fact.Unpaused _,
                    Fact.Studied _,
                    Fact.StudyEnded _,
                    Question.Disputed _,
                    Question.Settled _,
                    Fact.Looked _,
                    ParentFact.ParentNamed _,
                    ParentFact.ParentRemoved _,
                    ParentFact.WrongSecret _,
                    Fact.CodesEnrolled _ -> {
                // They are told from the events themselves.
            }
        }
    }

    private static void ofDay(Database into, String statement, Folded event) throws SQLException {
        if (event.day().isPresent()) {
            into.update(
                    statement,
                    event.device(),
                    Projections.key(event.fact().about().orElseThrow()),
                    event.day().get());
        }
    }

    private static void set(Database into, String statement, Folded event, ChildId child, LocalDate day, long value)
            throws SQLException {
        into.update(statement, event.device(), Projections.key(child), day.toString(), value);
    }

    private static void fold(Database into, Folded event, Fact.Granted granted) throws SQLException {
        var amount = granted.amount().toMillis();
        var day = granted.day().toString();
        into.update("fold-granted", event.device(), Projections.key(granted.child()), day, amount);
        into.update(
                "fold-grant",
                event.device(),
                event.seq(),
                event.id(),
                Projections.key(granted.child()),
                day,
                amount,
                granted.at().isPresent() ? granted.at().get().toEpochMilli() : null,
                event.anchor(),
                event.boot(),
                event.sinceBootMs());
    }

    private static void foldDenied(Database into, Folded event, ChildId child, String subject) throws SQLException {
        if (event.day().isPresent()) {
            into.update(
                    "fold-denied",
                    event.device(),
                    Projections.key(child),
                    event.day().get(),
                    BodyJson.type(event.fact()),
                    subject);
        }
    }
}
