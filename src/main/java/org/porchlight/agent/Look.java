package org.porchlight.agent;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.porchlight.core.report.Keys;

/// What a child's session shows at one moment, in words and numbers.
///
/// @param disc nothing while the lock card is up, and for an account that has no rules
/// @param lines the head of the tray's menu
/// @param lit whether time is being counted
/// @param code whether a one-time code can be entered
record Look(
        Optional<Disc> disc,
        Optional<Warning> warning,
        Optional<Lock> lock,
        List<String> lines,
        boolean lit,
        boolean code) {
    Look {
        lines = List.copyOf(lines);
    }

    /// Whether nothing of it changes within a minute unless something happens: minutes alone are counted.
    boolean isCalm() {
        return warning.isEmpty()
                && lock.isEmpty()
                && disc.filter(shown -> shown.large() || shown.light() == Light.REST)
                        .isEmpty();
    }

    /// What is left, or why there is no number.
    sealed interface Figure {
        /// Minutes begun, or seconds in the last minute.
        record Left(String number, String unit) implements Figure {}

        /// Nothing closes today.
        record Endless() implements Figure {}

        /// What is in use does not count.
        record Exempt() implements Figure {}

        /// As [Left], for a child that does not read numbers yet.
        record Moon() implements Figure {}

        /// The guard does not answer.
        record Unknown() implements Figure {}
    }

    /// What the ring stands for; it picks the colour.
    enum Light {
        TIME,
        EXEMPT,
        REST
    }

    /// @param share of the ring that is lit, 0 to 1
    /// @param lit whether time is being counted
    /// @param large in the last five minutes
    /// @param spoken what a screen reader says
    /// @param heading what it says when the pointer rests on it
    /// @param line until when, and when next; may be empty
    record Disc(
            Figure figure,
            Light light,
            double share,
            boolean lit,
            boolean large,
            String spoken,
            String heading,
            String line) {
        Disc {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("a share of " + share);
            }
        }
    }

    /// Something to be read beside the disc.
    ///
    /// @param figure in the ring, where there is one
    /// @param share of the ring that is lit, 0 to 1
    /// @param finish what the finish line is, where it may be taken
    record Warning(
            Kind kind,
            String heading,
            String sentence,
            Optional<Figure.Left> figure,
            double share,
            Optional<Finish> finish) {
        enum Kind {
            /// Time ends; folds by itself.
            EARLY,
            /// Time ends soon.
            LATE,
            /// The last minute.
            LAST,
            /// A break is due and waits until nobody touches the PC.
            REST_DUE,
            /// A break is taken; counts itself and goes by itself.
            REST,
            /// A break was taken; folds by itself.
            RESTED,
            /// A parent gave time.
            GRANTED,
            /// A parent did not give what was asked for.
            DENIED,
            /// A parent lifted or changed the limit that the child set itself.
            OWN_LIMIT,
            /// A program that the child started may not run; folds by itself.
            NOT_OPEN
        }
    }

    /// The finish line in words.
    record Finish(String heading, String sentence) {}

    /// Programs stand still.
    ///
    /// @param bar whether the card is a bar, because a program that does not count is in front
    /// @param next when it opens again
    /// @param detail what that day allows
    /// @param finish what the finish line is called; nothing when it may not be taken now
    /// @param open programs that go on and do not count
    /// @param keys what gives time at once
    record Lock(
            boolean bar,
            String name,
            String date,
            String clock,
            String title,
            String sentence,
            Optional<String> next,
            Optional<String> detail,
            Optional<String> rule,
            Optional<String> finish,
            List<Open> open,
            Keys keys) {
        Lock {
            open = List.copyOf(open);
        }

        /// The same with another sentence of what closes it.
        Lock ruled(String why) {
            return new Lock(
                    bar, name, date, clock, title, sentence, next, detail, Optional.of(why), finish, open, keys);
        }

        /// The paths of the programs that go on.
        Set<String> programs() {
            return open.stream().map(Open::program).collect(Collectors.toUnmodifiableSet());
        }
    }

    /// A program that goes on.
    ///
    /// @param program absolute path
    /// @param name what people call it
    /// @param icon of its category
    record Open(String program, String name, String icon) {}
}
