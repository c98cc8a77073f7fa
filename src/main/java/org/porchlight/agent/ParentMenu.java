package org.porchlight.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.agent.tray.Choice;
import org.porchlight.agent.tray.Entry;
import org.porchlight.agent.tray.TrayLook;
import org.porchlight.core.engine.Order;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// The menu behind the lamp in a parent's tray.
final class ParentMenu {
    private static final List<Duration> GIFTS = List.of(Duration.ofMinutes(15), Duration.ofMinutes(30));
    private static final Duration LOCK = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final LocalTime NIGHT_IS_OVER = LocalTime.of(6, 0);
    private static final int LONGEST_WORDS = 60;

    private final Texts texts;
    private final Language language;
    private final boolean console;
    /// What a carer may give yet today, who may do nothing else; nothing for all others.
    private Optional<Duration> mayGive = Optional.empty();

    /// @param console whether the parents' console can be opened from here
    ParentMenu(Language language, boolean console) {
        this.language = language;
        this.texts = Texts.of("agent", language);
        this.console = console;
    }

    /// @param since how long ago the guard said it
    /// @param trouble why the last choice was not carried out, or opened nothing
    /// @param session how long changes are made without the passphrase; nothing where it is not known
    TrayLook of(StatusReport report, Duration since, Optional<String> trouble, Optional<Answer.Session> session) {
        mayGive = session.flatMap(Answer.Session::mayGive);
        var say = Say.unbroken(language, ZoneId.of(report.zone()));
        var now = report.time().plus(since);
        var menu = new ArrayList<Entry>();
        trouble.ifPresent(why -> menu.add(new Entry.Line(why)));
        mayGive.ifPresent(left -> menu.add(new Entry.Line(
                left.toMinutes() == 0
                        ? texts.of("tray.carer-spent")
                        : texts.of("tray.carer", say.duration(Say.begun(left))))));
        for (var child : report.children()) {
            if (child.counting() || report.children().size() == 1) {
                menu.add(new Entry.Line(line(child, since, now, say)));
            }
        }
        for (var child : report.children()) {
            menu.add(new Entry.Menu(child.name(), ofChild(child, since, now, say)));
        }
        menu.add(new Entry.Separator());
        requests(report, now, say).ifPresent(menu::add);
        disputes(report).ifPresent(menu::add);
        if (report.children().stream().anyMatch(child -> !isPaused(child))) {
            menu.add(ofGuardians(texts.of("tray.pause-all"), new Order.Pause(Optional.empty(), Optional.empty())));
        }
        if (report.children().stream().anyMatch(ParentMenu::isPaused)) {
            menu.add(ofGuardians(texts.of("tray.go-on-all"), new Order.Unpause(Optional.empty())));
        }
        if (!report.children().isEmpty()) {
            menu.add(bedtime(now, say));
        }
        return look(menu, report.children().stream().anyMatch(ChildStatus::counting), session, say);
    }

    /// The guard does not answer.
    TrayLook withoutGuard() {
        return look(
                List.of(new Entry.Line(texts.of("guard-down"))),
                false,
                Optional.empty(),
                Say.unbroken(language, ZoneId.systemDefault()));
    }

    private List<Entry> ofChild(ChildStatus child, Duration since, Instant now, Say say) {
        var menu = new ArrayList<Entry>();
        for (var gift : GIFTS) {
            menu.add(gift(
                    texts.of("tray.add", say.spelled(gift)), new Order.Grant(child.id(), gift, isOutside(child), "")));
        }
        untilTheEnd(child, since, now, say).ifPresent(menu::add);
        menu.add(new Entry.Separator());
        if (isPaused(child)) {
            menu.add(ofGuardians(texts.of("tray.go-on"), new Order.Unpause(Optional.of(child.id()))));
        } else {
            menu.add(ofGuardians(texts.of("tray.pause"), new Order.Pause(Optional.of(child.id()), Optional.empty())));
            if (!child.isShut()) {
                menu.add(lockNow(child));
            }
            menu.add(ofGuardians(
                    texts.of("tray.lock-for", say.spelled(LOCK)),
                    new Order.Pause(Optional.of(child.id()), Optional.of(LOCK))));
        }
        if (console) {
            menu.add(new Entry.Separator());
            menu.add(ofGuardians(texts.of("tray.give-code"), new Choice.OpenCodes()));
            menu.add(new Entry.Action(texts.of("tray.today"), new Choice.OpenConsole()));
        }
        return menu;
    }

    /// Until the child could go on after the closing that comes next, as if that were now; for the rest of
    /// the day where that is not known.
    private Entry lockNow(ChildStatus child) {
        var one = Optional.of(child.id());
        return ofGuardians(
                texts.of("tray.lock-now"),
                child.nextOpening()
                        .<Choice>map(opens -> new Choice.PauseUntil(one, opens))
                        .orElseGet(() -> new Choice.Ask(new Command.Do(new Order.Pause(one, Optional.empty())))));
    }

    /// For everyone until the night is over. From then on the rules hold, so whoever has open hours waits for those.
    private Entry bedtime(Instant now, Say say) {
        var here = now.atZone(say.zone());
        var today = here.with(NIGHT_IS_OVER);
        var over = (today.isAfter(here) ? today : here.plusDays(1).with(NIGHT_IS_OVER)).toInstant();
        return ofGuardians(texts.of("tray.bedtime", say.clock(over)), new Choice.PauseUntil(Optional.empty(), over));
    }

    /// In whole seconds, which is what is asked for.
    private static Duration length(Instant from, Instant to) {
        return Duration.ofSeconds(Duration.between(from, to).toSeconds());
    }

    /// Minutes alone would open nothing there.
    private static boolean isOutside(ChildStatus child) {
        return child.windowUntil().isEmpty();
    }

    /// As much as the window that is open has room for.
    private Optional<Entry> untilTheEnd(ChildStatus child, Duration since, Instant now, Say say) {
        var left = TimeLeft.of(child, since);
        if (child.windowUntil().isEmpty() || left.isEmpty() || !child.reason().isBudget()) {
            return Optional.empty();
        }
        var end = child.windowUntil().get();
        var missing = length(now.plus(left.get()), end);
        if (!missing.isPositive() || missing.compareTo(LONGEST) > 0) {
            return Optional.empty();
        }
        return Optional.of(
                gift(texts.of("tray.until", say.endOfSpan(end, now)), new Order.Grant(child.id(), missing, false, "")));
    }

    private Optional<Entry> requests(StatusReport report, Instant now, Say say) {
        var waiting = new ArrayList<Entry>();
        int count = 0;
        for (var child : report.children()) {
            var asked = child.request().filter(request -> request.isWaiting(now));
            if (asked.isPresent()) {
                waiting.addAll(request(child, asked.get(), say));
                count++;
            }
        }
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(new Entry.Menu(texts.of("tray.requests", count), waiting));
    }

    private List<Entry> request(ChildStatus child, Asking asked, Say say) {
        var wanted = asked.amount().orElse(GIFTS.getFirst());
        var amount = mayGive.map(left -> Duration.ofMinutes(left.toMinutes()))
                .filter(left -> left.isPositive() && left.compareTo(wanted) < 0)
                .orElse(wanted);
        var yes = new Choice.Ask(new Command.Approve(asked.id(), Optional.of(amount), isOutside(child), ""));
        return List.of(
                new Entry.Line(words(child, asked, say)),
                gift(texts.of("tray.yes", say.spelled(amount)), amount, yes),
                ofGuardians(texts.of("tray.no"), new Choice.Ask(new Command.Deny(asked.id(), ""))));
    }

    /// They are answered beside their row, in the console.
    private Optional<Entry> disputes(StatusReport report) {
        long count = report.children().stream()
                .mapToLong(child -> child.disputes().size())
                .sum();
        if (count == 0) {
            return Optional.empty();
        }
        var words = texts.of("tray.disputes", count);
        return Optional.of(console ? new Entry.Action(words, new Choice.OpenConsole()) : new Entry.Line(words));
    }

    /// All that waits for a parent: what it is known by, and what is said of it. A dispute that should have been
    /// answered by now is another one than it was.
    Map<String, String> waiting(StatusReport report) {
        var say = Say.unbroken(language, ZoneId.of(report.zone()));
        var all = new LinkedHashMap<String, String>();
        for (var child : report.children()) {
            child.request()
                    .filter(asked -> asked.isWaiting(report.time()))
                    .ifPresent(asked -> all.put(asked.id(), words(child, asked, say)));
            for (var dispute : child.disputes()) {
                var day = say.dateShort(dispute.day());
                if (dispute.isOverdue(report.time())) {
                    all.put(dispute.id() + " overdue", texts.of("tray.dispute-overdue", child.name(), day));
                } else {
                    all.put(dispute.id(), texts.of("tray.dispute", child.name(), day));
                }
            }
        }
        return all;
    }

    /// What a child asks for, in one line.
    private String words(ChildStatus child, Asking asked, Say say) {
        var what = asked.amount()
                .map(amount -> texts.of("tray.request", child.name(), say.spelled(amount)))
                .orElseGet(() -> texts.of("tray.request.open", child.name()));
        var said = asked.words();
        var written = said.length() > LONGEST_WORDS ? said.substring(0, LONGEST_WORDS) : said;
        return written.isBlank() ? what : texts.of("tray.request.words", what, written);
    }

    private TrayLook look(List<Entry> menu, boolean lit, Optional<Answer.Session> session, Say say) {
        var all = new ArrayList<>(menu);
        var left = session.flatMap(Answer.Session::left);
        if (console || left.isPresent()) {
            all.add(new Entry.Separator());
        }
        if (console) {
            all.add(new Entry.Action(texts.of("tray.open"), new Choice.OpenConsole()));
        }
        left.ifPresent(time -> all.add(new Entry.Action(
                texts.of("tray.lock-session", say.duration(Say.begun(time))), new Choice.Ask(new Command.Lock()))));
        var tip = all.getFirst() instanceof Entry.Line(var text) ? text : texts.of("tray.title");
        return new TrayLook(texts.of("tray.title"), tip, lit, all);
    }

    private String line(ChildStatus child, Duration since, Instant now, Say say) {
        var state = switch (child.state()) {
            case OPEN, REST ->
                child.studyUntil()
                        .map(end -> texts.of("tray.child.study", say.endOfSpan(end, now)))
                        .or(() -> TimeLeft.ofToday(child, since, now, say.zone())
                                .left()
                                .map(left -> texts.of("tray.child.open", say.duration(Say.begun(left)))))
                        .orElseGet(() -> texts.of("tray.child.endless"));
            case CLOSED -> texts.of("tray.child.closed");
            case PAUSED -> texts.of("tray.child.paused");
            case AWAY -> texts.of("tray.child.away");
        };
        var line = texts.of("tray.child", child.name(), state);
        return child.counting() ? texts.of("tray.child", line, texts.of("counted")) : line;
    }

    private static boolean isPaused(ChildStatus child) {
        return child.state() == ChildStatus.Presented.PAUSED;
    }

    private Entry gift(String text, Order.Grant grant) {
        return gift(text, grant.amount(), new Choice.Ask(new Command.Do(grant)));
    }

    /// Gives time; what a carer has no minutes for is only to be read.
    private Entry gift(String text, Duration amount, Choice give) {
        return mayGive.filter(left -> amount.compareTo(left) > 0).isPresent()
                ? new Entry.Line(text)
                : new Entry.Action(text, give);
    }

    private Entry ofGuardians(String text, Order order) {
        return ofGuardians(text, new Choice.Ask(new Command.Do(order)));
    }

    /// What is not for a carer, who reads whose it is.
    private Entry ofGuardians(String text, Choice choice) {
        return mayGive.isPresent() ? new Entry.Line(texts.of("tray.guardian", text)) : new Entry.Action(text, choice);
    }
}
