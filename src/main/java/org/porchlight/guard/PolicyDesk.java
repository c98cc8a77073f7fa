package org.porchlight.guard;

import java.time.Duration;
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
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.EarlierBudget;
import org.porchlight.core.report.HeldRules;
import org.porchlight.core.report.LineAge;
import org.porchlight.core.report.OwnLimitNotes;
import org.porchlight.core.report.PolicyReport;
import org.porchlight.core.report.Rehearsal;
import org.porchlight.core.report.RehearsalReport;
import org.porchlight.core.report.Rehearsing;
import org.porchlight.core.report.Reports;
import org.porchlight.core.time.CivilDays;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;

/// Answers what is about policies as a whole.
final class PolicyDesk {
    /// A family that changes its rules each day for a year.
    private static final int MOST_PAST = 60;

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
        var past = new ArrayList<LineAge.Past>();
        for (var one : store.policiesPut(MOST_PAST)) {
            PolicyChange.read(one.json()).ifPresent(policy -> past.add(new LineAge.Past(policy, one.put())));
        }
        return new Answer.Policy(
                new PolicyReport(report.version(), report.json(), report.yaml(), LineAge.of(past, child)));
    }

    private Answer show(Policy policy) {
        return new Answer.Policy(report(loop.now().state().document(), policy));
    }

    /// @param policy all of the document, or some of it
    static PolicyReport report(PolicyDocument inForce, Policy policy) {
        var json = PolicyDocument.of(policy).json();
        return new PolicyReport(inForce.version(), json, PolicyText.write(policy));
    }

    /// The limit that a child set itself for a day, by the rules that held when it was over, or hold; nothing where
    /// nothing tells any more which those were.
    Optional<Duration> ownLimit(ChildId child, LocalDate day) throws StoreException {
        var document = loop.now().state().document();
        if (day.equals(today())) {
            return OwnLimits.of(document.rules(child), day).map(OwnLimit::length);
        }
        var end = CivilDays.end(day, document.policy().zone());
        // What is oldest is deleted first: where a day has its detail, rules put at a time that is gone came before it.
        boolean isDetailed =
                store.firstInterval(child).filter(first -> !day.isBefore(first)).isPresent();
        return store.policiesPut(MOST_PAST).stream()
                .filter(past -> past.put().at().map(at -> at.isBefore(end)).orElse(isDetailed))
                .findFirst()
                .flatMap(past -> PolicyChange.read(past.json()))
                .flatMap(policy -> policy.child(child))
                .flatMap(known -> known.own().time().ownLimit())
                .filter(limit -> limit.holdsOn(day))
                .map(OwnLimit::length);
    }

    /// What happened, with what parents made of limits that children set themselves.
    ///
    /// @param notes of one day
    List<DayNote> withOwnLimits(List<DayNote> notes) throws StoreException {
        if (notes.stream().noneMatch(OwnLimitNotes::mayBeOf)) {
            return notes;
        }
        var past = store.policiesPut(MOST_PAST);
        return notes.stream()
                .flatMap(note -> (OwnLimitNotes.mayBeOf(note) ? ofLimits(note, past) : List.of(note)).stream())
                .toList();
    }

    private List<DayNote> ofLimits(DayNote note, List<Store.PastPolicy> past) {
        var zone = loop.now().state().document().policy().zone();
        for (int index = 0; index + 1 < past.size(); index++) {
            if (past.get(index).put().at().equals(Optional.of(note.at()))) {
                var before = PolicyChange.read(past.get(index + 1).json());
                var now = PolicyChange.read(past.get(index).json());
                if (before.isPresent() && now.isPresent()) {
                    return OwnLimitNotes.of(
                            note,
                            before.get(),
                            now.get(),
                            note.at().atZone(zone).toLocalDate());
                }
            }
        }
        return List.of(note);
    }

    /// What the rules gave a child's day before they changed on it.
    List<EarlierBudget> earlierBudgets(ChildId child, LocalDate day) throws StoreException {
        var puts = store.policiesPut(MOST_PAST).stream()
                .map(past -> new EarlierBudget.Put(past.put().at(), PolicyChange.read(past.json())))
                .toList();
        return EarlierBudget.of(puts, puts.size() < MOST_PAST, child, day);
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
