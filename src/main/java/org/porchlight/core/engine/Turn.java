package org.porchlight.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.TimeDecider;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.Characters;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.CivilDays;
import org.porchlight.core.time.ClockReading;

/// The work of one step: the state as it becomes, and the facts that say so. Lives for one call.
final class Turn {
    private static final int MAX_TITLE = 120;

    private final Anchor anchor;
    private final ClockReading now;
    private final Instant instant;
    private PolicyDocument document;
    private final Map<ChildId, ChildBook> books;
    private final Map<ChildId, ChildState> children;
    private final List<Event> facts = new ArrayList<>();

    Turn(State before, ClockReading reading) {
        this.anchor = before.anchor();
        this.now = later(before.last(), reading);
        this.instant = anchor.at(now);
        this.document = before.document();
        this.books = new HashMap<>(before.books());
        this.children = new HashMap<>(before.children());
    }

    // Adapters read the clocks before they tell, so what they tell may be a little older than the last input.
    private static ClockReading later(ClockReading last, ClockReading reading) {
        boolean back = last.boot().equals(reading.boot())
                && (reading.sinceBoot().compareTo(last.sinceBoot()) < 0
                        || reading.awake().compareTo(last.awake()) < 0);
        return back ? last : reading;
    }

    Instant instant() {
        return instant;
    }

    PolicyDocument document() {
        return document;
    }

    LocalDate today() {
        return CivilDays.of(instant, document.policy().zone());
    }

    TimeFacts facts(ChildId id) {
        var book = books.getOrDefault(id, ChildBook.EMPTY).time();
        var child = children.get(id);
        return child == null ? book : child.spending(book);
    }

    void emit(Fact fact) {
        emit(fact, new Actor.Guard(), fact.about().map(_ -> today()));
    }

    void emit(Fact fact, Actor actor, Optional<LocalDate> day) {
        facts.add(new Event(fact, actor, now, anchor.no(), day, document.version()));
        fact.about()
                .ifPresent(child -> books.put(
                        child, books.getOrDefault(child, ChildBook.EMPTY).with(fact, instant)));
    }

    /// Closes an interval of a guard that stopped without closing it.
    void recover(Checkpoint checkpoint) {
        new Ruler(this, checkpoint, true).close();
    }

    /// A child of the policy comes in, perhaps with an interval that another guard left.
    void enter(Child child, Optional<Checkpoint> left) {
        var resumed = left.filter(checkpoint -> checkpoint.boot().equals(now.boot())
                        && checkpoint.upto().compareTo(now.sinceBoot()) <= 0
                        && checkpoint.awake().compareTo(now.awake()) <= 0)
                .map(checkpoint -> checkpoint.next(checkpoint.kind(), checkpoint.title(), checkpoint.day()));
        var kind = resumed.map(Checkpoint::kind).orElse(Kind.AWAY);
        var verdict = TimeDecider.decide(document, child, facts(child.id()), instant);
        var running = resumed.orElseGet(() -> fresh(child.id(), Kind.AWAY, Optional.empty(), verdict.reason()));
        boolean there = kind == Kind.COUNTED || kind == Kind.UNENFORCED || kind == Kind.FROZEN;
        var closing =
                kind == Kind.FROZEN ? Optional.of(new Closing(now.sinceBoot(), true, true)) : Optional.<Closing>empty();
        children.put(
                child.id(),
                new ChildState(
                        verdict,
                        new Presence(there, Optional.empty()),
                        Held.NONE,
                        kind == Kind.FROZEN,
                        ChildState.Agent.GONE,
                        kind == Kind.COUNTED,
                        running,
                        resumed.isPresent(),
                        closing,
                        Optional.empty(),
                        Minute.NONE));
    }

    void letTimePass() {
        for (var id : List.copyOf(children.keySet())) {
            var child = child(id);
            if (!child.gap()) {
                var ruler = new Ruler(this, child.running(), false);
                ruler.pass(now);
                children.put(id, child.running(ruler.running()));
            }
        }
    }

    void sessions(Map<ChildId, Presence> told) {
        for (var id : List.copyOf(children.keySet())) {
            var presence = told.getOrDefault(id, Presence.NONE);
            if (child(id).gap()) {
                endGap(id, presence.present());
            }
            var title = presence.title().flatMap(Turn::title);
            children.put(id, child(id).with(new Presence(presence.present(), title)));
        }
    }

    private void endGap(ChildId id, boolean present) {
        var child = child(id);
        var ruler = new Ruler(this, child.running(), true);
        ruler.passUnseen(now, present && child.running().kind() == Kind.COUNTED);
        ruler.close();
        children.put(
                id,
                child.running(
                        fresh(id, Kind.AWAY, Optional.empty(), child.verdict().reason())));
    }

    void holds(Map<ChildId, Held> told) {
        for (var id : List.copyOf(children.keySet())) {
            children.put(id, child(id).with(told.getOrDefault(id, Held.NONE)));
        }
    }

    void agent(ChildId id, AgentReport report) {
        var child = children.get(id);
        if (child == null) {
            return;
        }
        var agent = child.agent();
        children.put(
                id,
                switch (report) {
                    case AgentReport.Connected() -> child.with(new ChildState.Agent(true, agent.focus()));
                    case AgentReport.Gone() -> child.with(ChildState.Agent.GONE);
                    case AgentReport.CardShown() ->
                        child.closing().map(Closing::showing).map(child::with).orElse(child);
                    case AgentReport.Focus(var title) ->
                        child.with(new ChildState.Agent(agent.connected(), title(title)));
                });
    }

    private static Optional<String> title(String told) {
        return Optional.of(Characters.plain(told, MAX_TITLE)).filter(title -> !title.isBlank());
    }

    void refused(ChildId id, String subject, Fact fact) {
        var child = children.get(id);
        if (child == null) {
            return;
        }
        var minute = child.minute().at(instant);
        if (minute.isNews(subject)) {
            emit(fact);
            minute = minute.refusing(subject);
        }
        children.put(id, child.with(minute));
    }

    /// Puts another policy in force. What was spent stays spent, also for a child that goes and comes back.
    void adopt(PolicyDocument other, Actor actor) {
        for (var id : List.copyOf(children.keySet())) {
            if (other.policy().child(id).isEmpty()) {
                new Ruler(this, child(id).running(), child(id).gap()).close();
                children.remove(id);
            }
        }
        document = other;
        emit(new Fact.PolicyStored(other.version()), actor, Optional.empty());
        for (var child : other.policy().children()) {
            if (!children.containsKey(child.id())) {
                enter(child, Optional.empty());
            }
        }
    }

    /// Judges every child anew and lets the interval of each begin or go on accordingly.
    void settle() {
        for (var child : document.policy().children()) {
            openDay(child.id(), today());
            var settling = new Settling(this, child(child.id()));
            settling.judge(child);
            if (!settling.child().gap()) {
                settling.account();
            }
            children.put(child.id(), settling.child());
        }
    }

    /// Says that a day began for a child; once for each child and day.
    void openDay(ChildId id, LocalDate day) {
        if (books.getOrDefault(id, ChildBook.EMPTY).opened().contains(day)) {
            return;
        }
        var budget = document.policy()
                .child(id)
                .flatMap(child -> child.time().budget().on(day));
        var zone = document.policy().zone().getId();
        emit(
                new Fact.DayOpened(id, day, zone, TzData.version(), budget.map(entry -> entry.value())),
                new Actor.Guard(),
                Optional.of(day));
    }

    /// An interval that begins now.
    Checkpoint fresh(ChildId id, Kind kind, Optional<String> title, Reason why) {
        return new Checkpoint(
                id,
                now.boot(),
                now.sinceBoot(),
                now.sinceBoot(),
                now.awake(),
                Duration.ZERO,
                kind,
                title,
                today(),
                instant,
                why);
    }

    private ChildState child(ChildId id) {
        var child = children.get(id);
        if (child == null) {
            throw new IllegalStateException("no state of child " + id.value());
        }
        return child;
    }

    boolean knows(ChildId id) {
        return children.containsKey(id);
    }

    Anchor anchor() {
        return anchor;
    }

    ClockReading now() {
        return now;
    }

    Step step(Optional<Reply> reply) {
        var zone = document.policy().zone();
        var yesterday = today().minusDays(1);
        books.replaceAll((_, book) -> book.since(yesterday, CivilDays.start(yesterday, zone)));
        var next = new State(anchor, document, now, books, children);
        var checkpoints = document.policy().children().stream()
                .map(child -> child(child.id()).running())
                .toList();
        return new Step(next, facts, checkpoints, Wishes.of(next), reply);
    }
}
