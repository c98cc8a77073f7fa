package org.porchlight.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Deed;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.OwnLimits;
import org.porchlight.core.engine.Reply;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyChange;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyText;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.HeldRules;
import org.porchlight.core.report.LineAge;
import org.porchlight.core.report.PolicyReport;
import org.porchlight.core.report.Rehearsal;
import org.porchlight.core.report.RehearsalReport;
import org.porchlight.core.report.Rehearsing;
import org.porchlight.core.report.Reports;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;

/// Answers what is about policies as a whole.
final class PolicyDesk {
    private final Loop loop;
    private final Store store;
    private final KeptCalendars calendars;
    private final PolicyJudge judge;
    private final Runnable policyPut;

    PolicyDesk(Loop loop, Store store, Machine machine, Runnable policyPut) {
        this.loop = loop;
        this.store = store;
        this.calendars = new KeptCalendars(store);
        this.judge = new PolicyJudge(store, machine.accounts());
        this.policyPut = policyPut;
    }

    Answer show() {
        return show(loop.now().state().document().policy());
    }

    /// What the family has decided for one child, with since when each line says so: a child does not
    /// read a sibling's rules.
    Answer showWithAges(ChildId child) throws StoreException {
        var document = loop.now().state().document();
        var report = report(document, document.policy().only(child));
        var ages = LineAge.of(document.policy(), past(), child);
        return new Answer.Policy(new PolicyReport(report.version(), report.json(), report.yaml(), ages));
    }

    private List<LineAge.Past> past() throws StoreException {
        var past = new ArrayList<LineAge.Past>();
        for (var one : store.policiesPut(PastRules.MOST)) {
            past.add(new LineAge.Past(one.json().flatMap(PolicyChange::read), one.put()));
        }
        if (past.size() == PastRules.MOST) {
            past.add(LineAge.Past.FORGOTTEN);
        }
        return past;
    }

    private Answer show(Policy policy) {
        return new Answer.Policy(report(loop.now().state().document(), policy));
    }

    /// @param policy all of the document, or some of it
    static PolicyReport report(PolicyDocument inForce, Policy policy) {
        var json = PolicyDocument.of(policy).json();
        return new PolicyReport(inForce.version(), json, PolicyText.write(policy));
    }

    /// An account with what the rules of its day made of it.
    ///
    /// @param report with the notes as the ledger tells them
    AccountReport withRules(AccountReport report) throws StoreException {
        var document = loop.now().state().document();
        var child = report.account().child();
        var day = report.account().day();
        var past = new PastRules(store::policiesPut, document.policy().zone());
        return report.telling(past.withOwnLimits(report.notes()))
                .limited(
                        day.equals(today())
                                ? OwnLimits.of(document.rules(child), day).map(OwnLimit::length)
                                : past.ownLimit(child, day, isDetailed(child, day)))
                .after(past.earlierBudgets(child, day, report.notes()));
    }

    private boolean isDetailed(ChildId child, LocalDate day) throws StoreException {
        return store.firstInterval(child).filter(first -> !day.isBefore(first)).isPresent();
    }

    Answer rules(ChildId child, Optional<LocalDate> day) {
        var rules = loop.now().state().document().rules(child);
        return new Answer.Rules(HeldRules.on(rules, day.orElseGet(this::today)));
    }

    Answer put(Command.PutPolicy put, Authority authority) throws InterruptedException, StoreException {
        var before = loop.now().state().document().policy();
        return switch (read(put.yaml())) {
            case PolicyReading.Invalid(var problems) -> new Answer.Invalid(problems);
            case PolicyReading.Valid(var document, var found) ->
                switch (loop.ask(new Order.PutPolicy(document, put.expected()), authority)) {
                    case Reply.Done _ -> {
                        policyPut.run();
                        var notices = new ArrayList<>(OwnLimits.gone(before, document.policy(), today()));
                        notices.addAll(found);
                        yield new Answer.Stored(document.version(), notices);
                    }
                    case Reply.Conflict(var version) -> new Answer.Conflict(version, store.policyPut(version));
                    case Reply.Refused(var why, var detail) -> new Answer.Refused(why, detail);
                };
        };
    }

    Answer put(Command.PutCalendar put, Authority authority) throws StoreException {
        var against = Replies.against(Deed.KEEP_CALENDAR, authority);
        if (against.isPresent()) {
            return against.get();
        }
        calendars.put(put.sha256(), put.file(), put.calendar());
        return new Answer.Done();
    }

    Answer rehearse(Command.Rehearse asked) throws StoreException {
        return switch (read(asked.yaml())) {
            case PolicyReading.Invalid(var problems) -> new Answer.Invalid(problems);
            case PolicyReading.Valid(var document, var _) -> rehearse(document, asked.weeks());
        };
    }

    private Answer rehearse(PolicyDocument document, int weeks) throws StoreException {
        var today = today();
        var from = today.minusWeeks(weeks);
        var children = new ArrayList<Rehearsal>();
        for (var child : document.policy().children()) {
            // From the first of the month on, so that a budget of the month is as much used up as it was.
            var accounts = new ArrayList<DayAccount>();
            for (var day = from.withDayOfMonth(1); day.isBefore(today); day = day.plusDays(1)) {
                store.account(child.id(), day).ifPresent(accounts::add);
            }
            var other = Rehearsing.rehearse(document, child.id(), accounts, from);
            var now = loop.now().state().document();
            children.add(
                    now.policy().child(child.id()).isEmpty()
                            ? other
                            : other.against(Rehearsing.rehearse(now, child.id(), accounts, from)));
        }
        return new Answer.Rehearsal(new RehearsalReport(document.version(), from, today.minusDays(1), children));
    }

    private LocalDate today() {
        return Reports.today(loop.now().state(), loop.read());
    }

    private PolicyReading read(String yaml) throws StoreException {
        return judge.read(yaml, loop.now().state().document().policy(), today());
    }
}
