package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.account.Kind;

/// First the card, then the hold; first the thaw, then the card goes.
class CardAndHoldTest {
    private House house;

    @BeforeEach
    void logIn() {
        house = new House(EngineTest.MEI_10_MIN, "2026-11-24T10:00");
        house.login(MEI);
    }

    @ParameterizedTest(name = "after {0} s: {1}")
    @CsvSource(nullValues = "-", textBlock = """
            0,   PT15M
            299, PT15M
            300, PT5M
            539, PT5M
            540, PT1M
            599, PT1M
            """)
    void warnsByTheSmallestThresholdThatIsReached(int seconds, Duration threshold) {
        house.pass(Duration.ofSeconds(seconds));

        assertThat(card()).isEqualTo(new Card.Warning(threshold, Card.End.STOP));
    }

    @Test
    void warnsNobodyWhoIsNotThere() {
        house.pass("9M30S");

        house.logout(MEI);

        assertThat(card()).isEqualTo(new Card.None());
    }

    @Test
    void wakesWhereAWarningComesDue() {
        house.pass("4M58S");

        var wake = house.last.desired().wakeAt().sinceBoot();

        assertThat(wake).isEqualTo(house.reading().sinceBoot().plusSeconds(2));
    }

    @Test
    void holdsAtOnceWhereNoAgentIs() {
        house.pass("10M");

        assertThat(card()).isInstanceOf(Card.Lock.class);
        assertThat(isHeld()).isTrue();
    }

    @Test
    void holdsOnceTheCardIsSeen() {
        house.agent(MEI, new AgentReport.Connected());
        house.pass("10M");
        boolean before = isHeld();

        house.jump(Duration.ofMillis(300));
        house.agent(MEI, new AgentReport.CardShown());

        assertThat(before).isFalse();
        assertThat(isHeld()).isTrue();
    }

    @Test
    void holdsAfterTwoSecondsWithoutACard() {
        house.agent(MEI, new AgentReport.Connected());
        house.pass("10M");
        var wake = house.last.desired().wakeAt().sinceBoot();

        house.pass("1.999S");
        boolean before = isHeld();
        house.pass("0.001S");

        assertThat(wake).isEqualTo(house.reading().sinceBoot());
        assertThat(before).isFalse();
        assertThat(isHeld()).isTrue();
    }

    @Test
    void holdsAtOnceWhenTheAgentGoesAway() {
        house.agent(MEI, new AgentReport.Connected());
        house.pass("10M");

        house.agent(MEI, new AgentReport.Gone());

        assertThat(isHeld()).isTrue();
    }

    @Test
    void staysHeldWhenAnAgentComesBack() {
        house.pass("10M");
        house.obey();

        house.agent(MEI, new AgentReport.Connected());

        assertThat(isHeld()).isTrue();
    }

    @Test
    void doesNotTakeACardOfBeforeForThisOne() {
        house.agent(MEI, new AgentReport.Connected());
        house.agent(MEI, new AgentReport.CardShown());

        house.pass("10M");

        assertThat(isHeld()).isFalse();
    }

    @Test
    void thawsFirstAndThenTakesTheCardAway() {
        house.pass("10M");
        house.obey();

        house.ask(new Order.Grant(MEI, Duration.ofMinutes(5), false, ""));
        boolean heldAfterGrant = isHeld();
        var cardAfterGrant = card();
        house.obey();

        assertThat(heldAfterGrant).isFalse();
        assertThat(cardAfterGrant).isInstanceOf(Card.Lock.class);
        assertThat(card()).isEqualTo(new Card.Warning(Duration.ofMinutes(5), Card.End.STOP));
    }

    @Test
    void showsNoCardWhereNothingWasEverHeld() {
        house.agent(MEI, new AgentReport.Connected());
        house.pass("10M");

        house.ask(new Order.Grant(MEI, Duration.ofMinutes(60), false, ""));

        assertThat(card()).isEqualTo(new Card.None());
    }

    @Test
    void locksAChildThatLogsInWhileItIsClosed() {
        house.pass("10M");
        house.logout(MEI);
        var away = card();
        boolean heldAway = isHeld();

        house.login(MEI);

        assertThat(away).isEqualTo(new Card.None());
        assertThat(heldAway).isTrue();
        assertThat(card()).isInstanceOf(Card.Lock.class);
        assertThat(isHeld()).isTrue();
    }

    @Test
    void holdsAChildThatIsAwayFromTheMomentItClosesUntilItOpens() {
        house.logout(MEI);
        house.ask(new Order.Pause(Optional.of(MEI), Optional.of(Duration.ofMinutes(3))));
        boolean paused = isHeld();
        var card = card();

        house.pass("3M");

        assertThat(paused).isTrue();
        assertThat(card).isEqualTo(new Card.None());
        assertThat(isHeld()).isFalse();
    }

    /// The agent of a screen that somebody left running in the background waits for nobody.
    @Test
    void doesNotLetGoForACardWhatStartsWhileItIsClosed() {
        house.agent(MEI, new AgentReport.Connected());
        house.logout(MEI);
        house.ask(new Order.Pause(Optional.of(MEI), Optional.empty()));
        house.obey();

        house.login(MEI);

        assertThat(isHeld()).isTrue();
        assertThat(card()).isInstanceOf(Card.Lock.class);
    }

    @Test
    void opensAtTheNextWindow() {
        house.pass("10M");
        house.obey();

        house.pass("21H45M");
        var before = house.verdict(MEI);
        house.pass("5M");

        assertThat(before.next()).contains(house.now());
        assertThat(isHeld()).isFalse();
    }

    @Test
    void locksDuringAPause() {
        house.ask(new Order.Pause(Optional.of(MEI), Optional.of(Duration.ofMinutes(3))));
        boolean held = isHeld();
        house.obey();

        house.pass("3M");

        assertThat(held).isTrue();
        assertThat(isHeld()).isFalse();
    }

    @Test
    void refusesLogInsFromTheMomentItClosesUntilNothingStandsStill() {
        boolean open = mayLogIn();
        house.agent(MEI, new AgentReport.Connected());
        house.pass("10M");
        boolean closing = mayLogIn();
        boolean heldWhileClosing = isHeld();
        house.agent(MEI, new AgentReport.CardShown());
        house.obey();

        house.ask(new Order.Grant(MEI, Duration.ofMinutes(5), false, ""));
        boolean thawing = mayLogIn();
        boolean heldAfterGrant = isHeld();
        house.obey();

        assertThat(open).isTrue();
        assertThat(closing).isFalse();
        assertThat(heldWhileClosing).isFalse();
        assertThat(thawing).isFalse();
        assertThat(heldAfterGrant).isFalse();
        assertThat(mayLogIn()).isTrue();
    }

    @Test
    void refusesLogInsOfAChildThatIsNotThere() {
        house.pass("10M");
        house.logout(MEI);

        assertThat(mayLogIn()).isFalse();
    }

    @Test
    void holdsWhatIsBehindAnothersScreenAndKeepsItsCard() {
        house.tell(MEI, Presence.behind());

        house.ask(new Order.Pause(Optional.of(MEI), Optional.of(Duration.ofMinutes(3))));
        boolean heldBehind = isHeld();
        var cardBehind = card();
        house.obey();
        house.pass("1M");
        var kindBehind = house.kind(MEI);
        house.login(MEI);

        assertThat(heldBehind).isTrue();
        assertThat(cardBehind).isInstanceOf(Card.Lock.class);
        assertThat(kindBehind).isEqualTo(Kind.AWAY);
        assertThat(isHeld()).isTrue();
        assertThat(house.kind(MEI)).isEqualTo(Kind.FROZEN);
    }

    private boolean mayLogIn() {
        return !house.last.desired().noLogin().contains(MEI);
    }

    private boolean isHeld() {
        return house.last.desired().held().contains(MEI);
    }

    private Card card() {
        return house.last.desired().cards().getOrDefault(MEI, new Card.None());
    }
}
