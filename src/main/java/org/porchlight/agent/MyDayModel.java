package org.porchlight.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.DayLine;
import org.porchlight.core.report.Dispute;
import org.porchlight.core.report.Happened;
import org.porchlight.core.report.LeftToday;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;
import org.porchlight.text.NoteWords;
import org.porchlight.text.Refusals;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// A child's own day: the rows and the events that parents see, who looked in the last week, and the receipt
/// of the day before. For one thread.
final class MyDayModel {
    private static final int MOST_LOOKS = 4;
    /// What was read so long ago still tells of now.
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Language language;
    private final Texts texts;
    private final BiConsumer<Command.ByChild, Consumer<Optional<Answer>>> guard;
    private final DaysRead days;
    private ParentNames names;
    private Optional<StatusReport> report = Optional.empty();
    /// As the guard said last, also when it does not answer any more.
    private Optional<StatusReport> last = Optional.empty();

    /// @param guard asks; the answer comes on this thread, nothing when there was none
    /// @param changed called when there is something else to be seen
    MyDayModel(Language language, BiConsumer<Command.ByChild, Consumer<Optional<Answer>>> guard, Runnable changed) {
        this.language = language;
        this.texts = Texts.of("agent", language);
        this.guard = guard;
        this.days = new DaysRead(language, guard, changed);
        this.names = ParentNames.unknown(texts);
    }

    void names(ParentNames told) {
        names = told;
    }

    void heard(StatusReport now) {
        boolean first = report.isEmpty();
        report = Optional.of(now);
        last = report;
        if (first) {
            read();
        }
    }

    /// The guard does not answer any more; what was read stays.
    void lost() {
        report = Optional.empty();
    }

    /// Reads today again, and of the days before what may be new.
    void read() {
        if (report.isPresent()) {
            days.read(today());
        }
    }

    /// Says that a row of today is wrong.
    ///
    /// @param done takes why it was not passed on; nothing when it was
    void dispute(DayLine.Stretch row, String text, Consumer<Optional<String>> done) {
        guard.accept(new Command.Dispute(today(), row.number(), text), answer -> {
            var problem = answer.map(this::problem).orElseGet(() -> Optional.of(texts.of("ask.no-guard")));
            if (problem.isEmpty()) {
                read();
            }
            done.accept(problem);
        });
    }

    /// Sets the child's own limit, makes it stricter, or takes it back.
    ///
    /// @param minutes nothing takes it back
    /// @param done takes why it was not done; nothing when it was
    void limit(Optional<Integer> minutes, Consumer<Optional<String>> done) {
        var limit = minutes.map(Duration::ofMinutes);
        guard.accept(
                new Command.LimitMyself(limit),
                answer ->
                        done.accept(answer.map(this::problem).orElseGet(() -> Optional.of(texts.of("ask.no-guard")))));
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

    Say say() {
        return Say.unbroken(language, zone());
    }

    /// @param since how long ago the guard said how things stand
    MyDayLook look(Duration since) {
        return new MyDayLook(
                head(since), state(since), own(), used(), events(), looks(), said(), receipt(), report.isEmpty());
    }

    private MyDayLook.Head head(Duration since) {
        if (child().isEmpty() || report.isEmpty()) {
            return lastHead();
        }
        var child = child().get();
        var now = report.get().time().plus(since);
        var left = TimeLeft.ofDay(child, since, now);
        var today = TimeLeft.ofToday(child, since, now, zone());
        var sentences = Sentences.of(language, report.get().zone());
        return new MyDayLook.Head(
                zone(),
                today(),
                today.left(),
                today.whole(),
                heading(child, left, sentences, now),
                line(child, today, sentences, now));
    }

    /// As it was when the guard answered last.
    private MyDayLook.Head lastHead() {
        var today = last.flatMap(told -> told.children().stream()
                .findFirst()
                .map(child -> TimeLeft.ofToday(child, Duration.ZERO, told.time(), zone())));
        return new MyDayLook.Head(
                zone(),
                today(),
                today.flatMap(LeftToday::left),
                today.flatMap(LeftToday::whole),
                Sentences.guardDown(language),
                last.map(told -> texts.of("my-day.last", say().clock(told.time())))
                        .orElse(""));
    }

    private MyDayLook.Own own() {
        return report.flatMap(told -> child().map(child -> OwnLimitLook.of(child, told.time(), zone())))
                .orElseGet(MyDayLook.Own.Unknown::new);
    }

    private MyDayLook.Used used() {
        return report.flatMap(told -> child().map(child -> OwnLimitLook.used(child, told.time(), say())))
                .orElseGet(() -> new MyDayLook.Used(Duration.ZERO, Optional.empty()));
    }

    private String heading(ChildStatus child, Optional<Duration> left, Sentences sentences, Instant now) {
        return switch (child.state()) {
            case CLOSED -> texts.of(LockWords.closed(child));
            case PAUSED -> names.paused(child, texts);
            case OPEN, REST, AWAY ->
                child.studyUntil()
                        .map(end -> texts.of("my-day.study", say().endOfSpan(end, now)))
                        .or(() -> left.map(time -> sentences.until().goOn(child, time, now)))
                        .orElseGet(() -> texts.of("disc.endless"));
        };
    }

    private String line(ChildStatus child, LeftToday today, Sentences sentences, Instant now) {
        var until = child.studyUntil()
                .map(_ -> texts.of("my-day.study.what"))
                .or(() -> today.goesOn() && child.reason().isBudget()
                        ? Optional.of(texts.of("my-day.past-midnight"))
                        : Optional.empty())
                .or(() -> sentences
                        .until()
                        .besidesUntil(child, today.left(), now)
                        .map(words -> texts.of("my-day.sentence", words)));
        var rest = child.rest()
                .filter(_ -> child.state() == ChildStatus.Presented.OPEN)
                .flatMap(ahead -> child.restDueIn()
                        .map(in ->
                                texts.of("my-day.rest", say().spelled(Say.begun(in)), say().spelled(ahead.pause()))));
        return texts.of("and", until.orElse(""), rest.orElse("")).strip();
    }

    private MyDayLook.State state(Duration since) {
        var today = days.on(today());
        if (today.isEmpty()) {
            return days.failed()
                    .<MyDayLook.State>map(MyDayLook.State.Failed::new)
                    .orElseGet(() -> report.isEmpty()
                            ? new MyDayLook.State.Failed(texts.of("my-day.no-guard"))
                            : new MyDayLook.State.Loading());
        }
        var now = report.map(told -> told.time().plus(since)).orElseGet(() -> readTo(today.get()));
        return new MyDayLook.State.Ready(
                now.truncatedTo(ChronoUnit.MINUTES),
                child().map(ChildStatus::windows).orElse(List.of()),
                today.get().account().intervals(),
                DayLine.of(today.get(), goingOn(today.get(), now)).reversed());
    }

    /// Every moment is in the account, so its last stretch ends when it was read: that was now, a moment ago.
    private static Instant goingOn(AccountReport read, Instant now) {
        var to = readTo(read);
        return Duration.between(to, now).compareTo(FRESH) < 0 ? to : now;
    }

    private static Instant readTo(AccountReport read) {
        var intervals = read.account().intervals();
        return intervals.isEmpty() ? Instant.EPOCH : intervals.getLast().to();
    }

    private Optional<List<MyDayLook.Event>> events() {
        var words = NoteWords.toTheChild(language, say(), names::known);
        return days.on(today())
                .map(day -> Happened.of(List.of(day)).stream()
                        .map(row -> new MyDayLook.Event(
                                say().clock(row.latest().at()), words.sentence(row, ChildId::value)))
                        .toList());
    }

    private List<MyDayLook.Seen> looks() {
        var now = last.map(StatusReport::time).orElse(Instant.EPOCH);
        return days.all().stream()
                .flatMap(day -> day.looks().stream())
                .sorted(Comparator.comparing((org.porchlight.core.report.Look look) -> look.at())
                        .reversed())
                .limit(MOST_LOOKS)
                .map(look -> new MyDayLook.Seen(
                        names.of(look.by()),
                        texts.of("my-day.looked", say().ago(look.at(), now), texts.of("looked." + look.what()))))
                .toList();
    }

    /// The latest first.
    private List<MyDayLook.Said> said() {
        var words = new DisputeWords(texts, say(), names);
        var now = last.map(StatusReport::time).orElse(Instant.EPOCH);
        return days.all().stream()
                .flatMap(day -> day.disputes().stream())
                // One of today that waits stands in its row.
                .filter(dispute ->
                        dispute.answer().isPresent() || !dispute.day().equals(today()))
                .sorted(Comparator.comparing(Dispute::at).reversed())
                .map(dispute -> words.said(dispute, now))
                .toList();
    }

    private Optional<String> receipt() {
        return days.on(today().minusDays(1))
                .flatMap(day -> day.account().receipt())
                .map(mark -> texts.of("my-day.receipt", mark));
    }

    private LocalDate today() {
        return last.map(StatusReport::time)
                .orElseGet(Instant::now)
                .atZone(zone())
                .toLocalDate();
    }

    private ZoneId zone() {
        return last.map(told -> ZoneId.of(told.zone())).orElseGet(ZoneId::systemDefault);
    }

    private Optional<ChildStatus> child() {
        return report.flatMap(now -> now.children().stream().findFirst());
    }
}
