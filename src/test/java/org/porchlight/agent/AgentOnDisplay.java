package org.porchlight.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.engine.Card;
import org.porchlight.core.event.Question;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.AgentChoices;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.Offer;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.AgentClaim;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Lines;
import org.porchlight.ipc.Role;
import org.porchlight.ui.MeisSunday;

/// A process for tests: the agent on the display that the environment names, with a guard's end of the protocol in
/// the same process that says what standard input tells it to, and writes what the agent tells to standard output.
final class AgentOnDisplay implements GuardServer.Handler {
    private final Path socket;
    private StatusReport report = Reports.open(1320).report();
    private GuardServer server;

    private AgentOnDisplay(Path socket) throws IOException {
        this.socket = socket;
        this.server = listen();
    }

    /// @param args the socket, and `joins` where another such process is the guard
    public static void main(String[] args) throws IOException {
        var socket = Path.of(args[0]);
        if (args.length == 1) {
            Thread.ofPlatform().daemon().start(new AgentOnDisplay(socket)::obey);
        }
        int code = AgentApp.open(socket, Optional.empty(), true, List.of());
        System.out.println("ENDED " + code);
        System.exit(code);
    }

    private GuardServer listen() throws IOException {
        return GuardServer.open(socket, GuardServer.Access.OWNER, _ -> new Role.OfChild(new ChildId("mei")), this);
    }

    private void obey() {
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                obey(line.split(" ", -1));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private synchronized void obey(String[] words) throws IOException {
        switch (words[0]) {
            case "open" -> say(Reports.open(Long.parseLong(words[1])));
            case "warn" -> say(Reports.open(Long.parseLong(words[1])).warning(Long.parseLong(words[1])));
            case "rest" -> say(Reports.restDue());
            case "zero" -> say(Reports.zero());
            case "closed" -> say(Reports.closed());
            case "paused" -> say(Reports.paused());
            case "bar" -> say(Reports.zero().offering(new Offer(Card.Form.BAR, List.of(words[1]), Optional.empty())));
            case "full" -> say(Reports.zero().offering(new Offer(Card.Form.FULL, List.of(words[1]), Optional.empty())));
            case "stop" -> server.close();
            case "start" -> server = listen();
            default -> throw new AssertionError("\"" + words[0] + "\" is no word of this test");
        }
    }

    private void say(Reports now) {
        report = now.report();
        server.publish(report);
    }

    @Override
    public synchronized Answer answer(
            Role.OfChild child, GuardServer.ConnectionId from, Command.ByChild command, Lines out) {
        return switch (command) {
            case AgentClaim.IAmTheAgent(var key) -> told("AGENT " + key.orElse("-"));
            case AgentClaim.CardShown() -> told("CARD");
            case AgentClaim.Idle(var on) -> told("IDLE " + on);
            case AgentClaim.Lacks(var lacks) ->
                told("LACKS " + lacks.stream().sorted().toList());
            case Command.Tray(var place) -> told("TRAY " + place);
            case AgentClaim.InFront(var pid) -> told("FRONT " + pid);
            case Command.Status(), Command.Watch() -> new Answer.Status(report);
            case Command.MyAccount _ -> new Answer.Account(MeisSunday.report());
            case Command.Parents() ->
                new Answer.Parents(List.of(
                        new ParentEntry(new ParentId("mum"), "妈妈", Rank.GUARDIAN, Optional.empty(), false, false)));
            case Command.Request(var amount, var words) -> request(amount, words);
            case Command.Code _ -> new Answer.Refused("secret-wrong-wait", "1\t60");
            case Command.MyChoices _ -> new Answer.Choices(AgentChoices.USUAL);
            case Command.Choose(var choices) ->
                told("CHOICES " + choices.across() + " " + choices.down() + " " + choices.aloud());
            case Command.WhyMine _,
                    Command.MyWeek _,
                    Command.GetPolicy _,
                    AgentClaim.MyTree _,
                    Command.TakeFinishLine _,
                    Command.StopNow _,
                    Command.LimitMyself _,
                    Command.Dispute _,
                    Command.Pin _,
                    Command.ExportMine _ -> new Answer.NotPermitted();
        };
    }

    private Answer request(Optional<Duration> amount, String words) {
        var asked = Asking.of(new Question.Requested(new ChildId("mei"), Reports.NOW, amount, words));
        say(Reports.open(1320).asking(Optional.of(asked)));
        return told("REQUEST " + amount.map(Duration::toMinutes).orElse(0L) + " " + words);
    }

    private static Answer told(String what) {
        System.out.println(what);
        return new Answer.Done();
    }

    @Override
    public Answer answer(Role.Parent parent, GuardServer.ConnectionId from, Command.ByParent command, Lines out) {
        return new Answer.NotPermitted();
    }

    @Override
    public StatusReport visible(Role.Parent parent, StatusReport told) {
        return told;
    }

    @Override
    public void closed(Role role, GuardServer.ConnectionId from) {}
}
