package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.policy.ChildId;

/// Grants past the window, and windows that are put in force after them.
class PastTheWindowTest {
    private static final String OPEN_ALL_DAY = "{every-day: [\"00:00-24:00\"]}";
    private static final String UNTIL_TEN = "{every-day: [\"08:00-22:00\"]}";
    private static final String UNTIL_EIGHT = "{every-day: [\"08:00-20:00\"]}";
    private static final String CLOSED = "{every-day: []}";

    private House house = new House(child(UNTIL_EIGHT), "2026-11-24T19:30");

    private void begin(String windows) {
        house = new House(child(windows), "2026-11-24T19:30");
        house.login(MEI);
    }

    private static String child(String windows) {
        return "- {id: mei, accounts: [mei], time: {windows: " + windows + ", budget: {every-day: 10h}}}\n";
    }

    private void give(String amount) {
        assertThat(house.ask(new Order.Grant(MEI, Duration.parse(amount), true, "")))
                .isEqualTo(new Reply.Done());
    }

    private void put(String windows) {
        assertThat(house.ask(new Order.PutPolicy(House.policy(child(windows), "Asia/Shanghai"), Optional.empty())))
                .isEqualTo(new Reply.Done());
    }

    @ParameterizedTest
    @ValueSource(strings = {OPEN_ALL_DAY, UNTIL_TEN, "{every-day: [\"08:00-01:00\"]}"})
    void doNotOutlastWindowsThatEndEarlierSince(String before) {
        begin(before);
        give("PT15M");
        put(UNTIL_EIGHT);

        house.pass("29M");
        var inside = house.verdict(MEI);
        house.pass("1M");

        assertThat(inside.reason()).isEqualTo(Reason.WINDOW);
        assertThat(inside.until()).contains(local("2026-11-24T20:00"));
        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.OUTSIDE_WINDOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {OPEN_ALL_DAY, UNTIL_EIGHT})
    void openNothingOnADayThatIsClosedSince(String before) {
        begin(before);
        give("PT15M");
        put(CLOSED);

        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.OUTSIDE_WINDOW);
        assertThat(house.verdict(MEI).next()).isEmpty();
    }

    @Test
    void doNotOpenByThemselvesWhereTheWindowEndedEarlierSince() {
        begin(UNTIL_TEN);
        give("PT15M");
        put(UNTIL_EIGHT);

        house.pass("2H35M");

        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.OUTSIDE_WINDOW);
    }

    @Test
    void holdAgainWhereTheWindowEndsAsItDidWhenTheyWereGiven() {
        begin(UNTIL_EIGHT);
        give("PT15M");
        put(CLOSED);
        put(UNTIL_EIGHT);

        house.pass("35M");

        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.GRANT);
        assertThat(house.verdict(MEI).until()).contains(local("2026-11-24T20:15"));
    }

    @Test
    void thatWereGivenWhileItWasClosedStayOpenUnderOtherWindows() {
        begin(CLOSED);
        give("PT15M");
        put(UNTIL_EIGHT);

        assertThat(house.verdict(MEI).until()).contains(local("2026-11-24T20:00"));

        put(CLOSED);

        assertThat(house.verdict(MEI).until()).contains(local("2026-11-24T19:45"));
    }

    @Test
    void followEachOther() {
        begin(UNTIL_EIGHT);
        give("PT15M");
        give("PT15M");

        house.pass("45M");

        assertThat(house.verdict(MEI).until()).contains(local("2026-11-24T20:30"));
    }

    @Test
    void followEachOtherAlsoWhereItIsClosed() {
        begin(CLOSED);
        give("PT30M");
        house.pass("10M");
        give("PT30M");

        assertThat(house.verdict(MEI).until()).contains(local("2026-11-24T20:30"));
        assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(50));

        house.kill(Duration.ZERO);
        house.tellSessions();

        assertThat(house.verdict(MEI).until()).contains(local("2026-11-24T20:30"));
    }

    @Test
    void areTheSameAfterARestart() {
        begin(UNTIL_TEN);
        give("PT15M");
        put(UNTIL_EIGHT);

        house.pass("35M");
        house.reboot(Duration.ofMinutes(1));
        house.login(MEI);

        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.OUTSIDE_WINDOW);

        put(UNTIL_TEN);
        house.reboot(Duration.ofMinutes(114));
        house.login(MEI);

        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.GRANT);
        assertThat(house.verdict(MEI).until()).contains(local("2026-11-24T22:15"));
    }

    @Test
    void ofADayWithoutWindowsAreNothingToTheWindowsOfTheNext() {
        house = new House(child("{tue: [\"00:00-24:00\"], wed: [\"08:00-20:00\"]}"), "2026-11-24T19:30");
        house.login(MEI);
        give("PT10H");

        house.pass("4H29M");
        var before = house.verdict(MEI);
        house.pass("1M");

        assertThat(before.state()).isEqualTo(TimeState.OPEN);
        assertThat(house.today()).isEqualTo("2026-11-25");
        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.OUTSIDE_WINDOW);
    }

    /// Its own clock was wrong until a time server spoke; by that clock it is 19:30.
    ///
    /// @param late what the clock was late by
    private void boot(String late) {
        house = new House(child(UNTIL_EIGHT), "2026-11-24T12:00");
        house.rebootWithClock(
                Duration.parse("PT7H29M").plus(Duration.parse(late)),
                Duration.parse(late).negated());
        house.login(MEI);
        house.pass("1M");
    }

    @ParameterizedTest(name = "a clock that was late by {0}")
    @CsvSource(textBlock = """
            PT20S, 20:15
            PT29M, 20:15
            PT-20M, 20:15
            PT40M, 20:25
            PT1H, 20:45
            PT24H, 20:15
            PT-24H, 20:15
            """)
    void holdWhenTheDateTurnsOutToBeAnother(String late, String until) {
        boot(late);
        assertThat(house.verdict(MEI).until()).contains(local("2026-11-24T20:00"));
        give("PT15M");
        house.pass("1M");

        house.sync();
        var end = LocalTime.parse(until).atDate(house.today());
        house.pass(Duration.between(house.now(), local(end.minusMinutes(1).toString())));

        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.GRANT);
        assertThat(house.verdict(MEI).until()).contains(local(end.toString()));
        house.pass("1M");
        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.OUTSIDE_WINDOW);
    }

    /// @param local by the clock of the PC, which is ahead
    private void bootAhead(String windows, String local, String ahead) {
        house = new House(child(windows), "2026-11-24T12:00");
        var off = Duration.between(local("2026-11-24T12:01"), local(local));
        house.rebootWithClock(off.minus(Duration.parse(ahead)), Duration.parse(ahead));
        house.login(MEI);
        house.pass("1M");
    }

    private void isOpenPastTheWindow(String from, String until) {
        house.pass(Duration.between(house.now(), local(from)));
        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.GRANT);
        assertThat(house.verdict(MEI).until()).contains(local(until));
        house.pass(Duration.between(house.now(), local(until)));
        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.OUTSIDE_WINDOW);
    }

    @Test
    void areNotSpentOnTimeThatTurnsOutToBeOpenAnyway() {
        bootAhead(UNTIL_EIGHT, "2026-11-24T20:10", "PT20M");
        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.OUTSIDE_WINDOW);
        give("PT15M");
        house.pass("1M");

        house.sync();

        assertThat(house.verdict(MEI).until()).contains(local("2026-11-24T20:15"));
        assertThat(beyond(Engine.books(Digest.of(house.last.next(), List.of()).remembered())))
                .as("what is kept for the loss of the ledger")
                .isEqualTo(beyond(house.last.next().books()))
                .hasSize(1);
        isOpenPastTheWindow("2026-11-24T20:00", "2026-11-24T20:15");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            PT24H, 2026-11-24T20:00, 2026-11-24T20:15
            PT23H, 2026-11-24T20:30, 2026-11-24T20:45
            """)
    void goPastTheWindowOfTheTrueDay(String ahead, String from, String until) {
        bootAhead("{tue: [\"08:00-20:00\"], wed: [\"08:00-21:00\"]}", "2026-11-25T19:30", ahead);
        give("PT15M");

        house.sync();

        assertThat(house.today()).isEqualTo("2026-11-24");
        isOpenPastTheWindow(from, until);
    }

    @Test
    void areWholeAgainWhereTheirMidnightWasNone() {
        bootAhead(UNTIL_EIGHT, "2026-11-24T23:55", "PT30M");
        give("PT15M");

        house.sync();

        isOpenPastTheWindow("2026-11-24T23:30", "2026-11-24T23:40");
    }

    @Test
    void followEachOtherWhenTheDateTurnsOutToBeAnother() {
        boot("PT20S");
        give("PT15M");
        give("PT15M");
        house.pass("1M");

        house.sync();
        house.pass("44M");

        assertThat(house.verdict(MEI).until()).contains(local("2026-11-24T20:30"));
    }

    private static List<TimeFacts.Beyond> beyond(Map<ChildId, ChildBook> books) {
        return books.getOrDefault(MEI, ChildBook.EMPTY).gifts().values().stream()
                .flatMap(gift -> gift.beyond().stream())
                .toList();
    }

    private static Instant local(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
