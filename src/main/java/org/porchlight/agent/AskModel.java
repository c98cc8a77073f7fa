package org.porchlight.agent;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.LeftToday;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;
import org.porchlight.text.Refusals;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// How far a child has come with asking for time: one request waits at a time. For one thread.
final class AskModel {
    /// The most that a parent is sent.
    static final int LONGEST = 200;

    private final Language language;
    private final Texts texts;
    private ParentNames names;
    private Optional<StatusReport> report = Optional.empty();
    /// The request that this pane follows, as it waited.
    private Optional<Asking> followed = Optional.empty();
    private Optional<String> problem = Optional.empty();
    private boolean sending;
    private boolean sent;

    AskModel(Language language) {
        this.language = language;
        this.texts = Texts.of("agent", language);
        this.names = ParentNames.unknown(texts);
    }

    void names(ParentNames told) {
        names = told;
    }

    void heard(StatusReport now) {
        report = Optional.of(now);
        waiting().ifPresent(asked -> {
            followed = Optional.of(asked);
            sent = false;
        });
    }

    /// The guard does not answer any more.
    void lost() {
        report = Optional.empty();
    }

    /// What goes to the guard.
    ///
    /// @param aboutProgram whether it is for the program in use
    /// @param why may be empty
    Command.Request ask(Duration amount, boolean aboutProgram, String why) {
        sending = true;
        problem = Optional.empty();
        var written = why.strip();
        var words = program()
                .filter(_ -> aboutProgram)
                .map(title -> about(title, written))
                .orElse(written);
        return new Command.Request(Optional.of(amount), words.length() > LONGEST ? words.substring(0, LONGEST) : words);
    }

    private String about(String title, String why) {
        return why.isEmpty() ? title : texts.of("ask.about", title, why);
    }

    /// How many characters the child may write.
    int room(boolean aboutProgram) {
        return LONGEST
                - program()
                        .filter(_ -> aboutProgram)
                        .map(title -> about(title, "x").length() - 1)
                        .orElse(0);
    }

    /// @param answer nothing when the guard did not answer
    void answered(Optional<Answer> answer) {
        sending = false;
        problem = answer.map(this::problem).orElseGet(() -> Optional.of(texts.of("ask.no-guard")));
        sent = problem.isEmpty();
    }

    private Optional<String> problem(Answer answer) {
        if (answer instanceof Answer.Done) {
            return Optional.empty();
        }
        return Optional.of(
                answer instanceof Answer.Refused(var why, var detail)
                        ? new Refusals(language).say(why, detail)
                        : texts.of("ask.no-guard"));
    }

    /// The child wants to ask anew.
    void again() {
        followed = Optional.empty();
        problem = Optional.empty();
        sent = false;
    }

    AskLook look() {
        boolean code = child().filter(child -> child.offer().keys().code()).isPresent();
        return new AskLook(left(), program(), code, state());
    }

    private AskLook.State state() {
        if (sending) {
            return new AskLook.State.Sending();
        }
        var waits = waiting();
        if (waits.isPresent()) {
            var until = say().when(waits.get().until(), report.orElseThrow().time());
            return new AskLook.State.Waiting(texts.of("ask.waits", until));
        }
        if (sent) {
            return new AskLook.State.Waiting(texts.of("ask.sent"));
        }
        if (followed.isEmpty() || report.isEmpty()) {
            return new AskLook.State.Choosing(report.isEmpty() ? Optional.of(texts.of("guard-down")) : problem);
        }
        var one = followed.get();
        var now = report.get().time();
        return child().flatMap(child -> child.request()
                        .filter(asked -> one.id().equals(asked.id()))
                        .flatMap(Asking::answer)
                        .<AskLook.State>map(answer -> said(answer, child)))
                .orElseGet(() -> now.isBefore(one.until())
                        // Another was asked since, in another session: what became of this one is not told any more.
                        ? new AskLook.State.Choosing(problem)
                        : new AskLook.State.Unanswered(texts.of("ask.unanswered", say().when(one.until(), now))));
    }

    private AskLook.State said(Asking.Answer answer, ChildStatus child) {
        var sentences = new AnswerWords(texts, say(), names);
        return answer.granted().isPresent()
                ? new AskLook.State.Granted(sentences.granted(
                        answer, child, left(child), report.orElseThrow().time()))
                : new AskLook.State.Denied(sentences.denied(answer));
    }

    private Optional<Asking> waiting() {
        return report.flatMap(
                now -> child().flatMap(ChildStatus::request).filter(asked -> asked.isWaiting(now.time())));
    }

    private Optional<String> program() {
        return child().flatMap(ChildStatus::title).map(say()::program);
    }

    private String left() {
        return child().map(child -> switch (child.state()) {
                    case OPEN, REST, AWAY ->
                        left(child)
                                .map(left -> texts.of("ask.left", say().spelled(Say.begun(left))))
                                .orElseGet(() -> texts.of("ask.endless"));
                    case CLOSED -> texts.of(closed(child.reason()));
                    case PAUSED -> texts.of("ask.paused", names.paused(child, texts));
                })
                .orElse("");
    }

    private static String closed(Reason reason) {
        return switch (reason) {
            case WEEK_BUDGET -> "ask.week";
            case MONTH_BUDGET -> "ask.month";
            case DAY_BUDGET -> "ask.zero";
            case OWN_LIMIT -> "ask.own";
            case UNLIMITED, WINDOW, OUTSIDE_WINDOW, REST, PAUSE, GRANT, STUDY, RULE, DEFAULT, SYSTEM, CHECKING ->
                "ask.closed";
        };
    }

    private Optional<Duration> left(ChildStatus child) {
        return report.flatMap(
                now -> LeftToday.of(child, now.time(), ZoneId.of(now.zone())).left());
    }

    private Optional<ChildStatus> child() {
        return report.flatMap(now -> now.children().stream().findFirst());
    }

    private Say say() {
        return Say.unbroken(language, report.map(now -> ZoneId.of(now.zone())).orElseGet(ZoneId::systemDefault));
    }
}
