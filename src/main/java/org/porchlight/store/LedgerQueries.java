package org.porchlight.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.ParentFact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Dispute;
import org.porchlight.core.report.Doubt;
import org.porchlight.core.report.Look;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;

/// What a ledger in SQLite is asked. Whoever asks and whoever writes take turns.
abstract sealed class LedgerQueries implements Store permits LedgerSnapshots {
    private static final int MAX_DAYS = 400;

    /// Asked of the database while nobody else uses it.
    interface Question<T> {
        T answer() throws SQLException, StoreException;
    }

    private final Database database;
    private final Bytes device;
    private final Reader reader;
    private final DayReader days;
    private final NoteReader notes;
    private final SecretTable secrets;
    private final QuestionReader questions;

    /// @param device this PC
    LedgerQueries(Database database, Bytes device) {
        this.database = database;
        this.device = device;
        this.reader = new Reader(database, device);
        this.days = new DayReader(database, device);
        this.notes = new NoteReader(database, device);
        this.secrets = new SecretTable(database);
        this.questions = new QuestionReader(database);
    }

    final synchronized <T> T ask(String attempt, Question<T> question) throws StoreException {
        try {
            return question.answer();
        } catch (SQLException e) {
            throw StoreTrouble.of(attempt, e);
        }
    }

    private synchronized void change(String attempt, Database.Work work) throws StoreException {
        try {
            work.run();
        } catch (SQLException e) {
            throw StoreTrouble.of(attempt, e);
        }
    }

    @Override
    public Optional<TrustedClock> clock() throws StoreException {
        var kept = ask("reading the clock", () -> database.query("clock", row -> row.getString(1)));
        return kept.isEmpty() ? Optional.empty() : Optional.of(ClockJson.read(kept.getFirst()));
    }

    /// The newest document that is as it was written: where that one is damaged, the one before it goes on.
    @Override
    public Optional<String> policy() throws StoreException {
        return ask("reading the policy", () -> KeptPolicies.of(database, device).inForce());
    }

    @Override
    public Remembered remember(Retention wanted) throws StoreException {
        return ask("remembering what was since " + wanted.first(), () -> reader.remember(wanted));
    }

    @Override
    public Optional<DayAccount> account(ChildId child, LocalDate day) throws StoreException {
        return ask("reading the account of " + day, () -> reader.account(child, day));
    }

    @Override
    public List<DayNote> notes(ChildId child, LocalDate day) throws StoreException {
        return ask("reading what happened on " + day, () -> notes.notes(child, day));
    }

    @Override
    public List<DayFacts> days(ChildId child, LocalDate from, LocalDate to) throws StoreException {
        demandFew(from, to);
        return ask("reading the days from " + from + " to " + to, () -> days.days(child, from, to));
    }

    @Override
    public List<Doubt> doubts(ChildId child, LocalDate from, LocalDate to, ZoneId zone) throws StoreException {
        return ask("reading what is in doubt from " + from + " to " + to, () -> notes.doubts(child, from, to, zone));
    }

    @Override
    public List<Asking> asked(ChildId child, LocalDate from, LocalDate to) throws StoreException {
        demandFew(from, to);
        return ask("reading what was asked from " + from + " to " + to, () -> questions.asked(child, from, to));
    }

    @Override
    public List<Dispute> disputes(ChildId child, LocalDate from, LocalDate to) throws StoreException {
        demandFew(from, to);
        return ask("reading what was disputed from " + from + " to " + to, () -> questions.disputes(child, from, to));
    }

    private static void demandFew(LocalDate from, LocalDate to) throws StoreException {
        if (to.isBefore(from) || from.plusDays(MAX_DAYS).compareTo(to) <= 0) {
            throw new StoreException(
                    "reading days: " + from + " to " + to + " is not between 1 and " + MAX_DAYS + " days");
        }
    }

    @Override
    public List<Look> looks(ChildId child, LocalDate day) throws StoreException {
        return ask("reading who looked on " + day, () -> days.looks(child, day));
    }

    @Override
    public Optional<LocalDate> openedSince(int count) throws StoreException {
        return ask("counting days of use", () -> days.openedSince(count));
    }

    @Override
    public Optional<LocalDate> firstInterval(ChildId child) throws StoreException {
        return ask("looking for the first day of " + child.value(), () -> days.firstInterval(child));
    }

    @Override
    public Optional<PolicyPut> policyPut(String version) throws StoreException {
        return ask("reading who put policy " + version, () -> KeptPolicies.put(database, version));
    }

    @Override
    public List<PastPolicy> policiesPut(int most) throws StoreException {
        return ask("reading the policies that were in force", () -> KeptPolicies.past(database, most));
    }

    @Override
    public Optional<String> calendar(String sha256) throws StoreException {
        return ask(
                "reading the calendar " + sha256,
                () -> database.query("calendar", row -> row.getString(1), sha256).stream()
                        .findFirst()
                        .flatMap(KeptCalendar::open));
    }

    @Override
    public Set<ChildId> children() throws StoreException {
        return ask("reading which children there were", reader::children);
    }

    @Override
    public List<Fact.Bound> bindings() throws StoreException {
        return ask("reading whose accounts are whose", reader::bindings);
    }

    @Override
    public List<ParentFact.ParentNamed> parents() throws StoreException {
        return ask("reading who is a parent", reader::parents);
    }

    @Override
    public Optional<Secret> secret(String name) throws StoreException {
        return ask("reading a secret", () -> secrets.secret(name));
    }

    @Override
    public SortedMap<String, Secret> secrets(String beginning) throws StoreException {
        return ask("reading secrets", () -> secrets.secrets(beginning));
    }

    @Override
    public void putSecret(String name, Secret secret) throws StoreException {
        change("keeping a secret", () -> secrets.put(name, secret));
    }

    @Override
    public void dropSecret(String name) throws StoreException {
        change("deleting a secret", () -> secrets.drop(name));
    }

    @Override
    public long counter(String name) throws StoreException {
        return ask("reading a counter", () -> secrets.counter(name));
    }

    @Override
    public void raiseCounter(String name, long to) throws StoreException {
        change("raising a counter", () -> secrets.raise(name, to));
    }

    @Override
    public boolean knows(ChildId child) throws StoreException {
        return ask("looking for " + child.value(), () -> reader.knows(child));
    }

    /// Who is known.
    ///
    /// @param forgotten what was forgotten, where that is known already: it takes a walk over all events
    People people(Optional<List<Fact.Forgotten>> forgotten) throws StoreException {
        return ask(
                "reading who is known",
                () -> new People(
                        reader.children(),
                        reader.bindings(),
                        reader.parents(),
                        forgotten.isPresent() ? forgotten.get() : reader.forgotten()));
    }

    /// Changes of the system as the ledger mirrors them, in order: number, state, what, target.
    List<String> osChanges() throws StoreException {
        return ask(
                "reading the mirror of the journal",
                () -> database.query(
                        "os-changes",
                        row -> row.getInt(1) + " " + row.getString(4) + " " + row.getString(2) + " "
                                + row.getString(3)));
    }
}
