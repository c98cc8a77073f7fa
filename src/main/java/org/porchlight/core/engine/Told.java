package org.porchlight.core.engine;

import java.util.Map;
import java.util.Optional;
import org.porchlight.core.account.Kind;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.Characters;
import org.porchlight.core.policy.ChildId;

/// What the machine and the agents tell in a turn. What is about a child that the policy does not know is passed over.
final class Told {
    private static final int MAX_TITLE = 120;
    private static final int MAX_PATH = 4096;

    private final Turn turn;

    Told(Turn turn) {
        this.turn = turn;
    }

    /// What sessions there are; a child that is missing has none.
    void sessions(Map<ChildId, Presence> told) {
        for (var id : turn.inPolicy()) {
            var presence = told.getOrDefault(id, Presence.NONE);
            if (turn.child(id).gap()) {
                endGap(id, presence);
            }
            var title = presence.title().flatMap(Told::title);
            turn.put(id, turn.child(id).with(presence.titled(title)));
        }
    }

    private void endGap(ChildId id, Presence presence) {
        var child = turn.child(id);
        var ruler = new Ruler(turn, child.running(), true);
        var cpu = child.running().beside().cpu();
        // Less than before is use too: programs ended, and those that ran on are not told apart from them.
        boolean ran = cpu.isEmpty() || presence.cpu().isEmpty() || !cpu.equals(presence.cpu());
        ruler.passUnseen(
                turn.now(), presence.present() && child.running().kind().isSpent() && ran);
        ruler.close();
        turn.put(id, child.running(new Stretches(turn).fresh(id, Kind.AWAY, Front.NOTHING, child.verdict())));
    }

    /// What is held; a child that is missing is not.
    void holds(Map<ChildId, Held> told) {
        for (var id : turn.inPolicy()) {
            turn.put(id, turn.child(id).with(told.getOrDefault(id, Held.NONE)));
        }
    }

    /// What a child's agent says.
    void agent(ChildId id, AgentReport report) {
        var known = turn.known(id);
        if (known.isEmpty()) {
            return;
        }
        var child = known.get();
        if (report instanceof AgentReport.CardShown) {
            turn.put(id, child.closing().map(Closing::showing).map(child::with).orElse(child));
            return;
        }
        var plain = report instanceof AgentReport.InFront(var front) ? new AgentReport.InFront(plain(front)) : report;
        turn.put(id, child.with(child.agent().with(plain)));
    }

    private static Front plain(Front told) {
        var path = told.path().length() <= MAX_PATH ? told.path() : "";
        var named = title(told.title());
        return named.map(title -> new Front(path, title))
                .orElseGet(() -> path.isEmpty() ? Front.NOTHING : new Front(path, ""));
    }

    private static Optional<String> title(String told) {
        return Optional.of(Characters.plain(told, MAX_TITLE)).filter(title -> !title.isBlank());
    }

    /// Something did not open. The same within a minute is one fact; of programs the last one is known, however
    /// often it was tried.
    void refused(ChildId id, String subject, Fact fact) {
        var known = turn.known(id);
        if (known.isEmpty()) {
            return;
        }
        var child = known.get();
        var minute = child.minute().at(turn.instant());
        if (minute.isNews(subject)) {
            turn.emit(fact);
            minute = minute.refusing(subject);
        }
        if (fact instanceof Fact.ProgramDenied) {
            minute = minute.refusing(new RefusedProgram(turn.instant(), subject));
        }
        turn.put(id, child.with(minute));
    }
}
