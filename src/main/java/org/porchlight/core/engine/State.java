package org.porchlight.core.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.event.Weakness;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.CivilDays;
import org.porchlight.core.time.ClockReading;
import org.porchlight.core.time.TrustedClock;

/// All that the engine knows between two inputs.
///
/// @param clock the calendar of this PC as of the last input
/// @param document the policy in force
/// @param books what the ledger says of recent days, also for children that have left the policy
/// @param children those of the policy
/// @param goingOn what goes on though time is closed, as last told
/// @param weak what does not work by which the rules are kept, as last told
public record State(
        TrustedClock clock,
        PolicyDocument document,
        Map<ChildId, ChildBook> books,
        Map<ChildId, ChildState> children,
        GoingOn goingOn,
        Set<Weakness> weak) {
    public State {
        weak = Set.copyOf(weak);
        books = Map.copyOf(books);
        children = Map.copyOf(children);
    }

    /// What ties this boot to the calendar.
    public Anchor anchor() {
        return clock.anchor();
    }

    /// The reading of the last input; no input is older.
    public ClockReading last() {
        return clock.last();
    }

    /// Calendar time of the last input.
    public Instant now() {
        return clock.now();
    }

    /// How things stand for a child; nothing when the policy does not know it.
    public Optional<ChildState> child(ChildId id) {
        return Optional.ofNullable(children.get(id));
    }

    /// Programs that go on for a child of the policy though its time is closed: the file behind each
    /// path that a rule names, in the order of the rules; none while it is open.
    public Map<String, String> goingOn(ChildId id) {
        return goingOn.of(id, Wishes.exempt(this, id, child(id).orElseThrow()));
    }

    /// The local day of the last input.
    public LocalDate today() {
        return CivilDays.of(now(), document.policy().zone());
    }

    /// What the ledger says of a child.
    public ChildBook book(ChildId id) {
        return books.getOrDefault(id, ChildBook.EMPTY);
    }

    /// What bears on a child's time, the interval that goes on included.
    public TimeFacts facts(ChildId id) {
        var rules = document.rules(id);
        var facts = book(id).facts(rules, today(), clock);
        return child(id).map(child -> child.going(facts, book(id), rules)).orElse(facts);
    }
}
