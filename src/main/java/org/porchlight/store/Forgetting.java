package org.porchlight.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Moment;
import org.porchlight.core.event.Restored;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.StoreException;

/// Deletes what is kept of a child. What is folded of it is deleted where the fact that says so is folded.
final class Forgetting {
    private final Database database;
    private final ChildId child;
    private final Optional<LocalDate> before;

    /// @param before first day that stays; nothing when no day does
    Forgetting(Database database, ChildId child, Optional<LocalDate> before) {
        this.database = database;
        this.child = child;
        this.before = before;
    }

    /// Writes what the order led to, and deletes.
    ///
    /// @param writing the last event of it says what is forgotten
    void forget(Writing writing, Bytes household, Bytes self) throws SQLException, StoreException {
        var start = Chain.start(household, self);
        var left = new ArrayList<>(deleteBodies());
        new Writer(database, self, start).append(writing);
        // Once more: what waited to be written may be about a day that is forgotten, too.
        left.addAll(deleteBodies());
        var event = writing.events().getLast();
        var moment = new Moment(event.at(), event.anchor(), event.policyVersion());
        var writer = new Writer(database, self, start);
        for (var fact : left) {
            writer.append(moment.guard(fact, Optional.empty()));
        }
        if (deleteKept()) {
            new Sealing(database, self, household, writer, moment).renew();
        }
    }

    /// Deletes bodies with their salts, what goes on, policies that are not in force and name the child, and
    /// calendars that no policy names any more.
    ///
    /// @return what other children have in bodies that are gone: to be written again, so that they lose nothing
    List<Restored> deleteBodies() throws SQLException, StoreException {
        var key = Projections.key(child);
        if (before.isPresent()) {
            database.update("forget-bodies-before", key, before.get().toString());
            return List.of();
        }
        var mark = "\"child\":\"" + child.value() + "\"";
        var left = partOfOthers(mark);
        database.update("forget-bodies", key, mark);
        database.update("forget-checkpoint", key);
        database.update("forget-policies", "\"id\":\"" + child.value() + "\"");
        database.update("forget-calendars");
        return left;
    }

    private record Shared(Bytes device, Restored fact) {}

    private List<Restored> partOfOthers(String mark) throws SQLException, StoreException {
        var shared = new ArrayList<Shared>();
        database.each(
                "forget-shared",
                row -> {
                    if (BodyJson.read(row.getString(2)).fact() instanceof Restored fact) {
                        shared.add(new Shared(Bytes.of(row.getBytes(1)), fact));
                    }
                },
                mark);
        var left = new ArrayList<Restored>();
        for (var body : shared) {
            var fact = body.fact();
            for (var register : fact.registers()) {
                if (!register.child().equals(child) && !isKept(register)) {
                    unfold(body.device(), register);
                    left.add(new Restored(fact.from(), fact.devices(), List.of(register)));
                }
            }
            if (!fact.children().isEmpty()) {
                left.add(new Restored(fact.from(), fact.devices(), List.of(), fact.children()));
            }
        }
        return left;
    }

    /// What stays of a day whose detail is gone has these sums in it.
    private boolean isKept(Restored.Register register) throws SQLException, StoreException {
        return !database.query(
                        "is-kept-by-any",
                        row -> 1,
                        Projections.key(register.child()),
                        register.day().toString())
                .isEmpty();
    }

    /// Takes sums away from what is folded, because the body that tells them goes.
    private void unfold(Bytes device, Restored.Register register) throws SQLException {
        var other = Projections.key(register.child());
        var day = register.day().toString();
        RegisterTable.takeBack(database, device, register);
        database.update("unfold-no-kinds", device, other, day);
        database.update("unfold-no-titles", device, other, day);
        database.update("fold-sealed-days", device);
    }

    /// Deletes the rows that stayed of the child where a chain begins.
    ///
    /// @return whether there were any, so that the beginning has to be sealed again
    boolean deleteKept() throws SQLException {
        return database.update("forget-kept", Projections.key(child), last(before)) > 0;
    }

    /// A day as a bound of texts: every day is before none.
    static String last(Optional<LocalDate> before) {
        return before.map(LocalDate::toString).orElse("~");
    }
}
