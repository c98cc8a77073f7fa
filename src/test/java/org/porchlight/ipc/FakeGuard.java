package org.porchlight.ipc;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.AgentChoices;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.core.report.PolicyReport;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.report.Visibility;

/// Answers from samples and remembers what it was asked.
public final class FakeGuard implements GuardServer.Handler {
    /// Commands in the order in which they came.
    public final List<Command> asked = new CopyOnWriteArrayList<>();

    public final BlockingQueue<GuardServer.ConnectionId> closed = new LinkedBlockingQueue<>();
    /// What a parent is told of the guard itself.
    public volatile List<Trouble> troubles = List.of();
    /// What a parent is told of how things stand now.
    public volatile Supplier<StatusReport> status = SampleStatus::status;
    /// What a parent is told to be in force.
    public volatile PolicyReport policy = Samples.policy();
    /// What a child is told of a day.
    public volatile AccountReport accountOf = SampleDays.account();
    /// What is told to be in force for one child.
    public volatile PolicyReport policyOf = Samples.policy();
    /// The lines of long answers.
    public volatile List<String> lines = List.of(Samples.EVENT);
    /// What a follower hears at every change.
    public volatile String news = "news";
    /// What it does when it is told to repair the machine.
    public volatile Runnable repairs = () -> {};
    /// What it does when it is told to verify the ledger.
    public volatile Runnable verifies = () -> {};
    /// What it does when a child asks for the policy.
    public volatile Runnable policies = () -> {};
    /// Down when a follower is gone.
    public final CountDownLatch followed = new CountDownLatch(1);

    /// Whether orders want a passphrase first; any but "wrong" will do.
    public volatile boolean locked;

    private volatile Optional<Answer> next = Optional.empty();

    /// What orders are answered with from now on.
    public void answerOrdersWith(Answer answer) {
        next = Optional.of(answer);
    }

    @Override
    public Answer answer(Role.Parent parent, GuardServer.ConnectionId from, Command.ByParent command, Lines out)
            throws IOException, InterruptedException {
        asked.add(command);
        return switch (command) {
            case Command.Status _, Command.Watch _ ->
                new Answer.Status(status.get().telling(troubles));
            case Command.Why asked -> next.orElseGet(() -> why(asked.subject()));
            case Command.Account _, Command.Today _ -> new Answer.Account(SampleDays.account());
            case Command.Week _ -> new Answer.Week(SampleDays.week());
            case Command.Programs _ ->
                new Answer.Programs(Visibility.DETAIL, SampleDays.week().sums().byTitle());
            case Command.Requests _ -> new Answer.Requests(SampleDays.week().requests());
            case Command.GetPolicy _ -> new Answer.Policy(policy);
            case Command.Clock _ -> new Answer.Clock(Samples.clock());
            case Command.PolicyOf _ -> new Answer.Policy(policyOf);
            case Command.RulesOn _ -> new Answer.Rules(Samples.rules());
            case Command.Verify _, Command.Rebuild _ -> {
                verifies.run();
                yield next.orElseGet(() -> new Answer.Verified(Samples.verification()));
            }
            case Command.Rehearse _ -> next.orElseGet(() -> new Answer.Rehearsal(SampleDays.rehearsal()));
            case Command.PutPolicy put -> next.orElseGet(() -> put(put));
            case Command.Backup _ -> locked ? new Answer.Locked() : told(out);
            case Command.Export _ -> told(out);
            case Command.Events events -> events(events, out);
            case Command.ReportsDue _, Command.PlanReports _, Command.SendReports _ ->
                next.orElseGet(() -> new Answer.Reports(Samples.reports()));
            case Command.Repair _ -> repaired();
            case Command.Parents _ -> new Answer.Parents(Samples.parents());
            case Command.Codes _ -> new Answer.Codes(Samples.codes());
            case Command.People _ -> new Answer.People(Samples.people());
            case Command.EnrolCode _ -> locked ? new Answer.Locked() : next.orElseGet(Samples::enrolled);
            case Command.Unlock(var passphrase) -> unlock(passphrase);
            case Command.Session _ ->
                new Answer.Session(
                        "parent:mum", locked, locked ? Optional.empty() : Optional.of(Duration.ofMinutes(5)));
            case Command.Lock _ -> {
                locked = true;
                yield new Answer.Done();
            }
            case Command.Tray _ -> new Answer.Done();
            case Command.ByPin(var _, var pin) ->
                pin.typed().equals("0000") ? new Answer.Refused("secret-wrong", "") : next.orElseGet(Answer.Done::new);
            case Command.SetSecret _ -> next.orElseGet(Answer.Done::new);
            case Command.Do _,
                    Command.Approve _,
                    Command.Deny _,
                    Command.Settle _,
                    Command.PutCalendar _,
                    Command.NameParent _,
                    Command.RemoveCode _ -> locked ? new Answer.Locked() : next.orElseGet(Answer.Done::new);
        };
    }

    /// Who expects another policy than the one that is in force is told who was faster.
    private Answer put(Command.PutPolicy put) {
        return put.expected()
                        .filter(version -> !version.equals(policy.version()))
                        .isPresent()
                ? new Answer.Conflict(
                        policy.version(), Optional.of(new PolicyPut("parent:dad", Optional.of(Samples.NOW))))
                : Samples.stored();
    }

    private Answer unlock(Optional<SecretText> passphrase) {
        if (locked && passphrase.isEmpty()) {
            return new Answer.Locked();
        }
        if (locked && passphrase.map(SecretText::typed).filter("wrong"::equals).isPresent()) {
            return new Answer.Refused("secret-wrong", "");
        }
        locked = false;
        return new Answer.Done();
    }

    @Override
    public Answer answer(Role.OfChild child, GuardServer.ConnectionId from, Command.ByChild command, Lines out)
            throws IOException {
        asked.add(command);
        return switch (command) {
            case Command.Status _, Command.Watch _ -> new Answer.Status(Connection.of(child, status.get()));
            case Command.WhyMine asked -> why(asked.subject());
            case Command.MyAccount _ -> new Answer.Account(accountOf);
            case Command.MyWeek _ -> new Answer.Week(SampleDays.week());
            case Command.GetPolicy _ -> {
                policies.run();
                yield new Answer.Policy(policyOf);
            }
            case Command.Parents _ -> new Answer.Parents(Samples.parents());
            case Command.ExportMine _ -> told(out);
            case Command.Request _,
                    Command.TakeFinishLine _,
                    Command.StopNow _,
                    Command.LimitMyself _,
                    Command.Dispute _ -> next.orElseGet(Answer.Done::new);
            case AgentClaim.IAmTheAgent _,
                    AgentClaim.CardShown _,
                    AgentClaim.InFront _,
                    AgentClaim.Idle _,
                    AgentClaim.Lacks _,
                    AgentClaim.MyTree _,
                    Command.Tray _,
                    Command.Choose _ -> new Answer.Done();
            case Command.MyChoices _ -> new Answer.Choices(new AgentChoices(250, 500, true));
            case Command.Pin _, Command.Code _ -> next.orElseGet(Answer.Done::new);
        };
    }

    @Override
    public StatusReport visible(Role.Parent parent, StatusReport report) {
        return report;
    }

    @Override
    public void closed(Role role, GuardServer.ConnectionId from) {
        if (role instanceof Role.OfChild) {
            closed.add(from);
        }
    }

    private Answer repaired() {
        repairs.run();
        return next.orElseGet(Answer.Done::new);
    }

    private Answer told(Lines out) throws IOException {
        for (var line : lines) {
            out.add(line);
        }
        return next.orElseGet(Answer.Done::new);
    }

    private Answer events(Command.Events events, Lines out) throws IOException, InterruptedException {
        try {
            var answer = told(out);
            while (events.follow() && out.awaitNews()) {
                out.add(news);
            }
            return answer;
        } finally {
            followed.countDown();
        }
    }

    private static Answer why(WhySubject subject) {
        return switch (subject) {
            case WhySubject.Time _ -> new Answer.Why(Samples.whyTime());
            case WhySubject.Program _ -> new Answer.Why(Samples.whyApp());
            case WhySubject.Site _ -> new Answer.Why(Samples.whySite());
        };
    }
}
