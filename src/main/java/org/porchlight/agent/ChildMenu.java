package org.porchlight.agent;

import java.util.ArrayList;
import org.porchlight.agent.tray.Choice;
import org.porchlight.agent.tray.Entry;
import org.porchlight.agent.tray.TrayLook;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// The menu behind the lamp in a child's tray.
final class ChildMenu {
    private final Texts texts;

    ChildMenu(Language language) {
        this.texts = Texts.of("agent", language);
    }

    /// @param windows whether anything can be opened
    /// @param aloud whether warnings are said aloud
    TrayLook of(Look look, boolean windows, boolean aloud) {
        var menu = new ArrayList<Entry>();
        look.lines().forEach(text -> menu.add(new Entry.Line(text)));
        if (windows) {
            menu.add(new Entry.Separator());
            menu.add(open("tray.ask", Choice.What.ASK));
            if (look.code()) {
                menu.add(open("tray.code", Choice.What.CODE));
            }
            menu.add(open("tray.my-day", Choice.What.MY_DAY));
            menu.add(open("tray.disc", Choice.What.DISC));
            menu.add(open(aloud ? "tray.voice.off" : "tray.voice.on", Choice.What.VOICE));
            menu.add(new Entry.Separator());
            menu.add(open("tray.help", Choice.What.HELP));
        }
        var first = look.lines().stream().findFirst().orElse("");
        return new TrayLook(texts.of("tray.title"), first, look.lit(), menu);
    }

    private Entry open(String key, Choice.What what) {
        return new Entry.Action(texts.of(key), new Choice.Open(what));
    }
}
