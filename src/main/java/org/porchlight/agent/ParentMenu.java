package org.porchlight.agent;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.agent.tray.Choice;
import org.porchlight.agent.tray.Entry;
import org.porchlight.agent.tray.TrayLook;
import org.porchlight.core.engine.Order;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// The menu behind the lamp in a parent's tray.
final class ParentMenu {
    private static final Duration GIFT = Duration.ofMinutes(15);

    private final Texts texts;
    private final Language language;
    private final boolean console;

    /// @param console whether the parents' console can be opened from here
    ParentMenu(Language language, boolean console) {
        this.language = language;
        this.texts = Texts.of("agent", language);
        this.console = console;
    }

    /// @param since how long ago the guard said it
    /// @param trouble why the last choice was not carried out
    TrayLook of(StatusReport report, Duration since, Optional<String> trouble) {
        var say = new Say(language, ZoneId.of(report.zone()));
        var menu = new ArrayList<Entry>();
        trouble.ifPresent(why -> menu.add(new Entry.Line(why)));
        for (var child : report.children()) {
            menu.add(new Entry.Line(line(child, since, say)));
        }
        menu.add(new Entry.Separator());
        for (var child : report.children()) {
            var give = new Order.Grant(child.id(), GIFT, false, "");
            menu.add(action(texts.of("tray.give", say.duration(GIFT), child.name()), give));
        }
        if (report.children().stream().anyMatch(child -> !isPaused(child))) {
            menu.add(action(texts.of("tray.pause-all"), new Order.Pause(Optional.empty(), Optional.empty())));
        }
        if (report.children().stream().anyMatch(ParentMenu::isPaused)) {
            menu.add(action(texts.of("tray.go-on-all"), new Order.Unpause(Optional.empty())));
        }
        return look(menu, report.children().stream().anyMatch(ChildStatus::counting));
    }

    /// The guard does not answer.
    TrayLook withoutGuard() {
        return look(List.of(new Entry.Line(texts.of("guard-down"))), false);
    }

    private TrayLook look(List<Entry> menu, boolean lit) {
        var all = new ArrayList<>(menu);
        if (console) {
            all.add(new Entry.Separator());
            all.add(new Entry.Action(texts.of("tray.open"), new Choice.OpenConsole()));
        }
        var tip = all.getFirst() instanceof Entry.Line(var text) ? text : "";
        return new TrayLook(texts.of("tray.title"), tip, lit, all);
    }

    private String line(ChildStatus child, Duration since, Say say) {
        var state = switch (child.state()) {
            case OPEN, REST ->
                TimeLeft.of(child, since)
                        .map(left -> texts.of("tray.child.open", say.duration(Say.begun(left))))
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

    private static Entry action(String text, Order order) {
        return new Entry.Action(text, new Choice.Ask(new Command.Do(order)));
    }
}
