package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.core.engine.Card;
import org.porchlight.core.report.Keys;
import org.porchlight.core.report.Offer;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.ui.Found;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.SceneChecks;
import org.porchlight.ui.Words;

/// The lock card as it is drawn in pictures 22 and 23, and its bar.
class LockGoldenTest {
    private static final Offer OFFER = new Offer(
            Card.Form.FULL,
            List.of("/usr/bin/smartedu", "/usr/bin/gcompris-qt", "/usr/bin/libreoffice"),
            Optional.of(Duration.ofMinutes(5)));

    private static org.porchlight.agent.Look.Lock lock(Reports reports, Offer offer) {
        var child = reports.offering(offer).child();
        return Sentences.of(Words.preferred(), "Asia/Shanghai")
                .lock(child, Reports.NOW.plusSeconds(22 * 60), Reports.authors(Words.preferred()));
    }

    private static LockPane pane(Reports reports, Offer offer, boolean panes) {
        return pane(reports, offer, panes, Words.preferred());
    }

    private static LockPane pane(Reports reports, Offer offer, boolean panes, Language language) {
        var pane = new LockPane(true, Texts.of("agent", language), new FakeDeeds(panes));
        pane.getStylesheets().addAll(Layer.SHEETS);
        pane.show(lock(reports, offer));
        return pane;
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void coversTheScreenAtZero(Look look) {
        Golden.in(
                look,
                1280,
                800,
                _ -> {},
                () -> pane(Reports.zero().ruledBy("time.budget.days-off"), OFFER, true),
                scene -> {
                    Golden.check("lock-zero-" + look.suffix(), scene);
                    SceneChecks.all(scene);
                });
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void fitsASmallScreen(Look look) {
        Golden.in(
                look,
                800,
                600,
                _ -> {},
                () -> pane(Reports.zero().ruledBy("time.budget.days-off"), OFFER, true),
                scene -> {
                    Golden.check("lock-zero-small-" + look.suffix(), scene);
                    SceneChecks.all(scene);
                });
    }

    /// What closes it, and whether it can be opened by a code or a PIN.
    static Stream<Arguments> everyLock() {
        return Stream.of(
                        Reports.zero().ruledBy("time.budget.days-off"),
                        Reports.closed(),
                        Reports.paused(),
                        Reports.ownReached())
                .flatMap(reports -> Stream.of(reports, reports.opening(Keys.NONE)))
                .flatMap(reports -> Stream.of(OFFER, Offer.NOTHING).map(offer -> Arguments.of(reports, offer)));
    }

    @ParameterizedTest
    @MethodSource("everyLock")
    void cutsNothingOnASmallScreen(Reports reports, Offer offer) {
        for (var look : new Look[] {Look.ZH_LIGHT, Look.EN_LIGHT}) {
            Golden.in(look, 800, 600, _ -> {}, () -> pane(reports, offer, true), SceneChecks::all);
        }
    }

    /// What a parent wrote with time that opens nothing stands there too.
    @ParameterizedTest
    @EnumSource(Look.class)
    void hasRoomForALongReason(Look look) {
        Golden.in(
                look,
                800,
                600,
                _ -> {},
                () -> {
                    var pane = pane(Reports.ownReached(), OFFER, true);
                    pane.show(lock(Reports.ownReached(), OFFER)
                            .ruled(look.isEnglish() ? "word ".repeat(40) : "字".repeat(140)));
                    return pane;
                },
                SceneChecks::all);
    }

    @Test
    void saysWhenItOpensOutsideTheWindows() {
        Golden.in(Look.ZH_LIGHT, 1280, 800, _ -> {}, () -> pane(Reports.closed(), Offer.NOTHING, true), scene -> {
            Golden.check("lock-closed-" + Look.ZH_LIGHT.suffix(), scene);
            SceneChecks.all(scene);
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Look.class,
            names = {"ZH_LIGHT", "EN_DARK"})
    void saysThatTheOwnLimitClosesAndWhoCanLiftIt(Look look) {
        Golden.in(look, 800, 600, _ -> {}, () -> pane(Reports.ownReached(), OFFER, true), scene -> {
            Golden.check("lock-own-small-" + look.suffix(), scene);
            SceneChecks.all(scene);
        });
    }

    @Test
    void offersNoCodeAndNoPinWhereThereIsNone() {
        OnFx.run(() -> {
            var both = pane(Reports.zero(), OFFER, true, Language.EN);
            var none = pane(Reports.zero().opening(Keys.NONE), OFFER, true, Language.EN);

            assertThat(Found.buttons(both)).contains("Enter a code", "Parent PIN");
            assertThat(Found.buttons(none)).contains("Ask for time").doesNotContain("Enter a code", "Parent PIN");
        });
    }

    @Test
    void saysWhoPausedIt() {
        Golden.in(Look.EN_DARK, 1280, 800, _ -> {}, () -> pane(Reports.paused(), Offer.NOTHING, true), scene -> {
            Golden.check("lock-paused-" + Look.EN_DARK.suffix(), scene);
            SceneChecks.all(scene);
        });
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void isABarWhileAProgramThatDoesNotCountIsInFront(Look look) {
        Golden.in(look, 760, 80, _ -> {}, LockGoldenTest::bar, scene -> {
            Golden.check("lock-bar-" + look.suffix(), scene);
            SceneChecks.nothingIsCut(scene);
        });
    }

    private static Parent bar() {
        var bar = new LockBar(false, Texts.of("agent", Words.preferred()), new FakeDeeds(true));
        bar.getStylesheets().addAll(Layer.SHEETS);
        bar.show(lock(Reports.zero(), OFFER));
        bar.setMaxSize(StackPane.USE_PREF_SIZE, StackPane.USE_PREF_SIZE);
        return new StackPane(bar);
    }
}
