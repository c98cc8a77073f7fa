package org.porchlight.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import org.porchlight.core.decide.Outcome;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.engine.RefusedProgram;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.WhyAsked;
import org.porchlight.core.report.WhyReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.WhySubject;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// Says of a program that the child started and that may not run, why, and when it opens. For one thread.
///
/// Behind the lock card nothing is said: the card says why.
final class RefusedStarts {
    /// What was refused longer ago is of no interest any more.
    private static final Duration NEWS = Duration.ofSeconds(10);

    /// Asks the guard; the answer comes on the thread of this.
    interface Guard {
        void ask(Command command, Consumer<Optional<Answer>> then);
    }

    private final Language language;
    private final Guard guard;
    private final Consumer<Look.Warning> card;
    private Optional<RefusedProgram> last = Optional.empty();

    /// @param card takes what is to be read beside the disc
    RefusedStarts(Language language, Guard guard, Consumer<Look.Warning> card) {
        this.language = language;
        this.guard = guard;
        this.card = card;
    }

    void heard(StatusReport report) {
        var now = report.children().stream()
                .findFirst()
                .filter(child -> !child.lock())
                .flatMap(ChildStatus::refused);
        now.filter(refused -> !last.equals(now) && isNews(refused, report.time()))
                .ifPresent(refused -> ask(refused, report));
        last = now.or(() -> last);
    }

    private static boolean isNews(RefusedProgram refused, Instant now) {
        return Duration.between(refused.at(), now).compareTo(NEWS) < 0;
    }

    private void ask(RefusedProgram refused, StatusReport report) {
        var why = new Command.WhyMine(new WhySubject.Program(refused.path()), WhyAsked.at(Optional.empty()));
        guard.ask(why, answer -> {
            if (answer.isPresent()
                    && answer.get() instanceof Answer.Why(var told)
                    && told.verdict() instanceof Verdict.Program verdict
                    && verdict.outcome() != Outcome.ALLOW) {
                card.accept(card(told, verdict, ZoneId.of(report.zone())));
            }
        });
    }

    private Look.Warning card(WhyReport why, Verdict.Program verdict, ZoneId zone) {
        var texts = Texts.of("agent", language);
        var say = Say.unbroken(language, zone);
        var name = say.program(why.subject().substring(why.subject().lastIndexOf('/') + 1));
        var kind = verdict.next().isPresent() ? "later" : verdict.outcome() == Outcome.ASK ? "unknown" : "closed";
        var when = verdict.next().map(next -> say.whenAt(next, why.at())).orElse("");
        return new Look.Warning(
                Look.Warning.Kind.NOT_OPEN,
                texts.of("not-open." + kind, name),
                texts.of("not-open." + kind + ".then", name, when),
                Optional.empty(),
                0,
                Optional.empty());
    }
}
