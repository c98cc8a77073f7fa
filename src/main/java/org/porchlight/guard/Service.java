package org.porchlight.guard;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.porchlight.core.decide.Outcome;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.engine.AgentReport;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Reply;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.PolicyReport;
import org.porchlight.core.report.Reports;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.WeekReport;
import org.porchlight.core.report.Weeks;
import org.porchlight.core.report.WhyReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;
import org.porchlight.port.Accounts;
import org.porchlight.port.MachineException;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers what clients ask: reads from what the loop published and from the ledger, hands changes to the loop.
final class Service implements GuardServer.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    private final Loop loop;
    private final Store store;
    private final Machine machine;
    private final AgentDoor agents;
    private final boolean soft;

    /// What a child's connection may tell of itself; how it is believed differs between a real and a soft guard.
    interface AgentDoor {
        /// @return whether the process is believed to be the child's agent
        boolean agent(ChildId child, GuardServer.ConnectionId from, long pid) throws MachineException;

        /// @return whether the connection is the one of the child's agent
        boolean isAgent(ChildId child, GuardServer.ConnectionId from);

        /// The name of the program that a process of the child runs.
        Optional<String> title(ChildId child, long pid) throws MachineException;

        /// Takes the processes below `pid` for the child's.
        ///
        /// @return whether this guard does that
        boolean tree(ChildId child, GuardServer.ConnectionId from, long pid) throws MachineException;

        /// @return whether the connection was the one of the child's agent
        boolean closed(ChildId child, GuardServer.ConnectionId from);
    }

    Service(Loop loop, Store store, Machine machine, boolean soft) {
        this.loop = loop;
        this.store = store;
        this.machine = machine;
        this.agents = machine.door();
        this.soft = soft;
    }

    StatusReport status() {
        return Reports.status(loop.now().state(), loop.read(), soft);
    }

    @Override
    public Answer answer(Role.Parent parent, Command.ByParent command) {
        return guarded(() -> switch (command) {
            case Command.Status _, Command.Watch _ -> new Answer.Status(status());
            case Command.Why why -> known(why.child(), () -> why(why.child(), why.subject(), why.at()));
            case Command.Account account -> known(account.child(), () -> account(account.child(), account.day()));
            case Command.Week week -> known(week.child(), () -> week(week.child(), week.week()));
            case Command.GetPolicy _ -> policy();
            case Command.Do order -> order(order.order(), parent.authority());
            case Command.PutPolicy put -> putPolicy(put, parent.authority());
        });
    }

    @Override
    public Answer answer(Role.OfChild child, GuardServer.ConnectionId from, Command.ByChild command) {
        var id = child.child();
        return guarded(() -> known(id, () -> answerChild(id, from, command)));
    }

    private Answer answerChild(ChildId id, GuardServer.ConnectionId from, Command.ByChild command)
            throws StoreException, MachineException {
        return switch (command) {
            case Command.Status _, Command.Watch _ -> new Answer.Status(only(id, status()));
            case Command.WhyMine why -> why(id, why.subject(), why.at());
            case Command.MyAccount account -> account(id, account.day());
            case Command.MyWeek week -> week(id, week.week());
            case Command.GetPolicy _ -> policyOf(id);
            case Command.IAmTheAgent agent -> agent(id, from, agent.pid());
            case Command.CardShown _ -> cardShown(id, from);
            case Command.InFront front -> inFront(id, from, front.pid());
            case Command.MyTree tree ->
                agents.tree(id, from, tree.pid()) ? new Answer.Done() : new Answer.NotPermitted();
        };
    }

    @Override
    public void closed(Role.OfChild child, GuardServer.ConnectionId from) {
        if (agents.closed(child.child(), from)) {
            loop.tell(at -> new Input.AgentTold(at, child.child(), new AgentReport.Gone()));
        }
    }

    private interface Asking {
        Answer answer() throws StoreException, MachineException, InterruptedException;
    }

    private static Answer guarded(Asking asking) {
        try {
            return asking.answer();
        } catch (StoreException broken) {
            LOG.error("The ledger could not be read.", broken);
            return new Answer.Refused("ledger", broken.getMessage());
        } catch (MachineException broken) {
            LOG.warn("A client's question failed: {}", broken.getMessage(), broken);
            return new Answer.Refused("machine", broken.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Answer.Refused("guard-busy", "");
        }
    }

    private Answer known(ChildId child, Asking asking) throws StoreException, MachineException, InterruptedException {
        return loop.now().state().document().policy().child(child).isPresent()
                ? asking.answer()
                : new Answer.Refused("no-such-child", child.value());
    }

    private static StatusReport only(ChildId child, StatusReport all) {
        return new StatusReport(
                all.time(),
                all.confidence(),
                all.synced(),
                all.soft(),
                all.zone(),
                all.children().stream()
                        .filter(status -> status.id().equals(child))
                        .toList());
    }

    private Answer why(ChildId child, Command.Subject subject, Optional<Instant> at) {
        var state = loop.now().state();
        var reading = loop.read();
        return new Answer.Why(
                switch (subject) {
                    case Command.Subject.Time _ -> Reports.whyTime(state, reading, child, at);
                    case Command.Subject.Program(var path) ->
                        withSystem(Reports.whyProgram(state, reading, child, path));
                    case Command.Subject.Site(var host) -> Reports.whySite(state, reading, child, host);
                });
    }

    /// What no rule names starts all the same when a log-in or a desktop needs it, as the gate judges.
    private WhyReport withSystem(WhyReport report) {
        if (report.verdict() instanceof Verdict.Program verdict
                && verdict.reason() == Reason.DEFAULT
                && verdict.outcome() != Outcome.ALLOW
                && machine.isOfTheSystem(report.subject())) {
            var allowed = new Verdict.Program(
                    Outcome.ALLOW, Reason.SYSTEM, verdict.rule(), Optional.empty(), Optional.empty());
            return new WhyReport(report.child(), report.at(), report.subject(), allowed);
        }
        return report;
    }

    private Answer account(ChildId child, Optional<LocalDate> day) throws StoreException {
        var state = loop.now().state();
        var wanted = day.orElseGet(() -> Reports.today(state, loop.read()));
        var kept = store.account(child, wanted);
        if (kept.isEmpty()) {
            return new Answer.Refused("no-such-day", wanted.toString());
        }
        return new Answer.Account(
                new AccountReport(Reports.withRunning(state, kept.get()), store.notes(child, wanted)));
    }

    private Answer week(ChildId child, Optional<String> named) throws StoreException {
        var state = loop.now().state();
        var week = named.orElseGet(() -> Weeks.of(Reports.today(state, loop.read())));
        var monday = Weeks.monday(week);
        if (monday.isEmpty()) {
            return new Answer.Refused("no-such-week", week);
        }
        var days = store.days(child, monday.get(), monday.get().plusDays(6)).stream()
                .map(day -> Reports.withRunning(state, child, day))
                .toList();
        var policy = state.document().policy();
        var name = policy.child(child).map(Child::name).orElse(child.value());
        return new Answer.Week(new WeekReport(child, name, week, policy.zone().getId(), days));
    }

    private Answer policy() {
        var document = loop.now().state().document();
        return new Answer.Policy(new PolicyReport(document.version(), document.json()));
    }

    /// What the family has decided for one child: a child does not read a sibling's rules.
    private Answer policyOf(ChildId child) {
        var document = loop.now().state().document();
        var own = new Policy(
                document.policy().zone(),
                document.policy().child(child).stream().toList());
        return new Answer.Policy(
                new PolicyReport(document.version(), PolicyDocument.of(own).json()));
    }

    private Answer order(Order order, Authority authority) throws InterruptedException {
        return switch (loop.ask(order, authority)) {
            case Reply.Done _ -> new Answer.Done();
            case Reply.Refused(var why, var detail) -> new Answer.Refused(why, detail);
        };
    }

    private Answer putPolicy(Command.PutPolicy put, Authority authority) throws InterruptedException {
        return switch (PolicyYaml.read(put.yaml(), this::objection)) {
            case PolicyReading.Invalid(var problems) -> new Answer.Invalid(problems);
            case PolicyReading.Valid(var document) -> order(new Order.PutPolicy(document, put.expected()), authority);
        };
    }

    /// What only this machine can tell: accounts that are not there or must never be limited.
    private Optional<String> objection(String account) {
        try {
            return switch (machine.accounts().look(account)) {
                case Accounts.Answer.Found _ -> Optional.empty();
                case Accounts.Answer.Missing() ->
                    Optional.of("does not exist on this PC; write the child's log-in name");
                case Accounts.Answer.Refused(var why) -> Optional.of("cannot be limited: it " + why);
            };
        } catch (MachineException trouble) {
            LOG.warn("An account could not be looked up.", trouble);
            return Optional.of("could not be looked up: " + trouble.getMessage());
        }
    }

    private Answer agent(ChildId child, GuardServer.ConnectionId from, long pid) throws MachineException {
        if (!agents.agent(child, from, pid)) {
            return new Answer.NotPermitted();
        }
        loop.tell(at -> new Input.AgentTold(at, child, new AgentReport.Connected()));
        return new Answer.Done();
    }

    private Answer cardShown(ChildId child, GuardServer.ConnectionId from) {
        if (!agents.isAgent(child, from)) {
            return new Answer.NotPermitted();
        }
        loop.tell(at -> new Input.AgentTold(at, child, new AgentReport.CardShown()));
        return new Answer.Done();
    }

    private Answer inFront(ChildId child, GuardServer.ConnectionId from, long pid) throws MachineException {
        if (!agents.isAgent(child, from)) {
            return new Answer.NotPermitted();
        }
        var title = pid == 0 ? "" : agents.title(child, pid).orElse("");
        loop.tell(at -> new Input.AgentTold(at, child, new AgentReport.Focus(title)));
        return new Answer.Done();
    }
}
