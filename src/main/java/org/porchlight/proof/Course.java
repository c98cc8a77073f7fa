package org.porchlight.proof;

import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// What may come after what in a history.
final class Course {
    private enum Power {
        NEVER_ON,
        ON,
        ASLEEP,
        OFF
    }

    /// What cannot happen now.
    static final class OutOfCourse extends Exception {
        private final String member;
        private final String sentence;

        /// @param member of the line that says so
        private OutOfCourse(String member, String sentence) {
            super(sentence, null, false, false);
            this.member = member;
            this.sentence = sentence;
        }

        WrongLine in(LineFields fields) {
            return fields.wrong(member, sentence);
        }
    }

    private Power power = Power.NEVER_ON;
    private boolean guarded;
    private boolean ended;
    private Duration last = Duration.ZERO;
    private final Set<String> boots = new HashSet<>();

    /// @throws OutOfCourse when this cannot happen now; it has then not happened
    void go(Duration at, HistoryEvent event) throws OutOfCourse {
        if (ended) {
            throw new OutOfCourse("ev", "a line after \"end\"");
        }
        if (power == Power.NEVER_ON && !(event instanceof HistoryEvent.PowerOn)) {
            throw new OutOfCourse("ev", "the first line is not a power-on with \"true\"");
        }
        if (at.compareTo(last) < 0) {
            throw new OutOfCourse("at", "\"at\" goes back, from " + seconds(last) + " to " + seconds(at));
        }
        power = switch (event) {
            case HistoryEvent.PowerOn on -> powerOn(on);
            case HistoryEvent.PowerOff _ -> off(Power.ON);
            case HistoryEvent.PowerCut _ -> off(power);
            case HistoryEvent.Suspend _, HistoryEvent.Hibernate _ -> {
                needOn();
                yield Power.ASLEEP;
            }
            case HistoryEvent.Resume _ -> resume();
            case HistoryEvent.RtcSet _, HistoryEvent.Zone _, HistoryEvent.Tick _, HistoryEvent.End _ -> power;
            case HistoryEvent.KillGuard _ -> guard(false, "the guard does not run; nothing can kill it");
            case HistoryEvent.StartGuard _ -> guard(true, "the guard runs already");
            case HistoryEvent.Session _,
                    HistoryEvent.Media _,
                    HistoryEvent.Help _,
                    HistoryEvent.Hold _,
                    HistoryEvent.WallStep _,
                    HistoryEvent.Ntp _,
                    HistoryEvent.Stall _,
                    HistoryEvent.Grant _,
                    HistoryEvent.Pause _,
                    HistoryEvent.Unpause _,
                    HistoryEvent.Request _,
                    HistoryEvent.Approve _,
                    HistoryEvent.FinishLine _,
                    HistoryEvent.Correct _,
                    HistoryEvent.Confirm _,
                    HistoryEvent.PolicyEdit _ -> needOn();
        };
        last = at;
        ended = event instanceof HistoryEvent.End;
    }

    private Power powerOn(HistoryEvent.PowerOn on) throws OutOfCourse {
        boolean first = power == Power.NEVER_ON;
        if (first && on.truth().isEmpty()) {
            throw new OutOfCourse("true", "the first line lacks \"true\", the true time at the beginning");
        }
        if (!first && on.truth().isPresent()) {
            throw new OutOfCourse(
                    "true", "\"true\" stands on the first line only; move the clock of this boot with \"rtc\"");
        }
        if (power == Power.ON || power == Power.ASLEEP) {
            throw new OutOfCourse("ev", "the PC is on already; it needs a power-off or power-cut first");
        }
        if (!boots.add(on.boot())) {
            throw new OutOfCourse(
                    "boot",
                    "boot " + WrongLine.quote(on.boot()) + " was there before; each boot has a name of its own");
        }
        guarded = true;
        return Power.ON;
    }

    private Power off(Power needed) throws OutOfCourse {
        if (power == Power.OFF) {
            throw new OutOfCourse("ev", "the PC is off already");
        }
        if (power != needed) {
            throw new OutOfCourse("ev", "the PC sleeps; it needs a resume first");
        }
        return Power.OFF;
    }

    private Power resume() throws OutOfCourse {
        if (power != Power.ASLEEP) {
            throw new OutOfCourse("ev", "a resume without suspend or hibernate");
        }
        return Power.ON;
    }

    private Power guard(boolean running, String otherwise) throws OutOfCourse {
        needOn();
        if (guarded == running) {
            throw new OutOfCourse("ev", otherwise);
        }
        guarded = running;
        return power;
    }

    private Power needOn() throws OutOfCourse {
        if (power == Power.OFF) {
            throw new OutOfCourse("ev", "this happens while the PC is off");
        }
        if (power == Power.ASLEEP) {
            throw new OutOfCourse("ev", "this happens while the PC sleeps");
        }
        return power;
    }

    private static String seconds(Duration at) {
        return at.toSeconds() + (at.toMillisPart() == 0 ? "" : String.format(Locale.ROOT, ".%03d", at.toMillisPart()));
    }
}
