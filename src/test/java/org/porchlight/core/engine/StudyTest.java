package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.event.Fact;

/// A time of study: only its list is open, it does not count, and it ends.
class StudyTest extends OnStudy {
    @Test
    void isOpenForItsListAloneAndHoldsTheRest() {
        study("45M");

        assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.OPEN);
        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.STUDY);
        assertThat(house.verdict(MEI).until()).contains(at("10:45"));
        assertThat(house.last.desired().studying()).containsExactly(MEI);
        assertThat(house.last.desired().held()).isEmpty();
        assertThat(house.last.desired().noLogin()).isEmpty();
    }

    @Test
    void doesNotCount() {
        house.pass("5M");
        study("45M");
        house.obey();

        house.pass("45M");

        assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(5));
        assertThat(house.sum(MEI, Kind.EXEMPT)).isEqualTo(Duration.ofMinutes(45));
        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.DAY_BUDGET);
        assertThat(house.last.desired().studying()).isEmpty();
    }

    @Test
    void countsWhatNothingCouldHold() {
        study("45M");

        house.pass("10M");

        assertThat(house.kind(MEI)).isEqualTo(Kind.UNENFORCED);
        assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void opensWhatIsClosed() {
        house.pass("30M");
        house.obey();
        boolean shut = house.last.desired().cards().get(MEI) instanceof Card.Lock;

        study("30M");
        boolean cardStays = house.last.desired().cards().get(MEI) instanceof Card.Lock;
        house.obey();

        assertThat(shut).isTrue();
        assertThat(cardStays).as("before the list is let go").isTrue();
        assertThat(house.last.desired().cards().get(MEI)).isEqualTo(new Card.None());
        assertThat(house.last.desired().noLogin()).isEmpty();
        assertThat(house.kind(MEI)).isEqualTo(Kind.EXEMPT);
    }

    @Test
    void closesAgainWhereItWasClosed() {
        house.pass("30M");
        house.obey();
        study("30M");
        house.obey();

        house.pass("30M");

        assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.CLOSED);
        assertThat(house.last.desired().held()).containsExactly(MEI);
        assertThat(house.last.desired().cards().get(MEI)).isInstanceOf(Card.Lock.class);
    }

    @Test
    void saysHowLongTheChildCanGoOnInAll() {
        house.pass("10M");

        study("45M");

        assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(45 + 20));
        house.pass("1M");
        assertThat(house.remaining(MEI)).as("it is counted until it is held").isEqualTo(Duration.ofMinutes(44 + 19));
    }

    @Test
    void warnsBeforeItClosesWithIt() {
        house.pass("30M");
        study("16M");
        house.obey();

        house.pass("1M");

        assertThat(house.last.desired().cards().get(MEI))
                .isEqualTo(new Card.Warning(Duration.ofMinutes(15), Card.End.STOP));
    }

    @Test
    void endsByAParentsWord() {
        study("45M");
        house.obey();
        house.pass("20M");

        var reply = house.ask(new Order.EndStudy(MEI));

        assertThat(reply).isEqualTo(new Reply.Done());
        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.DAY_BUDGET);
        assertThat(house.facts(Fact.StudyEnded.class))
                .extracting(Fact.StudyEnded::lasted)
                .containsExactly(Duration.ofMinutes(20));
        assertThat(house.ask(new Order.EndStudy(MEI))).isEqualTo(new Reply.Refused("no-study", "mei"));
    }

    @Test
    void endsWithAPauseAndDoesNotComeBackAfterIt() {
        study("45M");
        house.obey();
        house.pass("10M");

        house.ask(new Order.Pause(Optional.of(MEI), Optional.of(Duration.ofMinutes(5))));
        var paused = house.verdict(MEI).state();
        house.pass("5M");

        assertThat(paused).isEqualTo(TimeState.PAUSED);
        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.DAY_BUDGET);
    }

    @Test
    void isNotOpenedInAPause() {
        house.ask(new Order.Pause(Optional.empty(), Optional.empty()));

        assertThat(study("45M")).isEqualTo(new Reply.Refused("study-paused", "mei"));
    }

    @Test
    void hasACapForTheDayOfWhichWhatWasNotUsedIsLeft() {
        study("90M");
        house.pass("30M");
        house.ask(new Order.EndStudy(MEI));

        assertThat(study("91M")).isEqualTo(new Reply.Refused("study-used-up", "90"));
        assertThat(study("90M")).isEqualTo(new Reply.Done());
        house.pass("90M");
        assertThat(study("1M")).isEqualTo(new Reply.Refused("study-used-up", "0"));
    }

    @Test
    void begunAnewTakesThePlaceOfTheOneThatGoesOn() {
        study("60M");
        house.pass("15M");

        study("105M");

        assertThat(house.verdict(MEI).until()).contains(at("12:00"));
        assertThat(house.facts(Fact.StudyEnded.class)).hasSize(1);
    }

    @Test
    void hasTheCapOfThePolicy() {
        var other = new House("- {id: mei, accounts: [mei], time: {study: {day: 20m}}}\n", "2026-11-24T10:00");

        assertThat(other.ask(new Order.Study(MEI, Duration.ofMinutes(21))))
                .isEqualTo(new Reply.Refused("study-used-up", "20"));
        assertThat(other.ask(new Order.Study(MEI, Duration.ofMinutes(20)))).isEqualTo(new Reply.Done());
    }

    @ParameterizedTest
    @CsvSource({"PT0S", "PT-1M", "PT4H0.001S"})
    void refusesALengthThatIsNone(Duration length) {
        assertThat(house.ask(new Order.Study(MEI, length))).isEqualTo(new Reply.Refused("study-out-of-range", ""));
    }

    @Test
    void isNotForAGuardThatTellsNoFileFromAnother() {
        var reply = house.input(new Input.Asked(
                        house.reading(), new Order.Study(MEI, Duration.ofMinutes(5)), new Authority.SoftOwner()))
                .reply();

        assertThat(reply).contains(new Reply.Refused("study-soft", ""));
    }

    @Test
    void asksForARestAsEver() {
        var other =
                new House("- {id: mei, accounts: [mei], time: {rest: {after: 30m, pause: 5m}}}\n", "2026-11-24T10:00");
        other.login(MEI);
        other.ask(new Order.Study(MEI, Duration.ofMinutes(60)));
        other.obey();

        other.pass("30M");

        assertThat(other.verdict(MEI).state()).isEqualTo(TimeState.REST);
        assertThat(other.verdict(MEI).reason()).isEqualTo(Reason.STUDY);
        assertThat(other.last.desired().studying()).containsExactly(MEI);
        assertThat(other.last.desired().cards().get(MEI)).isInstanceOf(Card.Rest.class);
    }

    @ParameterizedTest
    @EnumSource(Break.class)
    void aRestInItIsTakenByABreak(Break pausing) {
        var other =
                new House("- {id: mei, accounts: [mei], time: {rest: {after: 30m, pause: 5m}}}\n", "2026-11-24T10:00");
        other.login(MEI);
        other.ask(new Order.Study(MEI, Duration.ofMinutes(60)));
        other.obey();
        other.pass("33M");
        var due = other.verdict(MEI);

        pausing.begin(other);
        other.pass("4M59S");
        var almost = other.verdict(MEI).state();
        other.pass("1S");

        assertThat(due.state()).isEqualTo(TimeState.REST);
        assertThat(due.next()).contains(at("10:38"));
        assertThat(almost).isEqualTo(TimeState.REST);
        assertThat(other.verdict(MEI).state()).isEqualTo(TimeState.OPEN);
        assertThat(other.verdict(MEI).reason()).isEqualTo(Reason.STUDY);
        assertThat(other.verdict(MEI).restIn()).contains(Duration.ofMinutes(30));
    }

    /// Ways in which a child can take a rest.
    enum Break {
        GO_AWAY,
        SIT_IDLE,
        LOCK;

        void begin(House house) {
            switch (this) {
                case GO_AWAY -> house.logout(MEI);
                case SIT_IDLE -> house.agent(MEI, new AgentReport.Idle(true));
                case LOCK -> house.agent(MEI, new AgentReport.Locked(true));
            }
        }
    }
}
