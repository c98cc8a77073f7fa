package org.porchlight.guard;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.porchlight.core.decide.Outcome;
import org.porchlight.core.decide.Program;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.Standing;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Deed;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Rights;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Reports;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.Weeks;
import org.porchlight.core.report.WhyAsked;
import org.porchlight.core.report.WhyReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Lines;
import org.porchlight.ipc.Role;
import org.porchlight.port.GuardStore;
import org.porchlight.port.MachineException;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers what clients ask: reads from what the loop published and from the ledger, hands changes to the loop.
final class Service implements GuardServer.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    private static final int CLOCK_DAYS = 7;

    private final Loop loop;
    private final GuardStore store;
    private final Machine machine;
    private final ParentDesk parents;
    private final CodeDesk codes;
    private final AgentDesk agents;
    private final PolicyDesk policies;
    private final Looks looks;
    private final LongAnswers lengths;
    private final ForgetDesk forgets;
    private final AskDesk asks;
    private final ReportHouse house;
    private final ReportDesk reports;
    private final Supplier<List<Trouble>> found;
    private final boolean soft;
    private final Runnable repair;
    private final Object checking = new Object();

    /// @param found what parents should know of the machine
    /// @param moreToSee called when a child began to use the PC in a way that only the next look would show
    /// @param repair called when a parent wants the machine looked at now
    /// @param policyPut called when a parent put a policy in force, also the one that was
    Service(
            Loop loop,
            GuardStore store,
            Machine machine,
            ParentDesk parents,
            CodeDesk codes,
            Supplier<List<Trouble>> found,
            Runnable moreToSee,
            Runnable repair,
            Runnable policyPut,
            boolean soft) {
        this.loop = loop;
        this.store = store;
        this.machine = machine;
        this.parents = parents;
        this.codes = codes;
        this.agents = new AgentDesk(loop, machine.door(), moreToSee);
        this.policies = new PolicyDesk(loop, store, machine, policyPut);
        this.looks = new Looks(loop::tell, store);
        this.lengths = new LongAnswers(store);
        this.forgets = new ForgetDesk(loop, store);
        this.asks = new AskDesk(loop, store);
        this.house = new ReportHouse(loop, store, looks);
        this.reports = new ReportDesk(new ReportRows(store), house::now, house::children);
        this.found = found;
        this.repair = repair;
        this.soft = soft;
    }

    /// What the reports of the week are made from.
    ReportHouse house() {
        return house;
    }

    ReportDesk reports() {
        return reports;
    }

    StatusReport status() {
        var troubles = Stream.concat(store.troubles().stream(), found.get().stream());
        return Reports.status(loop.now().state(), loop.read(), soft).telling(troubles.toList());
    }

    @Override
    public StatusReport visible(Role.Parent parent, StatusReport report) {
        var state = loop.now().state();
        return report.toParents(state.document(), Reports.day(state, report.time()));
    }

    @Override
    public Answer answer(Role.Parent parent, Command.ByParent command, Lines out) throws IOException {
        return guarded(() -> switch (command) {
            case Command.Status _, Command.Watch _ -> new Answer.Status(visible(parent, status()));
            case Command.Why why -> known(why.child(), () -> why(parent, why));
            case Command.Account account -> known(account.child(), () -> account(parent, account));
            case Command.Week week -> known(week.child(), () -> week(parent, week));
            case Command.GetPolicy _ -> policies.show();
            case Command.PolicyOf(var child) -> known(child, () -> policies.showWithAges(child));
            case Command.RulesOn(var child, var day) -> known(child, () -> policies.rules(child, day));
            case Command.Rehearse asked -> rehearse(parent, asked);
            case Command.PutCalendar put ->
                parents.changing(parent, by -> may(Deed.KEEP_CALENDAR, by, () -> policies.put(put)));
            case Command.Clock _ -> clock();
            case Command.Repair _ -> parents.changing(parent, by -> may(Deed.REPAIR, by, this::repair));
            case Command.Verify(var rebuild)
            when rebuild -> parents.changing(parent, by -> may(Deed.REBUILD, by, this::rebuild));
            case Command.Verify _ -> verify();
            case Command.Do(var order)
            when order instanceof Order.Forget forget -> parents.changing(parent, by -> forgets.forget(forget, by));
            case Command.Do(var order)
            when order instanceof Order.RemoveParent remove ->
                parents.changing(parent, by -> parents.remove(remove, by));
            case Command.Do(var order) -> parents.changing(parent, by -> order(order, by));
            case Command.Approve said -> parents.changing(parent, by -> asks.approve(said, by));
            case Command.Deny said -> parents.changing(parent, by -> asks.deny(said, by));
            case Command.Settle said -> parents.changing(parent, by -> asks.settle(said, by));
            case Command.PutPolicy put -> parents.changing(parent, by -> policies.put(put, by));
            case Command.ReportsDue _ -> reports.show();
            case Command.PlanReports planned -> parents.changing(parent, by -> reports.plan(planned, by));
            case Command.SendReports _ -> parents.changing(parent, reports::send);
            case Command.Backup _ -> parents.changing(parent, by -> may(Deed.BACKUP, by, () -> backup(parent, out)));
            case Command.Unlock(var passphrase) -> parents.unlock(parent, passphrase);
            case Command.Lock _ -> parents.lock(parent);
            case Command.Session _ -> parents.session(parent);
            case Command.Parents _ -> parents.list();
            case Command.NameParent name -> parents.changing(parent, by -> parents.name(name, by));
            case Command.SetSecret set -> parents.set(parent, set);
            case Command.Codes _ -> codes.list();
            case Command.EnrolCode asked ->
                known(
                        asked.child(),
                        () -> parents.changing(parent, by -> may(Deed.CODES, by, () -> codes.enrol(asked))));
            case Command.RemoveCode asked ->
                parents.changing(parent, by -> may(Deed.CODES, by, () -> codes.remove(asked)));
            case Command.Events asked -> lengths.events(asked, () -> eventsTo(parent), out);
            case Command.Export(var child) -> export(parent, child, out);
        });
    }

    @Override
    public Answer answer(Role.OfChild child, GuardServer.ConnectionId from, Command.ByChild command, Lines out)
            throws IOException {
        var id = child.child();
        return guarded(() -> known(id, () -> answerChild(id, from, command, out)));
    }

    private Answer answerChild(ChildId id, GuardServer.ConnectionId from, Command.ByChild command, Lines out)
            throws StoreException, MachineException, IOException, InterruptedException {
        return switch (command) {
            case Command.Status _, Command.Watch _ -> new Answer.Status(status().toChild(id));
            case Command.WhyMine why -> why(id, why.subject(), why.asked());
            case Command.MyAccount account -> account(id, account.day(), Visibility.DETAIL);
            case Command.MyWeek week -> week(id, week.week(), Visibility.DETAIL);
            case Command.GetPolicy _ -> policies.show(id);
            case Command.Parents _ -> parents.names();
            case Command.ExportMine _ -> lengths.exportOnce(id, out);
            case Command.Request asked -> asks.request(id, asked);
            case Command.TakeFinishLine _ -> asks.finishLine(id);
            case Command.Dispute asked -> asks.dispute(id, asked);
            case Command.IAmTheAgent agent -> agents.agent(id, from, agent.key());
            case Command.CardShown _ -> agents.cardShown(id, from);
            case Command.InFront front -> agents.inFront(id, from, front.pid());
            case Command.Idle idle -> agents.idle(id, from, idle.on());
            case Command.Pin pin -> parents.pin(id, pin);
            case Command.Code code -> codes.enter(id, code);
            case Command.MyTree tree -> agents.tree(id, from, tree.pid());
        };
    }

    @Override
    public void closed(Role.OfChild child, GuardServer.ConnectionId from) {
        agents.closed(child.child(), from);
    }

    /// Whether what agents said to be in front still is.
    void lookAtFronts() throws MachineException {
        agents.lookAtFronts();
    }

    private interface Asking {
        Answer answer() throws StoreException, MachineException, IOException, InterruptedException;
    }

    private static Answer guarded(Asking asking) throws IOException {
        try {
            return asking.answer();
        } catch (StoreException broken) {
            LOG.error("The ledger could not be read.", broken);
            // Its words have paths and SQL; they are for the log.
            return new Answer.Refused("ledger", "");
        } catch (MachineException broken) {
            LOG.warn("A client's question failed: {}", broken.getMessage(), broken);
            return new Answer.Refused("machine", broken.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Answer.Refused("guard-busy", "");
        }
    }

    private Answer known(ChildId child, Asking asking)
            throws StoreException, MachineException, IOException, InterruptedException {
        return isKnown(child) ? asking.answer() : new Answer.Refused("no-such-child", child.value());
    }

    private boolean isKnown(ChildId child) {
        return loop.now().state().document().policy().child(child).isPresent();
    }

    private Answer why(ChildId child, Command.Subject subject, WhyAsked asked) throws StoreException {
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
                    case Command.Subject.Time _ -> WhyReport.onTime(on);
                    case Command.Subject.Program(var path) -> withSystem(WhyReport.onProgram(on, Program.at(path)));
                    case Command.Subject.Site(var host) -> WhyReport.onSite(on, host);
                });
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

    private Answer account(Role.Parent parent, Command.Account asked) throws StoreException {
        looks.by(parent.actor(), asked.child(), Fact.Looked.At.ACCOUNT, today());
        return account(asked.child(), asked.day(), toParents(asked.child()));
    }

    /// What was on a day that is over is told of what the child did.
    private Answer why(Role.Parent parent, Command.Why asked) throws StoreException {
        if (asked.asked()
                .at()
                .map(at -> Reports.day(loop.now().state(), at))
                .filter(today()::isAfter)
                .isPresent()) {
            looks.by(parent.actor(), asked.child(), Fact.Looked.At.WHY, today());
        }
        return why(asked.child(), asked.subject(), asked.asked());
    }

    private Answer rehearse(Role.Parent parent, Command.Rehearse asked) throws StoreException {
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

    private Answer backup(Role.Parent parent, Lines out) throws StoreException, IOException {
        for (var child : loop.now().state().document().policy().children()) {
            looks.by(parent.actor(), child.id(), Fact.Looked.At.BACKUP, today());
        }
        return lengths.backup(out);
    }

    private Answer week(Role.Parent parent, Command.Week asked) throws StoreException {
        looks.by(parent.actor(), asked.child(), Fact.Looked.At.WEEK, today());
        return week(asked.child(), asked.week(), toParents(asked.child()));
    }

    private Store.Told eventsTo(Role.Parent parent) throws StoreException {
        var told = new HashMap<ChildId, Visibility>();
        for (var child : loop.now().state().document().policy().children()) {
            looks.by(parent.actor(), child.id(), Fact.Looked.At.EVENTS, today());
            told.put(child.id(), toParents(child.id()));
        }
        return child -> told.getOrDefault(child, Visibility.TOTALS);
    }

    private Answer export(Role.Parent parent, ChildId child, Lines out) throws StoreException, IOException {
        if (isKnown(child)) {
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

    private Answer account(ChildId child, Optional<LocalDate> day, Visibility told) throws StoreException {
        var state = Reports.upTo(loop.now().state(), loop.read());
        var wanted = day.orElseGet(() -> Reports.today(state, loop.read()));
        var kept = store.account(child, wanted);
        if (kept.isEmpty()) {
            return new Answer.Refused("no-such-day", wanted.toString());
        }
        return new Answer.Account(told.of(new AccountReport(
                Reports.withRunning(state, kept.get()),
                store.notes(child, wanted),
                store.looks(child, wanted),
                store.disputes(child, wanted, wanted))));
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
    private Answer clock() throws StoreException {
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

    private Answer repair() {
        repair.run();
        return new Answer.Done();
    }

    /// Does what is no order, where the authority goes so far.
    private static Answer may(Deed deed, Authority authority, Asking doing)
            throws StoreException, MachineException, IOException, InterruptedException {
        var against = Rights.against(deed, authority);
        return against.isPresent()
                ? new Answer.Refused(against.get().why(), against.get().detail())
                : doing.answer();
    }

    /// One check at a time: each goes through the whole ledger.
    private Answer verify() throws StoreException {
        synchronized (checking) {
            return new Answer.Verified(store.verify());
        }
    }

    private Answer rebuild() throws StoreException {
        synchronized (checking) {
            return new Answer.Verified(store.rebuild());
        }
    }

    private Answer order(Order order, Authority authority) throws InterruptedException {
        return Replies.answer(loop.ask(order, authority));
    }
}
