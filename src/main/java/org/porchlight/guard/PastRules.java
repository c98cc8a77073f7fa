package org.porchlight.guard;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyChange;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.EarlierBudget;
import org.porchlight.core.report.OwnLimitNotes;
import org.porchlight.core.time.CivilDays;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;

/// The rules that were in force before, for one answer: fetched once, when something of them is asked first, and each
/// read only if a day goes by it.
final class PastRules {
    /// A family that changes its rules each day for two months.
    static final int MOST = 60;

    /// Fetches them.
    interface Puts {
        /// As [Store#policiesPut] tells them.
        List<Store.PastPolicy> newest(int most) throws StoreException;
    }

    private final Puts puts;
    private final ZoneId zone;
    private final Map<String, Optional<Policy>> read = new HashMap<>();
    private @Nullable List<Store.PastPolicy> fetched;

    /// @param zone of the household
    PastRules(Puts puts, ZoneId zone) {
        this.puts = puts;
        this.zone = zone;
    }

    private List<Store.PastPolicy> all() throws StoreException {
        var known = fetched;
        if (known == null) {
            known = puts.newest(MOST);
            fetched = known;
        }
        return known;
    }

    private Optional<Policy> read(Store.PastPolicy past) {
        return past.json().flatMap(json -> read.computeIfAbsent(json, PolicyChange::read));
    }

    /// The limit that a child set itself for a day that is over, by the rules that held at its end; nothing where
    /// nothing tells any more which those were.
    ///
    /// @param isDetailed whether all of the day is kept: what is oldest is deleted first, so that rules put at
    ///     a time that is gone came before it
    Optional<Duration> ownLimit(ChildId child, LocalDate day, boolean isDetailed) throws StoreException {
        var end = CivilDays.end(day, zone);
        return all().stream()
                .filter(past -> past.put().at().map(at -> at.isBefore(end)).orElse(isDetailed))
                .findFirst()
                .flatMap(this::read)
                .flatMap(policy -> policy.child(child))
                .flatMap(known -> known.own().time().ownLimit())
                .filter(limit -> limit.holdsOn(day))
                .map(OwnLimit::length);
    }

    /// What happened, with what parents made of limits that children set themselves, where the rules before are kept.
    ///
    /// @param notes of one day
    List<DayNote> withOwnLimits(List<DayNote> notes) throws StoreException {
        if (notes.stream().noneMatch(OwnLimitNotes::mayBeOf)) {
            return notes;
        }
        var past = all();
        return notes.stream()
                .flatMap(note -> (OwnLimitNotes.mayBeOf(note) ? ofLimits(note, past) : List.of(note)).stream())
                .toList();
    }

    private List<DayNote> ofLimits(DayNote note, List<Store.PastPolicy> past) {
        for (int index = 0; index + 1 < past.size(); index++) {
            if (past.get(index).put().at().equals(Optional.of(note.at()))) {
                var before = read(past.get(index + 1));
                var now = read(past.get(index));
                if (before.isPresent() && now.isPresent()) {
                    return OwnLimitNotes.of(
                            note,
                            before.get(),
                            now.get(),
                            note.at().atZone(zone).toLocalDate());
                }
            }
        }
        return List.of(note);
    }

    /// What the rules gave a child's day before they changed on it.
    ///
    /// @param notes of the day
    List<EarlierBudget> earlierBudgets(ChildId child, LocalDate day, List<DayNote> notes) throws StoreException {
        if (notes.stream().noneMatch(note -> note.sort() == DayNote.Sort.POLICY_STORED)) {
            return List.of();
        }
        var past = all();
        int from = 0;
        while (from < past.size() && isAfter(past.get(from), day)) {
            from++;
        }
        int to = from;
        while (to < past.size() && isAbout(past.get(to), day)) {
            to++;
        }
        // The last one only tells what came before the others.
        var about = past.subList(from, Math.min(to + 1, past.size())).stream()
                .map(one -> new EarlierBudget.Put(one.put().at(), read(one)))
                .toList();
        return EarlierBudget.of(about, to < past.size() || past.size() < MOST, child, day);
    }

    /// Zones differ by more than a day at most: which day it was is told by the rules themselves.
    private boolean isAbout(Store.PastPolicy past, LocalDate day) {
        return !isAfter(past, day)
                && past.put()
                        .at()
                        .filter(at -> !at.isBefore(CivilDays.start(day.minusDays(2), zone)))
                        .isPresent();
    }

    private boolean isAfter(Store.PastPolicy past, LocalDate day) {
        return past.put()
                .at()
                .filter(at -> at.isAfter(CivilDays.end(day.plusDays(2), zone)))
                .isPresent();
    }
}
