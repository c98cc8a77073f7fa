package org.porchlight.store;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Dispute;
import org.porchlight.core.report.Doubt;
import org.porchlight.core.report.Look;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.core.report.Verification;
import org.porchlight.core.report.Visibility;
import org.porchlight.port.GuardStore;
import org.porchlight.port.StoreException;

/// What is asked of whichever ledger is in use.
abstract sealed class ForwardingStore implements GuardStore permits WritingStore {
    /// Puts a question to the ledger in use.
    ///
    /// @throws StoreException also while there is none
    abstract <T> T ask(LedgerInUse.Use<T> question) throws StoreException;

    /// The ledger in use, for what takes the longer the more there is: nobody waits for that.
    ///
    /// @throws StoreException while there is none
    abstract SqliteStore ledger() throws StoreException;

    /// Takes note of what such a question failed of.
    ///
    /// @return the same
    abstract StoreException noted(StoreException trouble);

    @Override
    public Optional<DayAccount> account(ChildId child, LocalDate day) throws StoreException {
        return ask(open -> open.account(child, day));
    }

    @Override
    public List<DayNote> notes(ChildId child, LocalDate day) throws StoreException {
        return ask(open -> open.notes(child, day));
    }

    @Override
    public List<DayFacts> days(ChildId child, LocalDate from, LocalDate to) throws StoreException {
        return ask(open -> open.days(child, from, to));
    }

    @Override
    public List<Doubt> doubts(ChildId child, LocalDate from, LocalDate to, ZoneId zone) throws StoreException {
        return ask(open -> open.doubts(child, from, to, zone));
    }

    @Override
    public List<Asking> asked(ChildId child, LocalDate from, LocalDate to) throws StoreException {
        return ask(open -> open.asked(child, from, to));
    }

    @Override
    public List<Dispute> disputes(ChildId child, LocalDate from, LocalDate to) throws StoreException {
        return ask(open -> open.disputes(child, from, to));
    }

    @Override
    public List<Look> looks(ChildId child, LocalDate day) throws StoreException {
        return ask(open -> open.looks(child, day));
    }

    @Override
    public Optional<PolicyPut> policyPut(String version) throws StoreException {
        return ask(open -> open.policyPut(version));
    }

    @Override
    public List<PastPolicy> policiesPut(int most) throws StoreException {
        return ask(open -> open.policiesPut(most));
    }

    @Override
    public Optional<LocalDate> openedSince(int days) throws StoreException {
        return ask(open -> open.openedSince(days));
    }

    @Override
    public Optional<LocalDate> firstInterval(ChildId child) throws StoreException {
        return ask(open -> open.firstInterval(child));
    }

    @Override
    public Optional<Secret> secret(String name) throws StoreException {
        return ask(open -> open.secret(name));
    }

    @Override
    public SortedMap<String, Secret> secrets(String beginning) throws StoreException {
        return ask(open -> open.secrets(beginning));
    }

    @Override
    public long counter(String name) throws StoreException {
        return ask(open -> open.counter(name));
    }

    @Override
    public boolean knows(ChildId child) throws StoreException {
        return ask(open -> open.knows(child));
    }

    @Override
    public Verification verify() throws StoreException {
        return ledger().verify();
    }

    @Override
    public Verification rebuild() throws StoreException {
        return ledger().rebuild();
    }

    @Override
    public void backup(LineTaker to) throws StoreException, IOException {
        try {
            ledger().backup(to);
        } catch (StoreException trouble) {
            throw noted(trouble);
        }
    }

    @Override
    public Map<String, Long> events(Map<String, Long> since, Told told, LineTaker to)
            throws StoreException, IOException {
        try {
            return ledger().events(since, told, to);
        } catch (StoreException trouble) {
            throw noted(trouble);
        }
    }

    @Override
    public void export(ChildId child, Visibility told, LineTaker to) throws StoreException, IOException {
        try {
            ledger().export(child, told, to);
        } catch (StoreException trouble) {
            throw noted(trouble);
        }
    }
}
