package org.porchlight.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.LeftToday;
import org.porchlight.text.Say;

/// Which card is up beside the disc: what a parent said, a break, or that time ends. For one thread.
final class Warnings {
    /// How long a warning that folds by itself stays.
    static final Duration FOLDS_AFTER = Duration.ofSeconds(8);

    /// How long it is said that a program may not run.
    static final Duration REFUSED_STAYS = Duration.ofSeconds(15);

    private static final Duration LATE_FROM = Duration.ofMinutes(5);
    private static final Duration LAST_FROM = Duration.ofMinutes(1);

    /// The warning that is up, and when it came.
    ///
    /// @param refusal why what the child asked for on it was not done
    private record Raised(long threshold, Duration at, boolean closed, Optional<String> refusal) {
        Raised close() {
            return new Raised(threshold, at, true, refusal);
        }

        Raised refuse(String why) {
            return new Raised(threshold, at, closed, Optional.of(why));
        }
    }

    /// What a parent said, which waits until the child has read it.
    ///
    /// @param given how much more there is; nothing when it was refused
    /// @param answer to a request; nothing when nobody had asked
    /// @param behindCard whether it came while the lock card was up
    private record Told(Optional<Duration> given, Optional<Asking.Answer> answer, boolean behindCard) {}

    /// A program may not run, by a card that came then.
    private record Refused(Look.Warning card, Duration at) {}

    /// What the card that was shown last is about.
    private enum Up {
        /// Time that ends, or a break.
        END,
        RESTED,
        TOLD,
        LIMIT,
        REFUSED
    }

    private Up up = Up.END;
    private Optional<ChildStatus> before = Optional.empty();
    private Optional<Raised> raised = Optional.empty();
    private Optional<Told> told = Optional.empty();
    private Optional<DayNote> gift = Optional.empty();
    /// What a parent made of the child's own limit last, and whether the child has still to read it.
    private Optional<DayNote> limit = Optional.empty();

    private boolean limitUnread;
    private Optional<Refused> refused = Optional.empty();
    /// When the break was over that was taken last, or somebody was back from it; nothing where that was
    /// said.
    private Optional<Duration> rested = Optional.empty();

    private long news;

    /// @param told the time that was given last, which says who gave it where nobody had asked
    void gift(Optional<DayNote> told) {
        gift = told;
    }

    /// @param told what a parent made of the child's own limit last; nothing where that did not come while this runs
    void limit(Optional<DayNote> told) {
        if (!told.equals(limit)) {
            limit = told;
            limitUnread = told.isPresent();
            news++;
        }
    }

    /// A program that the child started may not run.
    void refused(Look.Warning card, Duration now) {
        refused = Optional.of(new Refused(card, now));
        news++;
    }

    /// @param child nothing for an account without rules
    void heard(Optional<ChildStatus> child, Duration now) {
        before.ifPresent(was -> child.flatMap(is -> news(was, is)).ifPresent(this::tell));
        if (before.filter(was -> child.filter(is -> hasRested(was, is)).isPresent())
                .isPresent()) {
            rested = Optional.of(now);
        }
        before = child;
        var warning = child.map(ChildStatus::warning).orElse(OptionalLong.empty());
        if (warning.isEmpty()) {
            raised = Optional.empty();
        } else if (raised.isEmpty() || raised.get().threshold() != warning.getAsLong()) {
            raised = Optional.of(new Raised(warning.getAsLong(), now, false, Optional.empty()));
        }
    }

    /// Whether the break that was due has been taken to its end.
    private static boolean hasRested(ChildStatus was, ChildStatus is) {
        boolean goesOn = was.state() == ChildStatus.Presented.REST && is.state() == ChildStatus.Presented.OPEN;
        return goesOn
                && was.rest()
                        .flatMap(due -> is.rest().filter(next -> next.used().compareTo(due.used()) < 0))
                        .isPresent();
    }

    private void tell(Told said) {
        told = Optional.of(said);
        news++;
    }

    /// How often something came that a card tells, besides an end that is near.
    long news() {
        return news;
    }

    private static Optional<Told> news(ChildStatus was, ChildStatus is) {
        var answer = is.request()
                .filter(asked -> was.request()
                        .filter(earlier -> earlier.id().equals(asked.id())
                                && earlier.answer().isEmpty())
                        .isPresent())
                .flatMap(Asking::answer);
        if (answer.filter(said -> said.granted().isEmpty()).isPresent()) {
            return Optional.of(new Told(Optional.empty(), answer, is.lock()));
        }
        var more = Duration.ofSeconds(is.grantedSeconds() - was.grantedSeconds());
        // At midnight what was given is gone.
        return more.isPositive() ? Optional.of(new Told(Optional.of(more), answer, is.lock())) : Optional.empty();
    }

    /// The guard does not answer any more.
    void lost() {
        before = Optional.empty();
        raised = Optional.empty();
    }

    /// The child closed the card that was shown last.
    void gotIt() {
        switch (up) {
            case TOLD -> told = Optional.empty();
            case LIMIT -> limitUnread = false;
            case REFUSED -> refused = Optional.empty();
            case RESTED -> rested = Optional.empty();
            case END -> raised = raised.map(Raised::close);
        }
    }

    /// The child asks for something on the card of an end that is near.
    ///
    /// @return takes what came of it: nothing where it was done, and the card goes, or why not, which the
    ///     card says
    Consumer<Optional<String>> asks() {
        var asked = raised;
        return refusal -> {
            // Another end may be near by now.
            if (raised.equals(asked)) {
                raised = asked.map(end -> refusal.map(end::refuse).orElseGet(end::close));
            }
        };
    }

    /// @param left how long the child can go on until it closes; nothing when there is no limit
    /// @param since how long ago the guard said it
    /// @param idle whether nobody touches the PC
    Optional<Look.Warning> look(
            ChildStatus child,
            Sentences sentences,
            ParentNames names,
            Optional<Duration> left,
            Duration since,
            Instant calendar,
            Duration now,
            boolean idle) {
        var ofDay = TimeLeft.ofToday(child, since, calendar, sentences.zone()).left();
        refused = refused.filter(said -> now.minus(said.at()).compareTo(REFUSED_STAYS) < 0);
        var end = warning(child, sentences, left, calendar, now);
        rested = rested.map(at -> idle ? now : at)
                .filter(at -> child.state() == ChildStatus.Presented.OPEN
                        && now.minus(at).compareTo(FOLDS_AFTER) < 0);
        boolean isLast =
                end.filter(card -> card.kind() == Look.Warning.Kind.LAST).isPresent();
        // Nothing is said over the last minute, and what a parent said before anything but that.
        if (told.isPresent() && !isLast) {
            up = Up.TOLD;
            return told.map(said -> told(said, child, sentences, names, ofDay));
        }
        if (limitUnread && end.isEmpty()) {
            up = Up.LIMIT;
            return limit.map(note -> limit(note, child, sentences, names, ofDay));
        }
        if (refused.isPresent() && end.isEmpty()) {
            up = Up.REFUSED;
            return refused.map(Refused::card);
        }
        if (rested.isPresent() && end.isEmpty()) {
            up = Up.RESTED;
            return Optional.of(sentences.rested());
        }
        up = Up.END;
        // Of an end that is near while a break is due the guard warns first; the break is still there behind it.
        return end.or(() -> rest(child, sentences, since, idle));
    }

    /// What was given and opens nothing while the lock card stays up.
    ///
    /// @param rule what keeps it closed
    Optional<String> givenBehindCard(ChildStatus child, Optional<String> rule, Sentences sentences, ParentNames names) {
        return told.filter(said -> said.behindCard() && child.grantedSeconds() > 0)
                .flatMap(said ->
                        said.given().map(amount -> sentences.gave(who(said, names), amount, rule, words(said))));
    }

    private String who(Told said, ParentNames names) {
        return names.of(said.answer()
                .map(Asking.Answer::by)
                .or(() -> gift.map(DayNote::by))
                .orElse(""));
    }

    private String words(Told said) {
        return said.answer()
                .map(Asking.Answer::words)
                .or(() -> gift.map(DayNote::subject))
                .orElse("");
    }

    private Look.Warning told(
            Told said, ChildStatus child, Sentences sentences, ParentNames names, Optional<Duration> left) {
        var who = who(said, names);
        var words = words(said);
        boolean given = said.given().isPresent();
        return new Look.Warning(
                given ? Look.Warning.Kind.GRANTED : Look.Warning.Kind.DENIED,
                said.given().map(amount -> sentences.gave(who, amount)).orElseGet(() -> sentences.denied(who)),
                given ? sentences.nowLeft(child, left, who, words) : sentences.deniedWhy(words),
                Optional.empty(),
                0,
                Optional.empty());
    }

    private static Look.Warning limit(
            DayNote note, ChildStatus child, Sentences sentences, ParentNames names, Optional<Duration> left) {
        return new Look.Warning(
                Look.Warning.Kind.OWN_LIMIT,
                sentences.limited(note, names.of(note.by())),
                sentences.sinceLimited(note, child, left),
                Optional.empty(),
                0,
                Optional.empty());
    }

    private static Optional<Look.Warning> rest(ChildStatus child, Sentences sentences, Duration since, boolean idle) {
        return DiscLook.restLeft(child, since, idle).map(go -> {
            var rest = child.rest().orElseThrow();
            boolean goesOn = DiscLook.isResting(child, idle);
            return new Look.Warning(
                    goesOn ? Look.Warning.Kind.REST : Look.Warning.Kind.REST_DUE,
                    sentences.restHeading(rest),
                    goesOn ? sentences.restSentence(rest, go) : sentences.restWaits(rest),
                    Optional.empty(),
                    DiscLook.part(go, rest.pause()),
                    Optional.empty());
        });
    }

    private Optional<Look.Warning> warning(
            ChildStatus child, Sentences sentences, Optional<Duration> left, Instant calendar, Duration now) {
        if (raised.isEmpty() || raised.get().closed() || left.isEmpty()) {
            return Optional.empty();
        }
        var kind = kind(Duration.ofSeconds(raised.get().threshold()));
        boolean folded =
                kind == Look.Warning.Kind.EARLY && now.minus(raised.get().at()).compareTo(FOLDS_AFTER) >= 0;
        if (folded) {
            return Optional.empty();
        }
        var time = left.get();
        return Optional.of(new Look.Warning(
                kind,
                sentences.warningHeading(kind, time),
                raised.get().refusal().orElseGet(() -> sentences.warningSentence(kind, child, time, calendar)),
                Optional.of(sentences.figure(time)),
                DiscLook.share(
                        child, LeftToday.of(child, calendar, sentences.zone()).whole(), Say.begun(time), calendar),
                kind == Look.Warning.Kind.LAST ? sentences.finish(child) : Optional.empty()));
    }

    private static Look.Warning.Kind kind(Duration threshold) {
        if (threshold.compareTo(LAST_FROM) <= 0) {
            return Look.Warning.Kind.LAST;
        }
        return threshold.compareTo(LATE_FROM) <= 0 ? Look.Warning.Kind.LATE : Look.Warning.Kind.EARLY;
    }
}
