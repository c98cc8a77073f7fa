package org.porchlight.core.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.Confidence;

/// How things stand now.
///
/// @param time calendar time by the anchor
/// @param synced whether the kernel says that the clock follows a time server
/// @param soft whether the guard is a soft one, which holds only what it started
/// @param troubles what parents should know of the guard itself, oldest first
/// @param trays where the lamps of the agents are; nothing of a guard that does not ask them
public record StatusReport(
        Instant time,
        Confidence confidence,
        boolean synced,
        boolean soft,
        String zone,
        List<ChildStatus> children,
        List<Trouble> troubles,
        Optional<List<AgentTray>> trays) {
    public StatusReport {
        children = List.copyOf(children);
        troubles = List.copyOf(troubles);
        trays = trays.map(List::copyOf);
    }

    /// A report without trouble.
    public StatusReport(
            Instant time,
            Confidence confidence,
            boolean synced,
            boolean soft,
            String zone,
            List<ChildStatus> children) {
        this(time, confidence, synced, soft, zone, children, List.of(), Optional.empty());
    }

    /// The same at another time.
    public StatusReport at(Instant other) {
        return new StatusReport(other, confidence, synced, soft, zone, children, troubles, trays);
    }

    public StatusReport telling(List<Trouble> other) {
        return new StatusReport(time, confidence, synced, soft, zone, children, other, trays);
    }

    /// The same of a guard that asks agents where their lamps are.
    public StatusReport placing(List<AgentTray> places) {
        return trays(Optional.of(places));
    }

    private StatusReport trays(Optional<List<AgentTray>> places) {
        return new StatusReport(time, confidence, synced, soft, zone, children, troubles, places);
    }

    /// The same with what gives each child time at once at its screen.
    public StatusReport offering(Function<ChildId, Keys> keys) {
        return new StatusReport(
                time,
                confidence,
                synced,
                soft,
                zone,
                children.stream()
                        .map(child -> child.with(keys.apply(child.id())))
                        .toList(),
                troubles,
                trays);
    }

    /// What a child is told: itself, whether its account may lack something, and that its agent is asked for its tray.
    public StatusReport toChild(ChildId child) {
        return only(child).telling(Trouble.toChild(troubles)).trays(trays.map(_ -> List.of()));
    }

    /// This report with one child at most.
    public StatusReport only(ChildId child) {
        return new StatusReport(
                time,
                confidence,
                synced,
                soft,
                zone,
                children.stream().filter(status -> status.id().equals(child)).toList(),
                troubles,
                trays);
    }

    /// The same with what parents may be told of each child on a day.
    public StatusReport toParents(PolicyDocument document, LocalDate today) {
        return new StatusReport(
                time,
                confidence,
                synced,
                soft,
                zone,
                children.stream()
                        .map(child -> Visibility.toParents(document, child.id(), today)
                                .of(child))
                        .toList(),
                troubles,
                trays);
    }
}
