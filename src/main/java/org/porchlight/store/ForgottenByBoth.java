package org.porchlight.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Restored;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.StoreException;

/// What was forgotten in a ledger or in the backup that comes into it: it stays forgotten in both.
final class ForgottenByBoth {
    private final Database database;
    private final Bytes self;
    private final Optional<Beside> beside;

    /// Children of whom nothing is to be there.
    private final Set<ChildId> children = new HashSet<>();

    /// What other children have in bodies that are gone.
    private final List<Restored> left = new ArrayList<>();

    private ForgottenByBoth(Database database, Bytes self, Optional<Beside> beside) {
        this.database = database;
        this.self = self;
        this.beside = beside;
    }

    /// As far as is known before anything of the backup is brought in.
    static ForgottenByBoth of(Database database, Bytes self, Optional<Beside> beside)
            throws SQLException, StoreException {
        var forgotten = new ForgottenByBoth(database, self, beside);
        forgotten.facts();
        return forgotten;
    }

    private List<Fact.Forgotten> facts() throws SQLException, StoreException {
        var found = new ArrayList<>(new Reader(database, self).forgotten());
        beside.ifPresent(kept -> found.addAll(kept.standby().people().forgotten()));
        for (var fact : found) {
            if (fact.before().isEmpty()) {
                children.add(fact.child());
            }
        }
        return found;
    }

    boolean has(ChildId child) {
        return children.contains(child);
    }

    /// Whether a policy names one of the children.
    boolean areNamedIn(String policy) {
        return children.stream().anyMatch(child -> policy.contains("\"id\":\"" + child.value() + "\""));
    }

    /// An event as it may come in.
    EventLine bare(EventLine event) {
        var header = event.header();
        boolean forgets = !header.type().equals("forgotten")
                && header.child()
                        .map(child -> new ChildId(child.text()))
                        .filter(this::has)
                        .isPresent();
        return forgets ? event.bare() : event;
    }

    /// Deletes what one side has of children whom the other forgot.
    ///
    /// @return whether events are gone that stayed where a chain begins
    boolean delete() throws SQLException, StoreException {
        boolean isGone = false;
        var facts = facts();
        for (var fact : facts) {
            var forgetting = new Forgetting(database, fact.child(), fact.before());
            left.addAll(forgetting.deleteBodies());
            isGone |= forgetting.deleteKept();
        }
        if (!facts.isEmpty()) {
            Projections.rebuild(database, database);
        }
        return isGone;
    }

    /// What is to be written again, so that other children lose nothing. What one leaves of a body may be about another
    /// who is forgotten too.
    List<Restored> left() {
        return left.stream()
                .filter(fact -> fact.registers().stream().noneMatch(register -> has(register.child())))
                .toList();
    }
}
