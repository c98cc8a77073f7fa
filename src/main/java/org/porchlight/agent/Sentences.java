package org.porchlight.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Card;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Lack;
import org.porchlight.core.report.RestAhead;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// What the agent says to a child about how things stand.
final class Sentences {
    private final Texts texts;
    private final Say say;
    private final RuleWords rules;
    private final UntilWords until;

    private Sentences(Language language, ZoneId zone) {
        this.texts = Texts.of("agent", language);
        this.say = Say.unbroken(language, zone);
        this.rules = new RuleWords(texts, say);
        this.until = new UntilWords(texts, say);
    }

    /// @param zone the household's
    static Sentences of(Language language, String zone) {
        return new Sentences(language, ZoneId.of(zone));
    }

    static String guardDown(Language language) {
        return Texts.of("agent", language).of("guard-down");
    }

    /// The household's.
    ZoneId zone() {
        return say.zone();
    }

    /// Until when it is open, and when next.
    UntilWords until() {
        return until;
    }

    String withoutRules() {
        return texts.of("no-rules");
    }

    Look.Figure.Left figure(Duration left) {
        return new Look.Figure.Left(say.figure(left), say.figureUnitShort(left));
    }

    /// How much is left, and whether it is counted, for the menu and for a screen reader.
    String spoken(ChildStatus child, Optional<Duration> left) {
        return counted(heading(child, left), child);
    }

    /// The same words with whether it is counted.
    String counted(String heading, ChildStatus child) {
        return texts.of("spoken", heading, texts.of(child.counting() ? "counted" : "not-counted"));
    }

    /// How much is left.
    String heading(ChildStatus child, Optional<Duration> left) {
        return left.map(time -> texts.of("warning.left", spelled(time))).orElseGet(() -> texts.of("disc.endless"));
    }

    /// What is in use does not count.
    String exempt(ChildStatus child) {
        return withTitle("disc.exempt", child, "");
    }

    String restSpoken(Duration left) {
        return texts.of("disc.rest", spelled(left));
    }

    String restHeading(RestAhead rest) {
        return texts.of("warning.rest", say.spelled(rest.pause()));
    }

    /// What the break that is due waits for.
    String restWaits(RestAhead rest) {
        return texts.of("warning.rest.waits", say.spelled(rest.after()));
    }

    /// The break was taken.
    Look.Warning rested() {
        return new Look.Warning(
                Look.Warning.Kind.RESTED,
                texts.of("warning.rested"),
                texts.of("warning.rested.on"),
                Optional.empty(),
                0,
                Optional.empty());
    }

    String restSentence(RestAhead rest, Duration left) {
        return texts.of("warning.rest.left", say.spelled(rest.after()), say.countdown(left));
    }

    /// A parent gave time.
    String gave(String who, Duration amount) {
        return texts.of("warning.gave", who, say.minutesSpelled(amount));
    }

    /// The same where it opens nothing, with what keeps it closed and what the parent wrote.
    String gave(String who, Duration amount, Optional<String> rule, String words) {
        var given = texts.of("answer.granted.only", who, say.minutesSpelled(amount));
        return AnswerWords.withWords(
                texts, rule.map(why -> texts.of("and", given, why)).orElse(given), who, words);
    }

    /// How much there is now, what ends it before, and what the parent wrote.
    String nowLeft(ChildStatus child, Optional<Duration> left, String who, String words) {
        var now = left.map(time -> texts.of("warning.now-left", spelled(time)))
                .orElseGet(() -> texts.of("warning.now-endless"));
        return AnswerWords.withWords(texts, rules.withOwn(now, child), who, words);
    }

    /// A parent lifted the limit that the child set itself, or made it another.
    String limited(DayNote note, String who) {
        return note.seconds() == 0
                ? texts.of("warning.lifted", who)
                : texts.of("warning.limited", who, say.minutesSpelled(Duration.ofSeconds(note.seconds())));
    }

    /// Since when, and how much there is now.
    String sinceLimited(DayNote note, ChildStatus child, Optional<Duration> left) {
        var since =
                texts.of(note.seconds() == 0 ? "warning.lifted.since" : "warning.limited.since", say.clock(note.at()));
        return texts.of("and", since, nowLeft(child, left, "", ""));
    }

    String denied(String who) {
        return texts.of("warning.denied", who);
    }

    String deniedWhy(String words) {
        return words.isBlank() ? texts.of("warning.denied.again") : words;
    }

    /// What the finish line is; nothing when it may not be taken now.
    Optional<Look.Finish> finish(ChildStatus child) {
        return child.offer().finish().map(length -> {
            var tomorrow = child.tomorrow().budgetSeconds();
            var how = tomorrow.isPresent()
                    ? texts.of(
                            "finish.of-tomorrow",
                            Duration.ofSeconds(tomorrow.getAsLong()).toMinutes())
                    : texts.of("finish.off-tomorrow");
            return new Look.Finish(texts.of("finish.heading", say.minutesSpelled(length)), how);
        });
    }

    /// The head of the tray's menu: what is left, then until when and when next.
    List<String> menu(ChildStatus child, Optional<Duration> left, Instant now, ParentNames names) {
        var lines = new ArrayList<String>();
        switch (child.state()) {
            case CLOSED -> lines.add(texts.of("menu.closed"));
            case PAUSED -> lines.add(names.paused(child, texts));
            case OPEN, REST, AWAY -> {
                if (child.studyUntil().isEmpty()) {
                    lines.add(spoken(child, left));
                }
            }
        }
        until.untilAndNext(child, left, now).ifPresent(lines::add);
        return lines;
    }

    /// What cannot be seen on this desktop, as far as it is the child's time; nothing where all can be.
    Optional<String> unseen(Set<Lack> lacks) {
        boolean front = lacks.contains(Lack.FRONT);
        if (lacks.contains(Lack.IDLE)) {
            return Optional.of(texts.of(front ? "menu.unseen" : "menu.unseen.idle"));
        }
        return front ? Optional.of(texts.of("menu.unseen.front")) : Optional.empty();
    }

    String warningHeading(Look.Warning.Kind kind, Duration left) {
        return switch (kind) {
            case EARLY, LATE -> texts.of("warning.left", spelled(left));
            case LAST -> texts.of("warning.last");
            case REST_DUE, REST, RESTED, GRANTED, DENIED, OWN_LIMIT, NOT_OPEN ->
                throw new IllegalArgumentException(kind + " tells of no end");
        };
    }

    String warningSentence(Look.Warning.Kind kind, ChildStatus child, Duration left, Instant now) {
        var at = say.endOfSpan(TimeLeft.over(now, left), now);
        boolean last = kind == Look.Warning.Kind.LAST;
        return switch (child.end().orElse(Card.End.STOP)) {
            case STOP -> stops(kind, child, left, now);
            case LOG_OUT -> last ? texts.of("warning.log-out.last") : texts.of("warning.log-out", at);
            case MATCH -> last ? texts.of("warning.match.last") : texts.of("warning.match", at);
        };
    }

    private String stops(Look.Warning.Kind kind, ChildStatus child, Duration left, Instant now) {
        return switch (kind) {
            case EARLY ->
                texts.of(
                        isOfDay(child.reason()) ? "warning.ends" : "warning.closes",
                        say.endOfSpan(TimeLeft.over(now, left), now));
            case LATE -> withTitle("warning.stops", child, carryOn(child, now));
            case LAST -> texts.of("warning.save");
            case REST_DUE, REST, RESTED, GRANTED, DENIED, OWN_LIMIT, NOT_OPEN ->
                throw new IllegalArgumentException(kind + " tells of no end");
        };
    }

    private String carryOn(ChildStatus child, Instant now) {
        return child.nextOpening()
                .map(at -> isTomorrow(at, now)
                        ? texts.of("warning.carry-on.tomorrow")
                        : texts.of("warning.carry-on", say.whenAt(at, now)))
                .orElse("");
    }

    private boolean isTomorrow(Instant at, Instant now) {
        var day = at.atZone(say.zone()).toLocalDate();
        return day.equals(now.atZone(say.zone()).toLocalDate().plusDays(1));
    }

    Look.Lock lock(ChildStatus child, Instant now, RuleAuthors authors) {
        return new LockWords(texts, say).of(child, now, authors);
    }

    private static boolean isOfDay(Reason reason) {
        return reason == Reason.DAY_BUDGET || reason == Reason.OWN_LIMIT;
    }

    /// The sentence about the program in use, or about all that is open.
    private String withTitle(String key, ChildStatus child, String more) {
        return child.title()
                .map(title -> texts.of(key, say.program(title), more))
                .orElseGet(() -> texts.of(key + ".all", "", more));
    }

    private String spelled(Duration left) {
        return say.spelled(Say.begun(left));
    }
}
