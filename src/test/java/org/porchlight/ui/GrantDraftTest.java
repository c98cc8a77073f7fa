package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.DayAhead;
import org.porchlight.core.report.SelfSet;
import org.porchlight.core.report.StatusDraft;
import org.porchlight.text.Language;
import org.porchlight.text.Say;

class GrantDraftTest {
    private static final Instant NOW = at("19:12");
    private static final Instant MIDNIGHT = at("00:00").plus(Duration.ofDays(1));

    private static Instant at(String clock) {
        return Instant.parse("2026-11-22T" + clock + ":00+08:00");
    }

    private static ChildStatus status(Presented state, long left, Optional<Instant> window) {
        var tomorrow = new DayAhead(LocalDate.of(2026, 11, 23), false, OptionalLong.empty(), List.of());
        return StatusDraft.of(new ChildId("mei"), "Mei", tomorrow, draft -> {
            draft.age = OptionalInt.of(10);
            draft.state = state;
            if (state == Presented.CLOSED && window.isEmpty()) {
                draft.reason = Reason.OUTSIDE_WINDOW;
            }
            draft.rule = "time.budget.days-off";
            draft.remainingSeconds = OptionalLong.of(left * 60);
            draft.budgetSeconds = OptionalLong.of(5400);
            draft.counting = state == Presented.OPEN;
            draft.windowUntil = window;
            draft.nextOpening = Optional.of(at("16:30").plus(Duration.ofDays(1)));
        });
    }

    private static GrantDraft draft(ChildStatus status, int minutes, boolean beyond) {
        return new GrantDraft(status, NOW, MIDNIGHT, Duration.ofMinutes(minutes), beyond);
    }

    private static String read(GrantDraft draft) {
        System.setProperty("porchlight.language", "en");
        try {
            return new RequestWords(new Say(Language.EN, ZoneId.of("Asia/Shanghai"))).read("Mum", draft);
        } finally {
            System.clearProperty("porchlight.language");
        }
    }

    /// Outside the window it is the window that is named; past it the limit would close.
    @Test
    void addsNothingWhereTheChildsOwnLimitIsReached() {
        var closed = StatusDraft.changed(status(Presented.CLOSED, 0, Optional.empty()), draft -> {
            draft.reason = Reason.OUTSIDE_WINDOW;
            draft.spentSeconds = 2700;
            draft.self = new SelfSet(Optional.of(new OwnLimit(Duration.ofMinutes(45))), Optional.empty());
        });

        assertThat(draft(closed, 15, true).addsNothing()).isTrue();
        assertThat(read(draft(closed, 15, true))).isEqualTo("Mum gave you 15 minutes. It opens tomorrow at 16:30.");
    }

    @Test
    void offersWhatWasAskedForAmongTheUsualAmounts() {
        assertThat(GrantDraft.amounts(Optional.of(Duration.ofMinutes(25)), Optional.empty()))
                .extracting(Duration::toMinutes)
                .containsExactly(5L, 10L, 15L, 20L, 25L, 30L);
    }

    @Test
    void addsToWhatIsLeft() {
        var draft = draft(status(Presented.OPEN, 22, Optional.of(at("20:30"))), 15, false);

        assertThat(draft.fits()).isTrue();
        assertThat(read(draft)).isEqualTo("Mum gave you 15 minutes. You now have 37.");
    }

    @Test
    void promisesNoMoreThanTheWindowHas() {
        var draft = draft(status(Presented.OPEN, 70, Optional.of(at("20:30"))), 30, false);

        assertThat(draft.fits()).isFalse();
        assertThat(draft.left()).contains(Duration.ofMinutes(78));
    }

    @Test
    void closesLaterWhereThatIsWanted() {
        var draft = draft(status(Presented.OPEN, 70, Optional.of(at("20:30"))), 30, true);

        assertThat(draft.closes()).contains(at("21:00"));
        assertThat(draft.left()).contains(Duration.ofMinutes(100));
    }

    @Test
    void promisesNothingPastMidnight() {
        var open = draft(status(Presented.OPEN, 300, Optional.of(at("23:50"))), 30, true);
        var overnight = draft(status(Presented.OPEN, 300, Optional.of(MIDNIGHT.plusSeconds(1800))), 30, true);
        var closed = draft(status(Presented.CLOSED, 0, Optional.empty()), 600, true);

        assertThat(open.closes()).contains(MIDNIGHT);
        assertThat(overnight.closes()).contains(MIDNIGHT.plusSeconds(1800));
        assertThat(closed.left()).contains(Duration.between(NOW, MIDNIGHT));
    }

    @Test
    void saysWhenItOpensWhereItIsClosed() {
        var closed = status(Presented.CLOSED, 0, Optional.empty());

        assertThat(read(draft(closed, 15, false))).isEqualTo("Mum gave you 15 minutes. It opens tomorrow at 16:30.");
        assertThat(read(draft(closed, 15, true))).isEqualTo("Mum gave you 15 minutes. You now have 15.");
    }

    @Test
    void knowsHowMuchFitsUntilItCloses() {
        assertThat(GrantDraft.untilClose(status(Presented.OPEN, 22, Optional.of(at("20:30"))), NOW))
                .contains(Duration.ofMinutes(56));
        assertThat(GrantDraft.untilClose(status(Presented.OPEN, 78, Optional.of(at("20:30"))), NOW))
                .isEmpty();
    }

    @Test
    void theChildsOwnLimitIsNotPromisedAway() {
        var reached = because(Reason.OWN_LIMIT, 0);
        assertThat(draft(reached, 15, false).left()).isEmpty();
        assertThat(read(draft(reached, 15, true))).contains("It opens tomorrow at 16:30");
        assertThat(draft(because(Reason.OWN_LIMIT, 5), 15, false).left()).contains(Duration.ofMinutes(5));
    }

    @Test
    void nothingIsPromisedPastMidnight() {
        var open = status(Presented.OPEN, 10 * 60, Optional.empty());

        assertThat(draft(open, 15, false).left()).contains(Duration.between(NOW, MIDNIGHT));
    }

    /// Without a rule for the hours there is no closing time; a budget that is used up is not one either.
    @Test
    void knowsWhatIsOpenWithoutAClosingTime() {
        assertThat(draft(status(Presented.OPEN, 3, Optional.empty()), 15, false).isOpen())
                .isTrue();
        assertThat(draft(status(Presented.AWAY, 3, Optional.empty()), 15, false).left())
                .contains(Duration.ofMinutes(18));
        var usedUp = StatusDraft.changed(
                status(Presented.CLOSED, 0, Optional.empty()), mei -> mei.reason = Reason.DAY_BUDGET);
        var outside = status(Presented.CLOSED, 0, Optional.empty());
        assertThat(draft(usedUp, 15, false).left()).contains(Duration.ofMinutes(15));
        assertThat(draft(outside, 15, false).left()).isEmpty();
    }

    @Test
    void saysNotThatItIsClosedWhileItIsOpen() {
        var asking = new Asking("k7m3a", NOW, Optional.of(Duration.ofMinutes(15)), "", Optional.empty());
        System.setProperty("porchlight.language", "en");
        try {
            var texts = OnFx.call(() -> {
                var pane = new GrantPane(new Say(Language.EN, ZoneId.of("Asia/Shanghai")), _ -> {}, _ -> {});
                var open = status(Presented.OPEN, 3, Optional.empty());
                pane.shownProperty().set(Optional.of(new GrantPane.Shown(open, new Sign("M", 0), asking, NOW)));
                var scene = new Scene(pane);
                pane.applyCss();
                return Found.texts(scene.getRoot());
            });

            assertThat(texts)
                    .contains("No closing time today", "Unchanged. It closes once these 15 min are used too")
                    .doesNotContain("It is closed now");
        } finally {
            System.clearProperty("porchlight.language");
        }
    }

    /// As the same given on today.
    @Test
    void opensNowWhatIsAskedForOutsideTheWindows() {
        var asking = new Asking("k7m3a", NOW, Optional.of(Duration.ofMinutes(15)), "", Optional.empty());
        var outside = StatusDraft.changed(
                status(Presented.CLOSED, 0, Optional.empty()), mei -> mei.reason = Reason.OUTSIDE_WINDOW);
        var given = OnFx.call(() -> {
            var answers = new ArrayList<Boolean>();
            for (var child : List.of(outside, status(Presented.OPEN, 3, Optional.empty()))) {
                var pane = new GrantPane(
                        new Say(Language.EN, ZoneId.of("Asia/Shanghai")),
                        answer -> answers.add(answer.beyondWindow()),
                        _ -> {});
                pane.shownProperty().set(Optional.of(new GrantPane.Shown(child, new Sign("M", 0), asking, NOW)));
                var scene = new Scene(pane);
                ((Button) scene.lookup("#give")).fire();
            }
            return answers;
        });

        assertThat(given).containsExactly(true, false);
    }

    @Test
    void refusesWithoutTheReadyWordsOfAYes() {
        System.setProperty("porchlight.language", "en");
        try {
            var asking = new Asking("k7m3a", NOW, Optional.of(Duration.ofMinutes(15)), "", Optional.empty());
            var said = OnFx.call(() -> {
                var answers = new ArrayList<String>();
                var pane = new GrantPane(
                        new Say(Language.EN, ZoneId.of("Asia/Shanghai")),
                        answer -> answers.add(answer.words()),
                        answer -> answers.add(answer.words()));
                var open = status(Presented.OPEN, 3, Optional.empty());
                pane.shownProperty().set(Optional.of(new GrantPane.Shown(open, new Sign("M", 0), asking, NOW)));
                var scene = new Scene(pane);
                for (var words : List.of("Sure, go on", "Dinner first")) {
                    ((TextField) scene.lookup("#words")).setText(words);
                    ((Button) scene.lookup("#refuse")).fire();
                    ((Button) scene.lookup("#give")).fire();
                }
                return answers;
            });

            assertThat(said).containsExactly("", "Sure, go on", "Dinner first", "Dinner first");
        } finally {
            System.clearProperty("porchlight.language");
        }
    }

    private static ChildStatus because(Reason reason, long left) {
        var known = status(left > 0 ? Presented.OPEN : Presented.CLOSED, left, Optional.of(at("20:30")));
        return StatusDraft.changed(known, mei -> mei.reason = reason);
    }
}
