package org.porchlight.console;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.engine.Order;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.LeftToday;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ui.GrantDraft;
import org.porchlight.ui.GrantPane;
import org.porchlight.ui.Sign;

/// The page of requests: what waits is in the status, what was answered in the past. An answer shows when the guard
/// has taken it.
final class RequestsModel {
    /// How many that wait no more are shown.
    private static final int MOST_ANSWERED = 8;

    private final Guard guard;
    private Consumer<Requests> listener = _ -> {};
    private @Nullable Seen seen;
    private Map<ChildId, List<Asking>> past = Map.of();
    private Optional<WhenRead> read = Optional.empty();
    private Optional<String> chosen = Optional.empty();
    private Optional<String> by = Optional.empty();
    private boolean sending;
    private Requests.AfterAll afterAll = Requests.AfterAll.NOTHING;
    private Optional<Trouble> trouble = Optional.empty();

    /// What tells whether the past may say more than when they were read.
    ///
    /// @param last the id of what each child asked last
    private record WhenRead(LocalDate day, List<Optional<String>> last) {
        static WhenRead of(Seen seen) {
            return new WhenRead(
                    seen.status().time().atZone(seen.zone()).toLocalDate(),
                    seen.status().children().stream()
                            .map(child -> child.request().map(Asking::id))
                            .toList());
        }
    }

    RequestsModel(Guard guard) {
        this.guard = guard;
    }

    /// Tells the screen at every change from now on.
    void show(Consumer<Requests> onChange) {
        listener = onChange;
    }

    /// The guard tells how things stand, or is lost since.
    void seen(Seen now) {
        seen = now;
        var then = WhenRead.of(now);
        if (now.lost()) {
            read = Optional.empty();
        } else if (!read.equals(Optional.of(then))) {
            if (read.filter(before -> before.day().equals(then.day())).isEmpty()) {
                past = Map.of();
                readName();
            }
            read = Optional.of(then);
            readPast(now);
        }
        present();
    }

    /// The parent looks at one that waits.
    void choose(String id) {
        chosen = Optional.of(id);
        trouble = Optional.empty();
        present();
    }

    void give(GrantPane.Answer answer) {
        var id = answer.asking().id();
        send(new Command.Approve(id, Optional.of(answer.amount()), answer.beyondWindow(), answer.words()));
    }

    void refuse(GrantPane.Answer answer) {
        send(new Command.Deny(answer.asking().id(), answer.words()));
    }

    /// Gives what was refused just now, as time is given: what was answered stays as it was.
    void giveAfterAll(Requests.Item.OfRequest refused) {
        var child = refused.child();
        var asking = refused.asking();
        var order = new Order.Grant(child.id(), GrantDraft.first(asking.amount()), LeftToday.isOutside(child), "");
        send(
                new Command.Do(order),
                () -> givenAfterAll(afterAll.with(asking.id())),
                why -> givenAfterAll(afterAll.failed(why)));
    }

    private void givenAfterAll(Requests.AfterAll now) {
        sending = false;
        afterAll = now;
        present();
    }

    /// Answers a dispute.
    ///
    /// @param less how much less of the day counts; nothing when the parent does not agree
    void settle(String id, Duration less, String words) {
        send(new Command.Settle(id, less, words));
    }

    private void send(Command.ByParent answer) {
        send(answer, () -> sent(Optional.empty()), why -> sent(Optional.of(why)));
    }

    private void send(Command.ByParent answer, Runnable taken, Consumer<Trouble> failed) {
        if (sending) {
            return;
        }
        sending = true;
        trouble = Optional.empty();
        present();
        guard.ask(answer, _ -> taken.run(), failed);
    }

    private void sent(Optional<Trouble> why) {
        sending = false;
        trouble = why;
        if (why.isEmpty()) {
            chosen = Optional.empty();
        }
        present();
    }

    private void readPast(Seen now) {
        for (var child : now.status().children()) {
            // What cannot be told is missing below.
            guard.ask(new Command.Requests(child.id()), answer -> pastRead(child.id(), answer), _ -> {});
        }
    }

    private void pastRead(ChildId child, Answer answer) {
        if (answer instanceof Answer.Requests(var requests)) {
            var more = new HashMap<>(past);
            more.put(child, requests);
            past = Map.copyOf(more);
            present();
        }
    }

    /// The name that the parent at the screen has in the household; who has none there is a parent.
    private void readName() {
        guard.ask(
                new Command.Session(),
                answer -> {
                    if (answer instanceof Answer.Session(var actor, var _, var _, var _)) {
                        readName(actor.substring(actor.indexOf(':') + 1));
                    }
                },
                _ -> {});
    }

    private void readName(String id) {
        ParentsByName.ask(guard, names -> {
            by = Optional.ofNullable(names.get(id));
            present();
        });
    }

    private void present() {
        if (seen == null) {
            return;
        }
        var items = items(seen);
        var waiting = items.stream().filter(Requests.Item::isWaiting).toList();
        boolean isThere = waiting.stream().anyMatch(item -> chosen.equals(Optional.of(item.id())));
        if (!isThere) {
            chosen = waiting.stream().map(Requests.Item::id).findFirst();
        }
        listener.accept(new Requests(items, chosen, by, sending, afterAll, trouble));
    }

    private List<Requests.Item> items(Seen now) {
        var requests = new ArrayList<Requests.Item>();
        var disputes = new ArrayList<Requests.Item>();
        var past = new ArrayList<Requests.Item>();
        var children = now.status().children();
        var signs = Sign.of(children.stream().map(ChildStatus::name).toList());
        for (int place = 0; place < children.size(); place++) {
            for (var asking : of(children.get(place))) {
                boolean waits = asking.isWaiting(now.status().time());
                (waits ? requests : past)
                        .add(new Requests.Item.OfRequest(children.get(place), signs.get(place), asking, waits));
            }
            for (var dispute : children.get(place).disputes()) {
                disputes.add(new Requests.Item.OfDispute(children.get(place), signs.get(place), dispute));
            }
        }
        return Stream.of(
                        requests.stream().sorted(Requests.LATEST_FIRST),
                        disputes.stream().sorted(Requests.LATEST_FIRST),
                        past.stream().sorted(Requests.LATEST_FIRST).limit(MOST_ANSWERED))
                .flatMap(all -> all)
                .toList();
    }

    /// What a child asked, each once; the status knows more of the last than what was read before.
    private List<Asking> of(ChildStatus child) {
        var last = child.request();
        var others = past.getOrDefault(child.id(), List.of()).stream()
                .filter(asking ->
                        last.map(Asking::id).filter(asking.id()::equals).isEmpty());
        return Stream.concat(last.stream(), others).toList();
    }

    /// The zone in which times are said.
    Optional<ZoneId> zone() {
        return Optional.ofNullable(seen).map(Seen::zone);
    }
}
