package org.porchlight.guard;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.core.report.ReportsDue;
import org.porchlight.core.report.ReportsDue.Way;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.report.WeekReport;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.post.Outcome;
import org.porchlight.post.Post;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the weeks of the children where the plan says, when it says. What is due is kept in the ledger until it has
/// arrived; what fails is told, and tried again after ever longer.
final class ReportKeeper {
    /// What it asks of the rest of the guard.
    interface House {
        /// By the household's calendar.
        LocalDateTime now();

        List<ChildId> children();

        /// As much of a week as parents may be told.
        WeekReport week(ChildId child, String week) throws StoreException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(ReportKeeper.class);
    /// So many weeks of a child wait at most for one way.
    static final int MOST_WEEKS = 8;
    /// So long it is told that a week was given up.
    static final int DAYS_TOLD = 28;

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3));

    private final ReportRows rows;
    private final House house;
    private final Post post;
    private final ReportFolder.Groups groups;
    private final LongSupplier nanos;
    private final Findings findings;
    /// When what failed is tried again; a new guard tries at once.
    private final Map<ReportsDue.Open, Long> again = new HashMap<>();

    /// @param nanos a clock that only goes on
    ReportKeeper(
            ReportRows rows,
            House house,
            Post post,
            ReportFolder.Groups groups,
            LongSupplier nanos,
            Findings findings) {
        this.rows = rows;
        this.house = house;
        this.post = post;
        this.groups = groups;
        this.nanos = nanos;
        this.findings = findings;
    }

    /// One round. It lasts as long as the slowest server takes.
    void round() throws MachineException {
        try {
            var plan = rows.plan();
            if (plan.isPresent()) {
                makeDue(plan.get());
                giveUpOld();
                forgetGivenUp();
                bring(plan.get());
            }
            findings.put(Findings.Of.REPORTS, troubles());
        } catch (StoreException e) {
            throw new MachineException("keep the reports of the week: " + e.getMessage(), e);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /// A clock that was put back makes nothing due that was, unless it had been ahead by more than a week.
    private void makeDue(ReportPlan plan) throws StoreException {
        var now = house.now();
        var due = plan.lastDue(now);
        var last = rows.last();
        if (due.isAfter(last)) {
            // A PC that was off for some weeks owes each of them.
            for (var one : Stream.iterate(due, owed -> owed.isAfter(last), owed -> owed.minusWeeks(1))
                    .limit(MOST_WEEKS)
                    .toList()) {
                rows.open(plan, one, house.children());
            }
            rows.putLast(due);
        } else if (last.isAfter(plan.nextDue(now))) {
            rows.putLast(due);
        }
    }

    private void giveUpOld() throws StoreException {
        var weeks = new HashMap<ReportsDue.Open, Integer>();
        for (var open : rows.open()) {
            var ofOne = new ReportsDue.Open(open.child(), "", open.way(), 0, "");
            if (weeks.merge(ofOne, 1, Integer::sum) > MOST_WEEKS) {
                // First: a guard that dies here still has it to give up, and not to forget.
                rows.giveUp(open, house.now().toLocalDate());
                rows.drop(open);
                again.remove(untried(open));
                LOG.warn("A report of {} is given up, because {} newer ones wait.", open.week(), MOST_WEEKS);
            }
        }
    }

    private void forgetGivenUp() throws StoreException {
        var today = house.now().toLocalDate();
        var known = house.children();
        for (var lost : rows.givenUp()) {
            if (!known.contains(lost.child()) || lost.on().plusDays(DAYS_TOLD).isBefore(today)) {
                rows.drop(lost);
            }
        }
    }

    private void bring(ReportPlan plan) throws StoreException, InterruptedException {
        var known = house.children();
        for (var open : rows.open()) {
            boolean isWanted = known.contains(open.child())
                    && (open.way() == Way.FOLDER
                            ? plan.folder().isPresent()
                            : plan.mail().isPresent());
            if (!isWanted) {
                rows.drop(open);
            } else if (isTime(open)) {
                bring(plan, open);
            }
        }
    }

    private boolean isTime(ReportsDue.Open open) {
        var at = again.get(untried(open));
        return open.fails() == 0 || at == null || nanos.getAsLong() - at >= 0;
    }

    private void bring(ReportPlan plan, ReportsDue.Open open) throws StoreException, InterruptedException {
        again.remove(untried(open));
        var why = attempt(plan, open);
        if (why.isEmpty()) {
            rows.drop(open);
            LOG.info("A report has arrived by {}.", open.way());
            return;
        }
        var failed = new ReportsDue.Open(open.child(), open.week(), open.way(), open.fails() + 1, why.get());
        rows.put(failed);
        var pause = PAUSES.get(Math.min(failed.fails(), PAUSES.size()) - 1);
        again.put(untried(open), nanos.getAsLong() + pause.toNanos());
        LOG.warn("A report has not arrived and is tried again in {} min: {}", pause.toMinutes(), why.get());
    }

    private static ReportsDue.Open untried(ReportsDue.Open open) {
        return new ReportsDue.Open(open.child(), open.week(), open.way(), 0, "");
    }

    /// @return why it was in vain
    private Optional<String> attempt(ReportPlan plan, ReportsDue.Open open)
            throws StoreException, InterruptedException {
        var report = house.week(open.child(), open.week());
        var outcome = switch (open.way()) {
            case FOLDER -> post.files(report, plan);
            case MAIL -> post.letter(report, plan, rows.password());
        };
        return switch (outcome) {
            case Outcome.Sent _ -> Optional.empty();
            case Outcome.Failed(var why) -> Optional.of(why);
            case Outcome.Made(var files) -> write(Path.of(plan.folder().orElseThrow()), open, files);
        };
    }

    private Optional<String> write(Path path, ReportsDue.Open open, Map<String, byte[]> files) {
        try {
            var folder = ReportFolder.open(path);
            for (var file : files.entrySet()) {
                folder.write(open.child().value() + "-" + open.week() + "." + file.getKey(), file.getValue(), groups);
            }
            return Optional.empty();
        } catch (MachineException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// One line for each thing that went wrong, whatever the children.
    private List<Trouble> troubles() throws StoreException {
        var why = new ArrayList<String>();
        for (var open : rows.open()) {
            if (open.fails() > 0 && !why.contains(open.why())) {
                why.add(open.why());
            }
        }
        var all = new ArrayList<Trouble>();
        why.forEach(words -> all.add(new Trouble(Trouble.Sort.REPORT_WAITS, words)));
        for (var lost : rows.givenUp()) {
            all.add(new Trouble(Trouble.Sort.REPORT_GIVEN_UP, lost.child().value() + " " + lost.week()));
        }
        return all;
    }
}
