package org.porchlight.console;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.porchlight.text.Say;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Words;

/// The foot of the navigation: whether the guard runs, and how long changes are made without the passphrase.
final class Foot {
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

    private final Words words;
    private final Say say;
    private final Region dot;
    private final Label guard;
    private final Node row;
    private final Label session;
    private final Button lock;
    private final Tooltip ofDot = new Tooltip();
    private boolean narrow;
    private Session shown = new Session.Unknown();

    Foot(Words words, Say say, Region dot, Label guard, Node row, Label session, Button lock, Runnable onLock) {
        this.words = words;
        this.say = say;
        this.dot = dot;
        this.guard = guard;
        this.row = row;
        this.session = session;
        this.lock = lock;
        Tooltip.install(dot, ofDot);
        lock.getStyleClass().addAll("quiet", "pl-lock-session");
        lock.setGraphic(Icons.of("fth-lock"));
        lock.setAccessibleText(words.of("session.lock"));
        lock.setTooltip(new Tooltip(words.of("session.lock")));
        lock.setId("lock-session");
        lock.setOnAction(_ -> onLock.run());
        session(shown);
    }

    /// @param key of the bundle `console`
    void guard(String key, boolean running, boolean broken) {
        guard.setText(words.of(key));
        dot.pseudoClassStateChanged(RUNNING, running);
        dot.pseudoClassStateChanged(BROKEN, broken);
        ofDot.setText(words.of(key));
    }

    void session(Session now) {
        shown = now;
        switch (now) {
            case Session.Open(var left) -> session.setText(words.of("session.open", say.duration(Say.begun(left))));
            case Session.Locked _ -> session.setText(words.of("session.locked"));
            case Session.Standing _, Session.Unknown _ -> session.setText("");
        }
        arrange();
    }

    void setNarrow(boolean isNarrow) {
        narrow = isNarrow;
        guard.setVisible(!narrow);
        guard.setManaged(!narrow);
        arrange();
    }

    private void arrange() {
        boolean isThere = !narrow && !session.getText().isEmpty();
        row.setVisible(isThere);
        row.setManaged(isThere);
        lock.setVisible(shown instanceof Session.Open);
    }
}
