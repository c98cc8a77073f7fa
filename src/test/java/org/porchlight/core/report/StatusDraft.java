package org.porchlight.core.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Card;
import org.porchlight.core.engine.Held;
import org.porchlight.core.engine.RefusedProgram;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ChildStatus.Presented;

/// How things stand for one child, as a test writes it. What it does not say is that of a child that is open without a
/// limit, does not study, asks for nothing and can only wait.
public final class StatusDraft {
    public String name;
    public OptionalInt age = OptionalInt.empty();
    public Presented state = Presented.OPEN;
    public Reason reason = Reason.DAY_BUDGET;
    public String rule = "time.budget.every-day";
    public long spentSeconds;
    public OptionalLong remainingSeconds = OptionalLong.empty();
    public OptionalLong budgetSeconds = OptionalLong.empty();
    public long grantedSeconds;
    public OptionalLong wholeSeconds = OptionalLong.empty();
    public Optional<Instant> until = Optional.empty();
    public Optional<Instant> next = Optional.empty();
    public int frozen;
    public Held.Strength held = Held.Strength.NONE;
    public boolean counting;
    public Optional<String> title = Optional.empty();
    public Optional<Instant> windowUntil = Optional.empty();
    public List<Span> windows = List.of();
    public Optional<Instant> nextOpening = Optional.empty();
    public OptionalLong warning = OptionalLong.empty();
    public boolean lock;
    public Optional<Card.End> end = Optional.empty();
    public Optional<Instant> studyUntil = Optional.empty();
    public Optional<Asking> request = Optional.empty();
    public List<Dispute> disputes = List.of();
    public Offer offer = Offer.NOTHING;
    public Optional<RestAhead> rest = Optional.empty();
    public SelfSet self = SelfSet.NONE;
    public Optional<RefusedProgram> refused = Optional.empty();
    public Optional<String> pausedBy = Optional.empty();

    private final ChildId id;
    private final DayAhead tomorrow;

    private StatusDraft(ChildId id, String name, DayAhead tomorrow) {
        this.id = id;
        this.name = name;
        this.tomorrow = tomorrow;
    }

    /// A new one.
    public static ChildStatus of(ChildId id, String name, DayAhead tomorrow, Consumer<StatusDraft> said) {
        var draft = new StatusDraft(id, name, tomorrow);
        said.accept(draft);
        return draft.status();
    }

    /// The same child with something else.
    public static ChildStatus changed(ChildStatus status, Consumer<StatusDraft> change) {
        var draft = new StatusDraft(status.id(), status.name(), status.tomorrow());
        draft.take(status);
        change.accept(draft);
        return draft.status();
    }

    private void take(ChildStatus status) {
        age = status.age();
        state = status.state();
        reason = status.reason();
        rule = status.rule();
        spentSeconds = status.spentSeconds();
        remainingSeconds = status.remainingSeconds();
        budgetSeconds = status.budgetSeconds();
        grantedSeconds = status.grantedSeconds();
        wholeSeconds = status.wholeSeconds();
        until = status.until();
        next = status.next();
        frozen = status.frozen();
        held = status.held();
        counting = status.counting();
        title = status.title();
        windowUntil = status.windowUntil();
        windows = status.windows();
        nextOpening = status.nextOpening();
        warning = status.warning();
        lock = status.lock();
        end = status.end();
        studyUntil = status.studyUntil();
        request = status.request();
        disputes = status.disputes();
        offer = status.offer();
        rest = status.rest();
        self = status.self();
        refused = status.refused();
        pausedBy = status.pausedBy();
    }

    private ChildStatus status() {
        return new ChildStatus(
                id,
                name,
                age,
                state,
                reason,
                rule,
                spentSeconds,
                remainingSeconds,
                budgetSeconds,
                grantedSeconds,
                wholeSeconds,
                until,
                next,
                frozen,
                held,
                counting,
                title,
                windowUntil,
                windows,
                nextOpening,
                tomorrow,
                warning,
                lock,
                end,
                studyUntil,
                request,
                disputes,
                offer,
                rest,
                self,
                refused,
                pausedBy);
    }
}
