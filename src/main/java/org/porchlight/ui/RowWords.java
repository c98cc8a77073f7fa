package org.porchlight.ui;

import java.time.Duration;
import java.util.Optional;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.event.Question;
import org.porchlight.core.report.Activity;
import org.porchlight.core.report.DayLine;
import org.porchlight.core.report.DayLine.Stretch;
import org.porchlight.core.report.DayLine.TakenBack;
import org.porchlight.text.Say;

/// The lines of an account in words, the same for parents and child.
public final class RowWords {
    private final Words words = Words.part("ui");
    private final Say say;

    public RowWords(Say say) {
        this.say = say;
    }

    /// From when to when; what goes on ends now.
    public String span(Stretch stretch) {
        var interval = stretch.interval();
        return stretch.goesOn()
                ? words.of("row.until-now", say.clock(interval.from()), words.of("row.now"))
                : say.span(interval.from(), interval.to());
    }

    /// How long; what was taken back with a minus sign.
    public String length(DayLine line) {
        return switch (line) {
            case Stretch(var _, var interval, var _, var _, var _) -> say.durationShort(interval.length());
            case TakenBack(var amount, var _, var _) -> words.of("row.number", say.durationShort(amount));
        };
    }

    /// The kind of time in one or two words.
    public String sort(DayLine line) {
        return switch (line) {
            case Stretch(var _, var interval, var _, var _, var _) -> sort(interval.kind());
            case TakenBack _ -> words.of("sort.taken-back");
        };
    }

    /// A kind of time in one or two words.
    public String sort(Kind kind) {
        return words.of("sort." + kind);
    }

    /// What was used; empty where nothing was or it is not told.
    public String title(DayLine line) {
        return switch (line) {
            case Stretch(var _, var interval, var _, var _, var _) when interval.isRest() -> words.of("row.rest");
            case Stretch(var _, var interval, var _, var _, var _) ->
                interval.title()
                        .filter(_ -> interval.kind().isUse())
                        .map(say::program)
                        .orElse("");
            case TakenBack _ -> "";
        };
    }

    /// Why it is of its kind, in a few words.
    public String why(DayLine line) {
        return switch (line) {
            case Stretch(var _, var interval, var _, var _, var _) -> words.of("row.why." + why(interval));
            case TakenBack(var _, var settles, var _) ->
                settles.flatMap(dispute -> dispute.answer())
                        .map(answer -> answer.words())
                        .filter(said -> !said.isBlank())
                        .orElseGet(() -> words.of("row.why.taken-back"));
        };
    }

    private static String why(Interval interval) {
        return switch (interval.kind()) {
            case COUNTED -> interval.title().isPresent() ? "front" : "used";
            case UNENFORCED -> "unenforced";
            case ASLEEP -> "asleep";
            case AWAY -> "away";
            case GUARD_DOWN -> "guard-down";
            case LOCKED -> "locked";
            case IDLE -> "idle";
            case EXEMPT -> exempt(interval);
            case FROZEN ->
                switch (interval.why()) {
                    case DAY_BUDGET, WEEK_BUDGET, MONTH_BUDGET, OWN_LIMIT, OUTSIDE_WINDOW, PAUSE, REST, STUDY ->
                        interval.why().name();
                    case UNLIMITED, WINDOW, GRANT, RULE, DEFAULT, SYSTEM, CHECKING -> "held";
                };
        };
    }

    private static String exempt(Interval interval) {
        if (interval.why() == Reason.STUDY) {
            return "study";
        }
        return interval.title().isPresent() && Sorts.activity(interval) == Activity.LEARN ? "learning" : "exempt";
    }

    /// A line as a person would say it.
    public String sentence(DayLine line) {
        var left = line.left().map(this::left);
        return switch (line) {
            case Stretch stretch -> {
                var said = said(stretch);
                yield left.map(rest -> words.of("row.sentence-left", span(stretch), said, why(stretch), rest))
                        .orElseGet(() -> words.of("row.sentence", span(stretch), said, why(stretch)));
            }
            case TakenBack(var amount, var _, var _) ->
                left.map(rest -> words.of("row.taken-back-left", say.minutes(amount), why(line), rest))
                        .orElseGet(() -> words.of("row.taken-back", say.minutes(amount), why(line)));
        };
    }

    private String said(Stretch stretch) {
        var length = words.of(
                "kind." + stretch.interval().kind(),
                say.duration(stretch.interval().length()));
        return Optional.of(title(stretch))
                .filter(title -> !title.isEmpty())
                .map(title -> words.of("interval.plain", title, length))
                .orElse(length);
    }

    /// What is left, with its unit.
    public String left(Duration left) {
        return say.minutes(Say.begun(left));
    }

    /// What was and what it was, such as `14:06–14:22，VLC，计时 16 分钟`.
    public String stretch(Stretch stretch) {
        return words.of("interval.plain", span(stretch), said(stretch));
    }

    /// The same of a row of which no more is told.
    public String row(Question.Disputed.Row row) {
        var length = words.of("kind." + row.kind(), say.duration(row.length()));
        return words.of("interval.plain", say.span(row.from(), row.to()), length);
    }
}
