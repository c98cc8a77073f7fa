package org.porchlight.guard;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Deed;
import org.porchlight.core.engine.Order;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Keys;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.Trouble;
import org.porchlight.ipc.AgentClaim;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Lines;
import org.porchlight.ipc.Role;
import org.porchlight.port.GuardStore;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers what clients ask, each by the desk that knows it; hands changes to the loop.
final class Service implements GuardServer.Handler {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    private final Loop loop;
    private final GuardStore store;
    private final ParentDesk parents;
    private final CodeDesk codes;
    private final TrayDesk trays = new TrayDesk();
    private final AgentDesk agents;
    private final PolicyDesk policies;
    private final LongAnswers lengths;
    private final ReadDesk reads;
    private final ForgetDesk forgets;
    private final AskDesk asks;
    private final ReportHouse house;
    private final ReportDesk reports;
    private final NewestStatus newest;
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
        this.parents = parents;
        this.codes = codes;
        this.agents = new AgentDesk(loop, machine.door(), trays, store, moreToSee);
        this.policies = new PolicyDesk(loop, store, machine, policyPut);
        var looks = new Looks(loop::tell, store);
        this.lengths = new LongAnswers(store);
        this.reads = new ReadDesk(loop, store, machine, policies, looks, lengths);
        this.forgets = new ForgetDesk(loop, store, codes);
        this.asks = new AskDesk(loop, store);
        this.house = new ReportHouse(loop, store, looks);
        this.reports = new ReportDesk(new ReportRows(store), house::now, house::children);
        this.newest = new NewestStatus(
                loop,
                () -> Stream.of(store.troubles(), found.get(), agents.troubles(), codes.toTell())
                        .flatMap(List::stream)
                        .toList(),
                child -> new Keys(codes.has(child), parents.hasPin()),
                trays::list,
                soft);
        this.repair = repair;
    }

    /// Other accounts are children's than before.
    void bound(Bindings children) {
        parents.right().bound(children);
    }

    /// What the reports of the week are made from.
    ReportHouse house() {
        return house;
    }

    ReportDesk reports() {
        return reports;
    }

    StatusReport status() {
        return newest.report();
    }

    @Override
    public StatusReport visible(Role.Parent parent, StatusReport report) {
        return newest.visible(report);
    }

    @Override
    public Answer answer(Role.Parent parent, GuardServer.ConnectionId from, Command.ByParent command, Lines out)
            throws IOException {
        return guarded(() -> switch (command) {
            case Command.Status _, Command.Watch _ -> newest.toParents();
            case Command.Why why -> known(why.child(), () -> reads.why(parent, why));
            case Command.Today(var child) -> known(child, () -> reads.today(parent, child));
            case Command.Programs(var child) -> known(child, () -> reads.programs(parent, child));
            case Command.Requests(var child) -> known(child, () -> reads.requests(child));
            case Command.Account account -> known(account.child(), () -> reads.account(parent, account));
            case Command.Week week -> known(week.child(), () -> reads.week(parent, week));
            case Command.GetPolicy _ -> policies.show();
            case Command.PolicyOf(var child) -> known(child, () -> policies.showWithAges(child));
            case Command.RulesOn(var child, var day) -> known(child, () -> policies.rules(child, day));
            case Command.Rehearse asked -> reads.rehearse(parent, asked);
            case Command.Clock _ -> reads.clock();
            case Command.Verify _ -> verify();
            case Command.ReportsDue _ -> reports.show();
            case Command.Unlock(var passphrase) -> parents.right().unlock(parent, passphrase);
            case Command.ByPin(var give, var pin) ->
                parents.right().byPin(parent, pin, by -> change(parent, give, by, out));
            case Command.Lock _ -> parents.right().lock(parent);
            case Command.Session _ -> parents.right().session(parent);
            case Command.Tray(var place) -> trays.say(parent.actor(), from, place);
            case Command.Parents _ -> parents.list();
            case Command.SetSecret set -> parents.set(parent, set);
            case Command.People _ -> parents.people();
            case Command.Codes _ -> codes.list();
            case Command.Events asked -> parents.right().taking(parent, () -> reads.events(parent, asked, out));
            case Command.Export(var child) -> parents.right().taking(parent, () -> reads.export(parent, child, out));
            case Command.EnrolCode(var child, var _) when !isKnown(child) -> unknown(child);
            case Command.Changing change -> parents.right().changing(parent, by -> change(parent, change, by, out));
        });
    }

    /// Carries out what changes something. Each that does it is handed the authority, and judges how far it goes.
    private Answer change(Role.Parent parent, Command.Changing command, Authority by, Lines out)
            throws StoreException, MachineException, IOException, InterruptedException {
        return switch (command) {
            case Command.Do(var order) when order instanceof Order.Forget forget -> forgets.forget(forget, by);
            case Command.Do(var order) when order instanceof Order.RemoveParent remove -> parents.remove(remove, by);
            case Command.Do(var order) -> order(order, by);
            case Command.Approve said -> asks.approve(said, by);
            case Command.Deny said -> asks.deny(said, by);
            case Command.Settle said -> asks.settle(said, by);
            case Command.PutPolicy put -> policies.put(put, by);
            case Command.PutCalendar put -> policies.put(put, by);
            case Command.Repair _ -> repair(by);
            case Command.Rebuild _ -> rebuild(by);
            case Command.PlanReports planned -> reports.plan(planned, by);
            case Command.SendReports _ -> reports.send(by);
            case Command.Backup _ -> reads.backup(parent, by, out);
            case Command.NameParent name -> parents.name(name, by);
            case Command.EnrolCode asked -> codes.enrol(asked, by);
            case Command.RemoveCode asked -> codes.remove(asked, by);
        };
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
            case Command.WhyMine why -> reads.why(id, why.subject(), why.asked());
            case Command.MyAccount account -> reads.account(id, account.day());
            case Command.MyWeek week -> reads.week(id, week.week());
            case Command.GetPolicy _ -> policies.showWithAges(id);
            case Command.Parents _ -> parents.names();
            case Command.ExportMine _ -> lengths.exportMine(id, out);
            case Command.Request asked -> asks.request(id, asked);
            case Command.TakeFinishLine _ -> asks.finishLine(id);
            case Command.StopNow _ -> asks.stop(id);
            case Command.LimitMyself asked -> asks.limit(id, asked);
            case Command.Dispute asked -> asks.dispute(id, asked);
            case AgentClaim.IAmTheAgent agent -> agents.agent(id, from, agent.key());
            case AgentClaim.CardShown _ -> agents.cardShown(id, from);
            case AgentClaim.InFront front -> agents.inFront(id, from, front.pid());
            case AgentClaim.Idle idle -> agents.idle(id, from, idle.on());
            case AgentClaim.Lacks(var lacks) -> agents.lacks(id, from, lacks);
            case Command.Tray(var place) -> agents.tray(id, from, place);
            case Command.MyChoices _ -> agents.choices(id);
            case Command.Choose(var choices) -> agents.choose(id, from, choices);
            case Command.Pin pin -> parents.pin(id, pin);
            case Command.Code code -> codes.enter(id, code);
            case AgentClaim.MyTree tree -> agents.tree(tree.child().orElse(id), from, tree.pid());
        };
    }

    @Override
    public void closed(Role role, GuardServer.ConnectionId from) {
        trays.closed(from);
        if (role instanceof Role.OfChild(var child)) {
            agents.closed(child, from);
        }
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
        return isKnown(child) ? asking.answer() : unknown(child);
    }

    private static Answer unknown(ChildId child) {
        return new Answer.Refused("no-such-child", child.value());
    }

    private boolean isKnown(ChildId child) {
        return loop.now().state().document().policy().child(child).isPresent();
    }

    private Answer repair(Authority authority) {
        var against = Replies.against(Deed.REPAIR, authority);
        if (against.isPresent()) {
            return against.get();
        }
        repair.run();
        return new Answer.Done();
    }

    /// One check at a time: each goes through the whole ledger.
    private Answer verify() throws StoreException {
        synchronized (checking) {
            return new Answer.Verified(store.verify());
        }
    }

    private Answer rebuild(Authority authority) throws StoreException {
        var against = Replies.against(Deed.REBUILD, authority);
        if (against.isPresent()) {
            return against.get();
        }
        synchronized (checking) {
            return new Answer.Verified(store.rebuild());
        }
    }

    private Answer order(Order order, Authority authority) throws InterruptedException {
        return Replies.answer(loop.ask(order, authority));
    }
}
