package org.porchlight.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.porchlight.core.engine.Wish;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.DayLine;
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
    /// How many days of looks are shown.
    private static final int DAYS = 7;

    private static final int MOST_LOOKS = 4;
    /// What was read so long ago still tells of now.
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Language language;
    private final Texts texts;
    private final BiConsumer<Command.ByChild, Consumer<Optional<Answer>>> guard;
    private final Runnable changed;
    private final Map<LocalDate, AccountReport> days = new TreeMap<>();
    private ParentNames names;
    private Optional<StatusReport> report = Optional.empty();
    /// As the guard said last, also when it does not answer any more.
    private Optional<StatusReport> last = Optional.empty();
    private Optional<String> failed = Optional.empty();

    /// @param guard asks; the answer comes on this thread, nothing when there was none
    /// @param changed called when there is something else to be seen
    MyDayModel(Language language, BiConsumer<Command.ByChild, Consumer<Optional<Answer>>> guard, Runnable changed) {
        this.language = language;
        this.texts = Texts.of("agent", language);
        this.guard = guard;
        this.changed = changed;
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

    /// Reads today again, and the days before that were not read yet.
    void read() {
        if (report.isEmpty()) {
            return;
        }
        var today = today();
        for (int back = 0; back < DAYS; back++) {
            var day = today.minusDays(back);
            if (back == 0 || !days.containsKey(day)) {
                guard.accept(new Command.MyAccount(Optional.of(day)), answer -> told(day, answer));
            }
        }
    }

    private void told(LocalDate day, Optional<Answer> answer) {
        boolean isToday = report.isPresent() && day.equals(today());
        if (answer.isPresent() && answer.get() instanceof Answer.Account(var account)) {
            days.put(day, account);
            if (isToday) {
                failed = Optional.empty();
            }
        } else if (isToday) {
            failed = Optional.of(answer.filter(said -> said instanceof Answer.Refused)
                    .map(said -> (Answer.Refused) said)
                    .map(why -> new Refusals(language).sayOfReading(why.why(), why.detail()))
                    .orElseGet(() -> texts.of("my-day.no-guard")));
        }
        changed.run();
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
        return new MyDayLook(head(since), state(since), own(), used(), events(), looks(), receipt(), report.isEmpty());
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
                heading(child, left, now),
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
        var self = child().map(ChildStatus::self);
        if (self.isEmpty()) {
            return new MyDayLook.Own.Unknown();
        }
        var set = self.get().limit();
        if (set.isPresent()) {
            return new MyDayLook.Own.Set(
                    (int) set.get().length().toMinutes(), set.get().until().isPresent());
        }
        int step = (int) Wish.LimitItself.STEP.toMinutes();
        // Nothing is offered that today has not got, though there may be days that have.
        long below = Stream.concat(self.get().below().stream(), whole().stream())
                .mapToLong(Duration::toMinutes)
                .min()
                .orElse(Duration.ofDays(1).toMinutes() + step);
        int most = (int) ((below - 1) / step) * step;
        return most < step ? new MyDayLook.Own.NoRoom() : new MyDayLook.Own.None(most);
    }

    /// What today gives in all; nothing when it has no limit.
    private Optional<Duration> whole() {
        return report.flatMap(told -> child().flatMap(
                        child -> LeftToday.of(child, told.time(), zone()).whole()));
    }

    private MyDayLook.Used used() {
        var spent =
                child().map(ChildStatus::spentSeconds).map(Duration::ofSeconds).orElse(Duration.ZERO);
        var opens = child().map(ChildStatus::tomorrow)
                .filter(day -> day.budgetSeconds().orElse(1) > 0)
                .flatMap(day -> day.windows().stream().findFirst());
        return new MyDayLook.Used(
                spent, opens.flatMap(window -> report.map(now -> say().when(window.from(), now.time()))));
    }

    private String heading(ChildStatus child, Optional<Duration> left, Instant now) {
        return switch (child.state()) {
            case CLOSED -> texts.of(Sentences.closed(child));
            case PAUSED -> names.paused(child, texts);
            case OPEN, REST, AWAY ->
                child.studyUntil()
                        .map(end -> texts.of("my-day.study", say().endOfSpan(end, now)))
                        .or(() -> left.map(
                                time -> texts.of("my-day.until", say().endOfSpan(TimeLeft.over(now, time), now))))
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
        var today = Optional.ofNullable(days.get(today()));
        if (today.isEmpty()) {
            return failed.<MyDayLook.State>map(MyDayLook.State.Failed::new)
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
        return Optional.ofNullable(days.get(today()))
                .map(day -> Happened.of(List.of(day)).stream()
                        .map(row -> new MyDayLook.Event(
                                say().clock(row.latest().at()), words.sentence(row, ChildId::value)))
                        .toList());
    }

    private List<MyDayLook.Seen> looks() {
        var now = last.map(StatusReport::time).orElse(Instant.EPOCH);
        return days.values().stream()
                .flatMap(day -> day.looks().stream())
                .sorted(Comparator.comparing((org.porchlight.core.report.Look look) -> look.at())
                        .reversed())
                .limit(MOST_LOOKS)
                .map(look -> new MyDayLook.Seen(
                        names.of(look.by()),
                        texts.of("my-day.looked", say().ago(look.at(), now), texts.of("looked." + look.what()))))
                .toList();
    }

    private Optional<String> receipt() {
        return Optional.ofNullable(days.get(today().minusDays(1)))
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
