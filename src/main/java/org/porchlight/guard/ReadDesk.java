package org.porchlight.guard;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import org.porchlight.core.decide.Outcome;
import org.porchlight.core.decide.Program;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.Standing;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Deed;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Reports;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.Weeks;
import org.porchlight.core.report.WhyAsked;
import org.porchlight.core.report.WhyReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.Lines;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.WhySubject;
import org.porchlight.port.GuardStore;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;

/// Reads what people ask of a child, from what the loop published and from the ledger. A parent is told as much as the
/// child's age allows, and that it looked is written down; a child is told all of its own.
final class ReadDesk {
    private static final int CLOCK_DAYS = 7;
    private static final int REQUEST_DAYS = 7;

    private final Loop loop;
    private final GuardStore store;
    private final Machine machine;
    private final PolicyDesk policies;
    private final Looks looks;
    private final LongAnswers lengths;

    ReadDesk(Loop loop, GuardStore store, Machine machine, PolicyDesk policies, Looks looks, LongAnswers lengths) {
        this.loop = loop;
        this.store = store;
        this.machine = machine;
        this.policies = policies;
        this.looks = looks;
        this.lengths = lengths;
    }

    /// Why something of a child's is open or not, as the child is told itself.
    Answer why(ChildId child, WhySubject subject, WhyAsked asked) throws StoreException {
        return why(child, subject, asked, Visibility.DETAIL);
    }

    private Answer why(ChildId child, WhySubject subject, WhyAsked asked, Visibility told) throws StoreException {
        var state = loop.now().state();
        var reading = loop.read();
        var day = asked.at().map(at -> Reports.day(state, at)).orElseGet(() -> Reports.today(state, reading));
        if (asked.isInVain(state.document().rules(child), day)) {
            return new Answer.Refused(WhyAsked.NOTHING_CARRIED, child.value());
        }
        var past = asked.at().isPresent() ? past(child, day) : Standing.of(day);
        var on = Reports.asked(state, reading, child, asked, past);
        return new Answer.Why(
                switch (subject) {
                    case WhySubject.Time _ -> WhyReport.onTime(on).with(rest(child, asked, told));
                    case WhySubject.Program(var path) -> withSystem(WhyReport.onProgram(on, Program.at(path)));
                    case WhySubject.Site(var host) -> WhyReport.onSite(on, host);
                });
    }

    /// The break at the time that is asked about, where nothing is supposed: one that was due stands in the account.
    private Optional<WhyReport.RestThen> rest(ChildId child, WhyAsked asked, Visibility told) throws StoreException {
        if (asked.at().isEmpty() || asked.spent().isPresent()) {
            return Optional.empty();
        }
        var at = asked.at().get();
        var reading = loop.read();
        var state = Reports.upTo(loop.now().state(), reading);
        if (at.isAfter(state.now())) {
            return Reports.restThen(state, reading, child, at);
        }
        return told == Visibility.TOTALS
                ? Optional.empty()
                : store.account(child, Reports.day(state, at))
                        .flatMap(kept -> Reports.restThen(Reports.withRunning(state, kept), at));
    }

    /// What the ledger says of a day; nothing was used where it says nothing.
    private Standing past(ChildId child, LocalDate day) throws StoreException {
        return store.account(child, day)
                .map(kept -> Standing.of(day).spending(kept.counted()).granting(kept.granted()))
                .orElseGet(() -> Standing.of(day));
    }

    /// What no rule names starts all the same when a log-in or a desktop needs it, as the gate judges.
    private WhyReport withSystem(WhyReport report) {
        if (report.verdict() instanceof Verdict.Program verdict
                && (verdict.reason() == Reason.DEFAULT || verdict.reason() == Reason.STUDY)
                && verdict.outcome() != Outcome.ALLOW
                && machine.isOfTheSystem(report.subject())) {
            var allowed = new Verdict.Program(
                    Outcome.ALLOW, Reason.SYSTEM, verdict.rule(), Optional.empty(), Optional.empty());
            return report.with(allowed);
        }
        return report;
    }

    Answer today(Role.Parent parent, ChildId child) throws StoreException {
        looks.by(parent.actor(), child, Fact.Looked.At.TODAY, today());
        return account(child, Optional.empty(), toParents(child));
    }

    /// Where no program is told of, there is nothing to look at.
    Answer programs(Role.Parent parent, ChildId child) throws StoreException {
        var told = toParents(child);
        if (told != Visibility.TOTALS) {
            looks.by(parent.actor(), child, Fact.Looked.At.PROGRAMS, today());
        }
        var answer = week(child, Optional.empty(), told);
        return answer instanceof Answer.Week(var week)
                ? new Answer.Programs(week.told(), week.sums().byTitle())
                : answer;
    }

    /// What a child said to its parents, and they to the child, is no look at what it did.
    Answer requests(ChildId child) throws StoreException {
        var today = today();
        return new Answer.Requests(store.asked(child, today.minusDays(REQUEST_DAYS - 1), today));
    }

    Answer account(Role.Parent parent, Command.Account asked) throws StoreException {
        looks.by(parent.actor(), asked.child(), Fact.Looked.At.ACCOUNT, today());
        return account(asked.child(), asked.day(), toParents(asked.child()));
    }

    /// Of a moment that is over it is told what the child did, also by telling of no break.
    Answer why(Role.Parent parent, Command.Why asked) throws StoreException {
        var now = Reports.upTo(loop.now().state(), loop.read()).now();
        if (asked.asked().at().filter(at -> !at.isAfter(now)).isPresent()) {
            looks.by(parent.actor(), asked.child(), Fact.Looked.At.WHY, today());
        }
        return why(asked.child(), asked.subject(), asked.asked(), toParents(asked.child()));
    }

    Answer rehearse(Role.Parent parent, Command.Rehearse asked) throws StoreException {
        var answer = policies.rehearse(asked);
        if (answer instanceof Answer.Rehearsal(var report)) {
            for (var child : report.children()) {
                if (!child.days().isEmpty()) {
                    looks.by(parent.actor(), child.child(), Fact.Looked.At.REHEARSAL, today());
                }
            }
        }
        return answer;
    }

    Answer backup(Role.Parent parent, Authority authority, Lines out) throws StoreException, IOException {
        var against = Replies.against(Deed.BACKUP, authority);
        if (against.isPresent()) {
            return against.get();
        }
        for (var child : loop.now().state().document().policy().children()) {
            looks.by(parent.actor(), child.id(), Fact.Looked.At.BACKUP, today());
        }
        return lengths.backup(out);
    }

    Answer week(Role.Parent parent, Command.Week asked) throws StoreException {
        looks.by(parent.actor(), asked.child(), Fact.Looked.At.WEEK, today());
        return week(asked.child(), asked.week(), toParents(asked.child()));
    }

    Answer events(Role.Parent parent, Command.Events asked, Lines out)
            throws StoreException, IOException, InterruptedException {
        return lengths.events(asked, () -> eventsTo(parent), out);
    }

    private Store.Told eventsTo(Role.Parent parent) throws StoreException {
        var told = new HashMap<ChildId, Visibility>();
        for (var child : loop.now().state().document().policy().children()) {
            looks.by(parent.actor(), child.id(), Fact.Looked.At.EVENTS, today());
            told.put(child.id(), toParents(child.id()));
        }
        return child -> told.getOrDefault(child, Visibility.TOTALS);
    }

    Answer export(Role.Parent parent, ChildId child, Lines out) throws StoreException, IOException {
        if (loop.now().state().document().policy().child(child).isPresent()) {
            looks.by(parent.actor(), child, Fact.Looked.At.EXPORT, today());
        }
        return lengths.export(child, toParents(child), out);
    }

    private LocalDate today() {
        return Reports.today(loop.now().state(), loop.read());
    }

    private Visibility toParents(ChildId child) {
        return Visibility.toParents(loop.now().state().document(), child, today());
    }

    /// The account of a day, all of it as the child is told.
    Answer account(ChildId child, Optional<LocalDate> day) throws StoreException {
        var answer = account(child, day, Visibility.DETAIL);
        return answer instanceof Answer.Account(var report) ? new Answer.Account(report.readBy(child)) : answer;
    }

    private Answer account(ChildId child, Optional<LocalDate> day, Visibility told) throws StoreException {
        var state = Reports.upTo(loop.now().state(), loop.read());
        var wanted = day.orElseGet(() -> Reports.today(state, loop.read()));
        var kept = store.account(child, wanted);
        if (kept.isEmpty()) {
            return new Answer.Refused("no-such-day", wanted.toString());
        }
        var report = new AccountReport(
                Reports.withRunning(state, kept.get()),
                store.notes(child, wanted),
                store.looks(child, wanted),
                store.disputes(child, wanted, wanted));
        return new Answer.Account(told.of(policies.withRules(report)));
    }

    /// A week, all of it as the child is told.
    Answer week(ChildId child, Optional<String> week) throws StoreException {
        return week(child, week, Visibility.DETAIL);
    }

    private Answer week(ChildId child, Optional<String> named, Visibility told) throws StoreException {
        var state = Reports.upTo(loop.now().state(), loop.read());
        var week = named.orElseGet(() -> Weeks.of(Reports.today(state, loop.read())));
        var monday = Weeks.monday(week);
        if (monday.isEmpty()) {
            return new Answer.Refused("no-such-week", week);
        }
        return new Answer.Week(told.of(WeekQuery.of(store, state, child, week, monday.get())));
    }

    /// The calendar, with what happened to it in the last days.
    Answer clock() throws StoreException {
        var state = loop.now().state();
        var report = Reports.clock(state, loop.read());
        var events = new ArrayList<DayNote>();
        var child = state.document().policy().children().stream().map(Child::id).findFirst();
        for (int back = CLOCK_DAYS - 1; back >= 0 && child.isPresent(); back--) {
            store.notes(child.get(), state.today().minusDays(back)).stream()
                    .filter(note -> note.sort().isOfTheClock())
                    .forEach(events::add);
        }
        return new Answer.Clock(report.telling(events));
    }
}
