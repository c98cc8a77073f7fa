package org.porchlight.agent;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Insets;
import org.porchlight.agent.desktop.DesktopPort;
import org.porchlight.agent.desktop.FakeDesktop;
import org.porchlight.agent.desktop.Key;
import org.porchlight.core.engine.Card;
import org.porchlight.core.report.Keys;
import org.porchlight.core.report.Lack;
import org.porchlight.core.report.Offer;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// A lock card on a desktop that is made up.
abstract class OnLockCard implements DesktopPort.Listener {
    static final Offer FULL = new Offer(Card.Form.FULL, List.of("/usr/bin/lesson"), Optional.empty());
    static final Offer BAR = new Offer(Card.Form.BAR, List.of("/usr/bin/lesson"), Optional.empty());

    final FakeDesktop desktop = new FakeDesktop(this);
    final Monitors monitors = new Monitors();
    final FakeDeeds deeds = new FakeDeeds(true);
    final AtomicInteger shown = new AtomicInteger();
    Optional<LockCard> card = Optional.empty();

    LockCard card() {
        return card.orElseThrow();
    }

    void make() {
        make(deeds);
    }

    void make(LockDeeds done) {
        var owner = Unseen.owner();
        card = Optional.of(new LockCard(
                desktop,
                monitors,
                pane -> new Layer(owner, desktop, () -> true, pane, Insets.EMPTY),
                false,
                Texts.of("agent", Language.EN),
                done,
                shown::incrementAndGet));
    }

    static Look.Lock look(Offer offer) {
        return look(offer, Reports.BOTH);
    }

    static Look.Lock look(Offer offer, Keys keys) {
        return Sentences.of(Language.EN, "Asia/Shanghai")
                .lock(Reports.zero().offering(offer).opening(keys).child(), Reports.NOW, Reports.authors(Language.EN));
    }

    @Override
    public void inFront(long pid) {
        // The card does not ask.
    }

    @Override
    public void keyboard(boolean held) {
        card().keyboard(held);
    }

    @Override
    public void pressed(Key key) {
        card().pressed(key);
    }

    @Override
    public void covered() {
        card().covered();
    }

    @Override
    public void aside() {
        card().aside();
    }

    @Override
    public void notAside() {
        card().notAside();
    }

    @Override
    public void idle(boolean on) {
        // Nor does it matter.
    }

    @Override
    public void lacks(Set<Lack> lacks) {
        // Nor does this.
    }

    @Override
    public void gone() {
        throw new AssertionError("a fake does not go");
    }
}
