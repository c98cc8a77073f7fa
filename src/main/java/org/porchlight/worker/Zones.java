package org.porchlight.worker;

import biweekly.component.Observance;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneInfo;
import biweekly.property.ICalProperty;
import biweekly.property.RecurrenceRule;
import biweekly.property.UtcOffsetProperty;
import biweekly.util.ICalDate;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The time zones of a calendar file: those that it defines itself (RFC 5545 §3.6.5), then those that the JDK knows,
/// and the household's for whatever names none that is known.
final class Zones {
    private static final int MOST_HOURS = 18;

    private final TimezoneInfo named;
    private final ZoneId household;
    private final Repeats repeats;
    private final IdentityHashMap<VTimezone, ZoneRules> defined = new IdentityHashMap<>();

    Zones(TimezoneInfo named, ZoneId household, Repeats repeats) {
        this.named = named;
        this.household = household;
        this.repeats = repeats;
    }

    Moment moment(ICalProperty property, ICalDate date) throws ChoreException {
        var raw = date.getRawComponents();
        if (raw == null) {
            return new Moment(
                    false, LocalDateTime.ofInstant(Instant.ofEpochMilli(date.getTime()), ZoneOffset.UTC), Moment.UTC);
        }
        var local = Moment.local(raw);
        if (!date.hasTime()) {
            return Moment.day(local.toLocalDate());
        }
        return new Moment(false, local, raw.isUtc() ? Moment.UTC : rules(property));
    }

    private ZoneRules rules(ICalProperty property) throws ChoreException {
        var zone = named.getTimezone(property);
        if (zone == null) {
            return household.getRules();
        }
        var component = zone.getComponent();
        if (component == null) {
            return zone.getTimeZone().toZoneId().getRules();
        }
        var known = defined.get(component);
        var rules = known == null ? rules(component) : known;
        defined.put(component, rules);
        return rules;
    }

    /// From an instant on another offset holds.
    private record Onset(Instant at, ZoneOffset from, ZoneOffset to) {}

    private ZoneRules rules(VTimezone zone) throws ChoreException {
        var onsets = new ArrayList<Onset>();
        for (var observance : zone.getStandardTimes()) {
            onsets.addAll(onsets(zone, observance));
        }
        for (var observance : zone.getDaylightSavingsTime()) {
            onsets.addAll(onsets(zone, observance));
        }
        onsets.sort(Comparator.comparing(Onset::at));
        return onsets.isEmpty() ? household.getRules() : rules(onsets);
    }

    private static ZoneRules rules(List<Onset> onsets) {
        var first = onsets.getFirst().from();
        var transitions = new ArrayList<ZoneOffsetTransition>();
        var offset = first;
        for (var onset : onsets) {
            if (!onset.to().equals(offset)) {
                var local = LocalDateTime.ofInstant(onset.at(), offset);
                transitions.add(ZoneOffsetTransition.of(local, offset, onset.to()));
                offset = onset.to();
            }
        }
        return ZoneRules.of(first, first, List.of(), transitions, List.of());
    }

    private List<Onset> onsets(VTimezone zone, Observance observance) throws ChoreException {
        var from = offset(observance.getTimezoneOffsetFrom());
        var to = offset(observance.getTimezoneOffsetTo());
        var date = observance.getDateStart() == null
                ? null
                : observance.getDateStart().getValue();
        if (date == null || date.getRawComponents() == null || from.isEmpty() || to.isEmpty()) {
            return List.of();
        }
        var name = zone.getTimezoneId() == null
                ? "VTIMEZONE"
                : zone.getTimezoneId().getValue();
        var start = new Moment(
                false, Moment.local(date.getRawComponents()), from.get().getRules());
        var found = new ArrayList<>(List.of(start));
        for (var rule : observance.getProperties(RecurrenceRule.class)) {
            found.addAll(repeats.all(rule, start, name));
        }
        for (var dates : observance.getRecurrenceDates()) {
            for (var one : dates.getDates()) {
                if (one.getRawComponents() != null) {
                    found.add(start.with(Moment.local(one.getRawComponents())));
                }
            }
        }
        return found.stream()
                .map(moment -> new Onset(moment.at(), from.get(), to.get()))
                .toList();
    }

    private static Optional<ZoneOffset> offset(@Nullable UtcOffsetProperty property) {
        if (property == null || property.getValue() == null) {
            return Optional.empty();
        }
        long seconds = property.getValue().getMillis() / 1000;
        return Math.abs(seconds) > MOST_HOURS * 3600L
                ? Optional.empty()
                : Optional.of(ZoneOffset.ofTotalSeconds((int) seconds));
    }
}
