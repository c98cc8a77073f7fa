package org.porchlight.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.porchlight.agent.desktop.DesktopPort;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Lack;
import org.porchlight.core.report.StatusReport;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// Turns what the guard said last, and the time since, into what a child's session shows. For one thread.
///
/// Time is an argument everywhere: how long the agent's machine has been awake, on any ruler that does not jump.
final class AgentModel {
    /// How long the lock card waits for a guard that starts again: behind it are programs that do not answer.
    static final Duration CARD_WAITS = Duration.ofSeconds(30);

    /// How long nobody touches the PC until a break that is due has begun.
    static final Duration RESTS_AFTER = Duration.ofSeconds(10);

    /// How long the lock card says that a request was not granted.
    private static final Duration ANSWER_STAYS = Duration.ofHours(1);

    private sealed interface Knowledge {
        /// The guard has not been heard yet, or is gone.
        record Nothing() implements Knowledge {}

        record Heard(StatusReport report, Duration at) implements Knowledge {
            boolean locks() {
                return report.children().stream()
                        .findFirst()
                        .filter(ChildStatus::lock)
                        .isPresent();
            }
        }

        /// The guard is gone since; programs still stand where it left them.
        record Left(Heard last, Duration since) implements Knowledge {}
    }

    private final Language language;
    private Knowledge knowledge = new Knowledge.Nothing();
    private final Warnings warnings = new Warnings();
    private ParentNames names;
    private RuleAuthors authors;
    private boolean idle;
    private Set<Lack> lacks = Set.of();

    AgentModel(Language language) {
        this.language = language;
        this.names = ParentNames.unknown(Texts.of("agent", language));
        this.authors = RuleAuthors.of(names, List.of());
    }

    /// What the child calls its parents, and which rules they set.
    void authors(RuleAuthors told) {
        names = told.names();
        authors = told;
    }

    /// How often something came that a card tells, besides an end that is near.
    long news() {
        return warnings.news();
    }

    /// Who gave time last, and what was written with it, once that is known.
    void gift(Optional<DayNote> told) {
        warnings.gift(told);
    }

    /// What a parent made of the child's own limit last, where that came while the guard was heard.
    void limit(Optional<DayNote> told) {
        warnings.limit(told);
    }

    /// A program that the child started may not run.
    void refused(Look.Warning card, Duration now) {
        warnings.refused(card, now);
    }

    /// Nobody touches the PC, or somebody does again.
    void idle(boolean on) {
        idle = on;
    }

    /// How long nobody touches the PC before that is worth telling the guard. A child who is asked for a
    /// break and lets go takes it now: told as late as ever, the break would cost minutes.
    Duration idleAfter() {
        return knowledge instanceof Knowledge.Heard heard
                        && heard.report().children().stream()
                                .anyMatch(child -> child.state() == ChildStatus.Presented.REST)
                ? RESTS_AFTER
                : DesktopPort.IDLE_AFTER;
    }

    /// What the desktop does not let the agent see.
    void lacks(Set<Lack> now) {
        lacks = now;
    }

    /// The guard said how things stand for this child.
    void heard(StatusReport report, Duration now) {
        knowledge = new Knowledge.Heard(report, now);
        warnings.heard(report.children().stream().findFirst(), now);
    }

    /// The guard does not answer any more.
    void lost(Duration now) {
        warnings.lost();
        knowledge = switch (knowledge) {
            case Knowledge.Heard last when last.locks() -> new Knowledge.Left(last, now);
            case Knowledge.Left left -> left;
            case Knowledge.Heard _, Knowledge.Nothing _ -> new Knowledge.Nothing();
        };
    }

    /// The child closed the card that is up.
    void gotIt() {
        warnings.gotIt();
    }

    /// The child asks for something on the card of an end that is near.
    ///
    /// @return takes what came of it: nothing where it was done, or why not
    Consumer<Optional<String>> asks() {
        return warnings.asks();
    }

    /// What is to be shown now.
    Look look(Duration now) {
        return switch (knowledge) {
            case Knowledge.Nothing() -> withoutGuard();
            case Knowledge.Left(var last, var since) ->
                now.minus(since).compareTo(CARD_WAITS) < 0 ? withGuard(last, now) : withoutGuard();
            case Knowledge.Heard heard -> withGuard(heard, now);
        };
    }

    /// The time of the day by the household's clock; the PC's where the guard was not heard.
    LocalTime clock(Duration now) {
        return knowledge instanceof Knowledge.Heard(var report, var at)
                ? report.time()
                        .plus(now.minus(at))
                        .atZone(ZoneId.of(report.zone()))
                        .toLocalTime()
                : LocalTime.now(ZoneId.systemDefault());
    }

    private Look withGuard(Knowledge.Heard heard, Duration now) {
        var report = heard.report();
        var sentences = Sentences.of(language, report.zone());
        var since = now.minus(heard.at());
        var calendar = report.time().plus(since);
        return report.children().stream()
                .findFirst()
                .map(child -> withRules(child, sentences, since, calendar, now))
                .orElseGet(() -> withoutRules(sentences));
    }

    /// What became of the request behind the card: it waits, or was not granted lately.
    ///
    /// @param rule what keeps it closed
    private Optional<String> asked(ChildStatus child, Optional<String> rule, Sentences sentences, Instant now) {
        var texts = Texts.of("agent", language);
        var answers = new AnswerWords(texts, Say.unbroken(language, sentences.zone()), names);
        return child.request()
                .flatMap(request -> request.isWaiting(now)
                        ? Optional.of(texts.of("ask.sent"))
                        : request.answer()
                                .filter(answer -> answer.granted().isEmpty()
                                        && answer.at().plus(ANSWER_STAYS).isAfter(now))
                                .map(answers::denied))
                .map(said -> rule.map(why -> texts.of("and", said, why)).orElse(said));
    }

    private Look withoutGuard() {
        var sentence = Sentences.guardDown(language);
        var disc = new Look.Disc(new Look.Figure.Unknown(), Look.Light.TIME, 0, false, false, sentence, sentence, "");
        return new Look(Optional.of(disc), Optional.empty(), Optional.empty(), List.of(sentence), false, false);
    }

    private static Look withoutRules(Sentences sentences) {
        return new Look(
                Optional.empty(), Optional.empty(), Optional.empty(), List.of(sentences.withoutRules()), false, false);
    }

    private Look withRules(ChildStatus child, Sentences sentences, Duration since, Instant calendar, Duration now) {
        var left = TimeLeft.of(child, since);
        var today = TimeLeft.ofToday(child, since, calendar, sentences.zone());
        var lines = sentences.menu(child, today.left(), calendar, names);
        sentences.unseen(lacks).ifPresent(lines::add);
        boolean code = child.offer().keys().code();
        if (child.lock()) {
            var card = sentences.lock(child, calendar, authors);
            var lock = warnings.givenBehindCard(child, card.rule(), sentences, names)
                    .or(() -> asked(child, card.rule(), sentences, calendar))
                    .map(card::ruled)
                    .orElse(card);
            return new Look(Optional.empty(), Optional.empty(), Optional.of(lock), lines, child.counting(), code);
        }
        return new Look(
                Optional.of(DiscLook.of(child, sentences, today, since, calendar, idle)),
                warnings.look(child, sentences, names, left, since, calendar, now, idle),
                Optional.empty(),
                lines,
                child.counting(),
                code);
    }
}
