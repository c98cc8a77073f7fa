package org.porchlight.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.LeftToday;
import org.porchlight.text.Say;

/// What the disc shows of a child's status.
final class DiscLook {
    /// Younger ones are shown no numbers.
    static final int READS_FROM = 7;

    private static final Duration LARGE_FROM = Duration.ofMinutes(5);
    private static final Duration LAST_FROM = Duration.ofMinutes(1);

    private DiscLook() {}

    /// @param today what is left of the day
    /// @param since how long ago the guard said it
    /// @param idle whether nobody touches the PC
    static Look.Disc of(
            ChildStatus child, Sentences sentences, LeftToday today, Duration since, Instant calendar, boolean idle) {
        var line = sentences.until().untilAndNext(child, today.left(), calendar).orElse("");
        if (isExempt(child, idle)) {
            return disc(
                    new Look.Figure.Exempt(),
                    Look.Light.EXEMPT,
                    1,
                    child,
                    false,
                    sentences,
                    sentences.exempt(child),
                    line);
        }
        var rest = restLeft(child, since, idle).filter(_ -> child.warning().isEmpty());
        if (rest.isPresent()) {
            var go = rest.get();
            double share = part(go, child.rest().orElseThrow().pause());
            return disc(
                    sentences.figure(go),
                    Look.Light.REST,
                    share,
                    child,
                    false,
                    sentences,
                    sentences.restSpoken(go),
                    line);
        }
        var left = today.left();
        if (left.isEmpty()) {
            var heading = sentences.heading(child, left);
            return disc(new Look.Figure.Endless(), Look.Light.TIME, 1, child, false, sentences, heading, line);
        }
        // Midnight is no end where the child goes on.
        var time = today.goesOn() ? longer(left.get(), LAST_FROM) : left.get();
        boolean large = !today.goesOn() && time.compareTo(LARGE_FROM) <= 0;
        var figure = reads(child) ? sentences.figure(time) : new Look.Figure.Moon();
        return disc(
                figure,
                Look.Light.TIME,
                share(child, today.whole(), Say.begun(time), calendar),
                child,
                large,
                sentences,
                sentences.heading(child, Optional.of(time)),
                line);
    }

    private static Look.Disc disc(
            Look.Figure figure,
            Look.Light light,
            double share,
            ChildStatus child,
            boolean large,
            Sentences sentences,
            String heading,
            String line) {
        return new Look.Disc(
                figure, light, share, child.counting(), large, sentences.counted(heading, child), heading, line);
    }

    /// The child is at something that is not counted; a child that is away is not, but in a study.
    private static boolean isExempt(ChildStatus child, boolean idle) {
        boolean uses = child.state() == ChildStatus.Presented.OPEN && !child.counting();
        return uses
                && (child.studyUntil().isPresent() || (!idle && child.title().isPresent()));
    }

    /// How much of a break is still to be taken; nothing when none is due.
    ///
    /// @param idle whether nobody touches the PC
    static Optional<Duration> restLeft(ChildStatus child, Duration since, boolean idle) {
        if (child.state() != ChildStatus.Presented.REST) {
            return Optional.empty();
        }
        return child.rest().map(rest -> {
            var left = isResting(child, idle) ? rest.left().minus(since) : rest.left();
            return left.isNegative() ? Duration.ZERO : left;
        });
    }

    /// Whether the break that is due goes on: the PC is left alone, as the guard takes it too.
    static boolean isResting(ChildStatus child, boolean idle) {
        return child.isResting() || (idle && !child.counting());
    }

    private static boolean reads(ChildStatus child) {
        return child.age().isEmpty() || child.age().getAsInt() >= READS_FROM;
    }

    /// The lit part of the ring, which moves once a minute like the number: of the last minute, of the day's budget, or
    /// of the window that is open.
    static double share(ChildStatus child, Optional<Duration> whole, Duration left, Instant calendar) {
        if (left.compareTo(LAST_FROM) < 0) {
            return part(left, LAST_FROM);
        }
        if (whole.isPresent()) {
            return part(left, whole.get());
        }
        return child.windows().stream()
                .filter(window -> !calendar.isBefore(window.from()) && calendar.isBefore(window.to()))
                .findFirst()
                .map(window -> part(left, Duration.between(window.from(), window.to())))
                .orElse(1.0);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    static double part(Duration left, Duration whole) {
        return whole.isZero() ? 0 : Math.clamp((double) left.toMillis() / whole.toMillis(), 0, 1);
    }
}
