package org.porchlight.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.decide.Exempt;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Weakness;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.Change;
import org.porchlight.core.time.CivilDays;
import org.porchlight.core.time.ClockReading;
import org.porchlight.core.time.TrustedClock;

/// The work of one step: the state as it becomes, and the facts that say so. Lives for one call.
final class Turn {
    /// The answer that is asked for again and again in a turn.
    private record Civil(Instant at, ZoneId zone, LocalDate day) {}

    private final LocalDate before;
    private final boolean wasSure;
    private final List<Anchor> anchors = new ArrayList<>();
    private final List<Event> facts = new ArrayList<>();
    private final Set<ChildId> touched = new HashSet<>();
    private final Map<ChildId, ChildBook> books;
    private final Map<ChildId, ChildState> children;
    private PolicyDocument document;
    private GoingOn goingOn;
    private Set<Weakness> weak;
    private TrustedClock clock;
    private Anchor anchor;
    private ClockReading now;
    private Instant instant;
    private boolean wakes;
    private @Nullable Civil civil;

    /// @param anchor under which time has passed so far
    /// @param reached the reading up to which it has
    Turn(State before, Anchor anchor, ClockReading reached) {
        this.before = before.today();
        this.wasSure = before.clock().isSure();
        this.clock = before.clock();
        this.anchor = anchor;
        this.now = reached;
        this.instant = anchor.at(reached);
        this.document = before.document();
        this.goingOn = before.goingOn();
        this.weak = before.weak();
        this.books = new HashMap<>(before.books());
        this.children = new HashMap<>(before.children());
    }

    Turn(State before) {
        this(before, before.anchor(), before.last());
    }

    /// Time goes on to a reading; one that is older than the last changes nothing.
    void goOn(ClockReading reading) {
        var last = now;
        var change = clock.read(reading, document.policy().zone());
        now = change.clock().last();
        wakes = !change.clock().segment().from().equals(clock.segment().from());
        clock = change.clock();
        instant = anchor.at(now);
        new Stretches(this).pass();
        if (!change.anchors().isEmpty() || !change.events().isEmpty()) {
            new Calendar(this).follow(change, last, new Actor.Guard());
        }
        wakes = false;
    }

    /// A parent says that the clock is right.
    void confirm(Duration trustRtc, Actor actor) {
        var change = clock.confirm(now, trustRtc, document.policy().zone());
        clock = change.clock();
        new Calendar(this).follow(change, now, actor);
    }

    /// What comes after is under another anchor.
    void under(Change change) {
        anchors.addAll(change.anchors());
        clock = change.clock();
        anchor = clock.anchor();
        now = clock.last();
        instant = clock.now();
    }

    Instant instant() {
        return instant;
    }

    /// The day before this step.
    LocalDate before() {
        return before;
    }

    PolicyDocument document() {
        return document;
    }

    TrustedClock clock() {
        return clock;
    }

    /// Whether a sleep ends in this step after which another calendar holds.
    boolean wakes() {
        return wakes;
    }

    LocalDate today() {
        var zone = document.policy().zone();
        var last = civil;
        if (last == null || !last.at().equals(instant) || !last.zone().equals(zone)) {
            last = new Civil(instant, zone, CivilDays.of(instant, zone));
            civil = last;
        }
        return last.day();
    }

    ChildBook book(ChildId id) {
        return books.getOrDefault(id, ChildBook.EMPTY);
    }

    /// What was given today by a right, to all children. While today is only what the clock claims, what was given
    /// since the last day in full began counts too: a clock that is put forward is no new day.
    Duration givenToday(Fact.Granted.By by) {
        boolean sure = clock.opensInFull();
        return books.values().stream()
                .map(book -> sure ? book.given(today(), by) : book.givenSinceInFull(today(), by))
                .reduce(Duration.ZERO, Duration::plus);
    }

    ChildRules rules(ChildId id) {
        return document.rules(id);
    }

    TimeFacts facts(ChildId id) {
        var facts = book(id).facts(rules(id), today(), clock);
        var child = children.get(id);
        return child == null ? facts : child.going(facts, book(id), rules(id));
    }

    /// Whether a file goes on for a child though its time is closed.
    ///
    /// @param file as the kernel names it
    boolean isGoingOn(ChildId id, TimeState state, String file) {
        return goingOn.of(id, Exempt.programs(document, id, facts(id), state, instant))
                .containsValue(file);
    }

    /// What goes on from now on though time is closed.
    void goesOn(GoingOn told) {
        goingOn = told;
    }

    /// What does not work from now on by which the rules are kept, of children that the policy knows.
    void lacks(Set<Weakness> told) {
        var now = told.stream()
                .filter(weakness -> weakness.child().map(this::knows).orElse(true))
                .collect(Collectors.toUnmodifiableSet());
        weak.stream().filter(was -> !now.contains(was)).sorted().forEach(was -> emit(new Fact.Mended(was)));
        now.stream().filter(is -> !weak.contains(is)).sorted().forEach(is -> emit(new Fact.Weakened(is)));
        weak = now;
    }

    void emit(Fact fact) {
        emit(fact, new Actor.Guard(), fact.about().map(_ -> today()));
    }

    void emit(Fact fact, Actor actor, Optional<LocalDate> day) {
        var event = new Event(fact, actor, now, anchor.no(), day, document.version());
        facts.add(event);
        if (fact instanceof Fact.Redated) {
            books.replaceAll((child, book) -> book.with(child, event));
            touched.addAll(books.keySet());
        }
        fact.about().ifPresent(child -> {
            books.put(child, book(child).with(child, event));
            touched.add(child);
        });
    }

    /// A child whose days have to be looked at.
    void touch(ChildId id) {
        touched.add(id);
    }

    /// Judges every child anew and lets the interval of each begin or go on accordingly.
    void settle() {
        for (var child : document.policy().children()) {
            openDay(child.id(), today());
            if (touched.contains(child.id()) || !before.equals(today()) || (clock.isSure() && !wasSure)) {
                new Reckoning(this, child.id()).settle();
            }
            OwnStop.settle(child.id(), this);
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
        if (!book(id).on(day).isOpened()) {
            new Reckoning(this, id).open(day);
        }
    }

    ChildState child(ChildId id) {
        var child = children.get(id);
        if (child == null) {
            throw new IllegalStateException("no state of child " + id.value());
        }
        return child;
    }

    /// Nothing when the policy does not know it.
    Optional<ChildState> known(ChildId id) {
        return Optional.ofNullable(children.get(id));
    }

    List<ChildId> inPolicy() {
        return List.copyOf(children.keySet());
    }

    void put(ChildId id, ChildState child) {
        children.put(id, child);
    }

    /// A child leaves the policy.
    void remove(ChildId id) {
        children.remove(id);
    }

    /// Another policy is in force from now on.
    void under(PolicyDocument other) {
        document = other;
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

    /// What is to be written where nobody's time runs.
    Writing writing() {
        return new Writing(anchors, facts, List.of(), Optional.of(clock));
    }

    Step step(Optional<Reply> reply) {
        keepWhatMatters();
        var today = today();
        boolean used = new Usage(this).isShownBy(children.values(), facts);
        clock = used || clock.wasUsedOn(today) ? clock.used(today) : clock;
        var next = new State(clock, document, books, children, goingOn, weak);
        var checkpoints = document.policy().children().stream()
                .map(child -> child(child.id()).checkpoint())
                .toList();
        return new Step(next, anchors, facts, checkpoints, Wishes.of(next), reply);
    }

    private void keepWhatMatters() {
        var today = today();
        if (before.equals(today) && anchors.isEmpty()) {
            return;
        }
        var zone = document.policy().zone();
        books.replaceAll((_, book) -> Retention.kept(book, today, clock, zone));
    }
}
