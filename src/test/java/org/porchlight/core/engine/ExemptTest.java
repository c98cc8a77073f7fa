package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.Kind;
import org.porchlight.core.report.Offer;
import org.porchlight.core.report.Reports;

/// Programs that do not count, when time closes.
class ExemptTest {
    private static final String LESSON = "/usr/bin/gcompris-qt";
    private static final String GAME = "/usr/games/chess";
    private static final String MEI_WITH_LESSON = """
            - id: mei
              accounts: [mei]
              preset: none
              time: {windows: {every-day: ["09:00-12:00"]}, budget: {every-day: 10m}, finish-line: 5m}
              apps:
                rules:
                - {match: {path: /usr/bin/gcompris-qt}, then: allow, counts: false}
                - {match: {path: /usr/games/chess}, then: allow, counts: false, group: quiet}
                - {match: {path: /usr/bin/krita}, then: allow}
                - {match: {path: /usr/games/poker}, then: deny, counts: false}
                groups: {quiet: {windows: {every-day: ["09:00-11:00"]}}}
            """;

    private House house;

    @BeforeEach
    void logIn() {
        house = new House(MEI_WITH_LESSON, "2026-11-24T10:00");
        house.login(MEI);
        house.agent(MEI, new AgentReport.Connected());
    }

    private void front(String path) {
        house.agent(MEI, new AgentReport.InFront(new Front(path, "in front")));
    }

    /// The time of the day is used up, the card seen and all else held.
    private void zero() {
        house.pass("10M");
        house.agent(MEI, new AgentReport.CardShown());
        house.obey();
    }

    private Card.Form form() {
        return ((Card.Lock) Objects.requireNonNull(house.last.desired().cards().get(MEI))).form();
    }

    @Test
    void goOnWhileTheRestIsHeld() {
        zero();

        assertThat(house.last.desired().held()).containsExactly(MEI);
        assertThat(house.last.desired().exempt()).isEqualTo(Map.of(MEI, List.of(LESSON, GAME)));
        assertThat(house.last.desired().noLogin())
                .as("a log-in is not a program")
                .containsExactly(MEI);
    }

    @Test
    void stopWithTheirGroup() {
        zero();

        house.pass("1H");

        assertThat(house.last.desired().exempt()).isEqualTo(Map.of(MEI, List.of(LESSON)));
    }

    @Test
    void doNotCountAndEndNothing() {
        zero();
        front(LESSON);

        house.pass("10M");

        assertThat(house.kind(MEI)).isEqualTo(Kind.EXEMPT);
        assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(10));
        assertThat(house.sum(MEI, Kind.EXEMPT)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void leaveTheScreenToTheChildWhileOneIsInFront() {
        zero();
        var before = form();
        front(LESSON);
        var with = form();

        front("/usr/bin/krita");

        assertThat(before).isEqualTo(Card.Form.FULL);
        assertThat(with).isEqualTo(Card.Form.BAR);
        assertThat(form()).isEqualTo(Card.Form.FULL);
        assertThat(house.kind(MEI)).isEqualTo(Kind.FROZEN);
    }

    @Test
    void areThereFromTheFirstMomentOfTheCard() {
        front(LESSON);
        house.pass("1H59M59S");
        assertThat(house.last.desired().cards().get(MEI)).isInstanceOf(Card.Warning.class);

        house.pass("1S");

        assertThat(form()).isEqualTo(Card.Form.BAR);
        assertThat(house.last.desired().held()).as("first the card is seen").isEmpty();
        house.agent(MEI, new AgentReport.CardShown());
        assertThat(house.last.desired().held()).containsExactly(MEI);
    }

    @Test
    void stopInAPause() {
        front(LESSON);
        house.ask(new Order.Pause(Optional.of(MEI), Optional.empty()));
        house.agent(MEI, new AgentReport.CardShown());

        assertThat(house.last.desired().held()).containsExactly(MEI);
        assertThat(house.last.desired().exempt()).isEmpty();
        assertThat(form()).isEqualTo(Card.Form.FULL);
    }

    @Test
    void areFrozenInAPauseAndNothingElse() {
        front(LESSON);
        house.pass("2M");
        house.ask(new Order.Pause(Optional.of(MEI), Optional.of(Duration.ofMinutes(5))));
        house.agent(MEI, new AgentReport.CardShown());
        house.obey();
        house.idle(MEI);

        house.pass("5M");
        house.obey();
        house.pass("1M");

        assertThat(house.sum(MEI, Kind.FROZEN)).isEqualTo(Duration.ofMinutes(5));
        assertThat(house.sum(MEI, Kind.EXEMPT)).isEqualTo(Duration.ofMinutes(2));
        assertThat(house.sum(MEI, Kind.IDLE)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void areThoseThatTheGateTellsFromTheRest() {
        zero();
        front(LESSON);

        house.goingOn(Map.of(MEI, Map.of()));

        assertThat(form()).isEqualTo(Card.Form.FULL);
        assertThat(offer().programs()).isEmpty();
        assertThat(house.kind(MEI)).isEqualTo(Kind.FROZEN);
        assertThat(house.last.desired().exempt())
                .as("what shall go on is another matter")
                .isEqualTo(Map.of(MEI, List.of(LESSON, GAME)));
    }

    @Test
    void areKnownByTheFileBehindALink() {
        var file = "/opt/gcompris/bin/gcompris-qt";
        house.goingOn(Map.of(MEI, Map.of(LESSON, file)));
        zero();
        front(file);

        house.pass("10M");

        assertThat(form()).isEqualTo(Card.Form.BAR);
        assertThat(offer().programs()).containsExactly(LESSON);
        assertThat(house.sum(MEI, Kind.EXEMPT)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void areNoneWhenNobodyIsToldThatAnyGoesOn() {
        house.goingOn(Map.of());
        zero();

        assertThat(offer().programs()).isEmpty();
    }

    @Test
    void areOfferedToTheChildWithItsFinishLine() {
        var before = offer();
        zero();

        assertThat(before).isEqualTo(new Offer(Card.Form.FULL, List.of(), Optional.of(Duration.ofMinutes(5))));
        assertThat(offer().programs()).containsExactly(LESSON, GAME);
        assertThat(offer().finish()).contains(Duration.ofMinutes(5));
        house.wish(MEI, new Wish.TakeFinishLine());
        assertThat(offer().finish()).isEmpty();
        assertThat(offer().programs()).isEmpty();
    }

    private Offer offer() {
        return Reports.status(house.last.next(), house.reading(), false)
                .children()
                .getFirst()
                .offer();
    }
}
