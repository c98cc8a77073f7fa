package org.porchlight.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Lines;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.SocketLink;

/// The process that a test's launcher starts as `trial FOLDER`: it knows a family.
final class TrialGuard implements GuardServer.Handler {
    public static void main(String[] args) throws IOException, InterruptedException {
        var words = List.of(args);
        var run = Path.of(words.get(1)).resolve("run");
        var owner = new Role.Parent(new Authority.SoftOwner());
        GuardServer.open(run.resolve(SocketLink.SOCKET), GuardServer.Access.OWNER, _ -> owner, new TrialGuard());
        new CountDownLatch(1).await();
    }

    @Override
    public Answer answer(Role.Parent parent, GuardServer.ConnectionId from, Command.ByParent command, Lines out) {
        return switch (command) {
            case Command.Status _, Command.Watch _ -> new Answer.Status(Family.evening(true));
            case Command.Account _, Command.Today _ -> new Answer.Refused("no-such-day", "");
            case Command.PutPolicy _,
                    Command.Do _,
                    Command.Approve _,
                    Command.Deny _,
                    Command.Settle _,
                    Command.GetPolicy _,
                    Command.PolicyOf _,
                    Command.RulesOn _,
                    Command.Rehearse _,
                    Command.PutCalendar _,
                    Command.Clock _,
                    Command.Verify _,
                    Command.Rebuild _,
                    Command.Repair _,
                    Command.Unlock _,
                    Command.Lock _,
                    Command.Session _,
                    Command.Tray _,
                    Command.ByPin _,
                    Command.Parents _,
                    Command.NameParent _,
                    Command.SetSecret _,
                    Command.EnrolCode _,
                    Command.RemoveCode _,
                    Command.Codes _,
                    Command.People _,
                    Command.Backup _,
                    Command.ReportsDue _,
                    Command.PlanReports _,
                    Command.SendReports _,
                    Command.Events _,
                    Command.Export _,
                    Command.Week _,
                    Command.Requests _,
                    Command.Programs _,
                    Command.Why _ -> new Answer.NotPermitted();
        };
    }

    @Override
    public Answer answer(Role.OfChild child, GuardServer.ConnectionId from, Command.ByChild command, Lines out) {
        return new Answer.NotPermitted();
    }

    @Override
    public StatusReport visible(Role.Parent parent, StatusReport report) {
        return report;
    }

    @Override
    public void closed(Role role, GuardServer.ConnectionId from) {}
}
