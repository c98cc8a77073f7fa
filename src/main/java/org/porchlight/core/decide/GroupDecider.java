package org.porchlight.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.GroupSchedule;
import org.porchlight.core.policy.PolicyDocument;

/// Decides whether a child may use a group of programs or sites, by the windows and the day budget that the group has
/// of its own. What holds for all time is asked elsewhere.
public final class GroupDecider {
    private GroupDecider() {}

    /// The verdict on a group. A group without rules of its own is open without limit.
    ///
    /// @param group `apps.NAME` or `sites.NAME`
    /// @param facts as of the local day of `at`, or of an earlier one when nothing is used in between
    public static Verdict.Time decide(
            PolicyDocument document, ChildId child, String group, TimeFacts facts, Instant at) {
        return decide(document, child, group, facts, at, Trace.OFF);
    }

    static Verdict.Time decide(
            PolicyDocument document, ChildId child, String group, TimeFacts facts, Instant at, Trace trace) {
        var path = group.replaceFirst("\\.", ".groups.");
        return document.rules(child)
                .group(group)
                .map(schedule -> {
                    var open = new OpenTimes(schedule.schedule());
                    var course = new Course(open, document.version(), path + ".windows");
                    return verdict(course, supply(schedule, group, facts, at), at, trace);
                })
                .orElseGet(() -> open(Reason.UNLIMITED, new RuleRef(document.version(), path)));
    }

    private static Supply supply(GroupSchedule schedule, String group, TimeFacts facts, Instant at) {
        var known = facts.standing();
        var spent = known.groups().getOrDefault(group, Duration.ZERO);
        return new Supply.OfGroup(known.day(), spent, schedule)
                .on(schedule.schedule().at(at).date());
    }

    private static Verdict.Time verdict(Course course, Supply supply, Instant at, Trace trace) {
        var opening = course.open().lastAt(at);
        if (opening.isEmpty()) {
            var rule = course.windowsRule(supply);
            trace.asked(Step.Decider.GROUP_WINDOW, rule.path(), true, Step.Because.OUTSIDE);
            return closed(Reason.OUTSIDE_WINDOW, rule, course.opensFrom(at, supply));
        }
        trace.inside(Step.Decider.GROUP_WINDOW, opening.get());
        for (var limit : supply.limits()) {
            trace.limit(limit, Step.Decider.GROUP_BUDGET);
            if (limit.left().isZero()) {
                return closed(limit.reason(), RuleRef.of(course.version(), limit.rule()), course.opensFrom(at, supply));
            }
        }
        return course.closing(at, supply)
                .map(end -> new Verdict.Time(
                        TimeState.OPEN,
                        end.reason(),
                        end.rule(),
                        Optional.of(end.at()),
                        Optional.empty(),
                        Optional.of(Duration.between(at, end.at())),
                        Optional.empty()))
                .orElseGet(() -> open(Reason.UNLIMITED, course.windowsRule(supply)));
    }

    private static Verdict.Time closed(Reason reason, RuleRef rule, Optional<Instant> next) {
        return new Verdict.Time(
                TimeState.CLOSED, reason, rule, Optional.empty(), next, Optional.of(Duration.ZERO), Optional.empty());
    }

    private static Verdict.Time open(Reason reason, RuleRef rule) {
        return new Verdict.Time(
                TimeState.OPEN, reason, rule, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
