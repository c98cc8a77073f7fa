package org.porchlight.agent;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.porchlight.core.report.AccountReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;
import org.porchlight.text.Refusals;
import org.porchlight.text.Texts;

/// The accounts of a child's last seven days, as they were read. For one thread.
final class DaysRead {
    private static final int DAYS = 7;

    private final Language language;
    private final BiConsumer<Command.ByChild, Consumer<Optional<Answer>>> guard;
    private final Runnable changed;
    private final TreeMap<LocalDate, AccountReport> days = new TreeMap<>();
    private Optional<String> failed = Optional.empty();

    /// @param guard asks; the answer comes on this thread, nothing when there was none
    /// @param changed called when another answer came
    DaysRead(Language language, BiConsumer<Command.ByChild, Consumer<Optional<Answer>>> guard, Runnable changed) {
        this.language = language;
        this.guard = guard;
        this.changed = changed;
    }

    /// Reads today again, and of the days before those that were not read since they were closed, or on
    /// which an answer is awaited. Older days are dropped.
    void read(LocalDate today) {
        days.keySet().removeIf(day -> day.isAfter(today) || !day.isAfter(today.minusDays(DAYS)));
        for (int back = 0; back < DAYS; back++) {
            var day = today.minusDays(back);
            if (back == 0 || on(day).filter(DaysRead::isFinal).isEmpty()) {
                guard.accept(new Command.MyAccount(Optional.of(day)), answer -> told(day, day.equals(today), answer));
            }
        }
    }

    private static boolean isFinal(AccountReport read) {
        return read.account().receipt().isPresent()
                && read.disputes().stream().allMatch(said -> said.answer().isPresent());
    }

    private void told(LocalDate day, boolean isToday, Optional<Answer> answer) {
        if (answer.isPresent() && answer.get() instanceof Answer.Account(var account)) {
            days.put(day, account);
            if (isToday) {
                failed = Optional.empty();
            }
        } else if (isToday) {
            failed = Optional.of(answer.filter(said -> said instanceof Answer.Refused)
                    .map(said -> (Answer.Refused) said)
                    .map(why -> new Refusals(language).sayOfReading(why.why(), why.detail()))
                    .orElseGet(() -> Texts.of("agent", language).of("my-day.no-guard")));
        }
        changed.run();
    }

    Optional<AccountReport> on(LocalDate day) {
        return Optional.ofNullable(days.get(day));
    }

    /// All of them, oldest first.
    Collection<AccountReport> all() {
        return days.values();
    }

    /// Why today could not be read; nothing when it was, or was not asked for.
    Optional<String> failed() {
        return failed;
    }
}
