package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.Interval;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Question;
import org.porchlight.core.report.Reports;

/// What a child disputes and parents answer.
class DisputesTest extends OnAnswers {
    private Interval row() {
        return Reports.running(house.last.next(), MEI).orElseThrow();
    }

    private Reply dispute(LocalDate day, Interval row) {
        return house.wish(MEI, new Wish.Dispute(day, Question.Disputed.Row.of(row), "I was at dinner"));
    }

    private String dispute() {
        assertThat(dispute(house.today(), row())).isEqualTo(new Reply.Done());
        return house.facts(Question.Disputed.class).getLast().id();
    }

    @Test
    void takeBackWhatTheParentSays() {
        house.pass("20M");
        var today = house.today();
        var id = dispute();

        var reply = house.ask(new Order.Settle(MEI, id, Duration.ofMinutes(12), "you are right"));

        assertThat(reply).isEqualTo(new Reply.Done());
        assertThat(spent(today)).isEqualTo(Duration.ofMinutes(8));
        assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(52));
        assertThat(house.facts(Question.Settled.class).getLast().words()).isEqualTo("you are right");
        assertThat(questions().open(today)).isEmpty();
    }

    @Test
    void changeNothingWhereTheParentDoesNotAgree() {
        house.pass("20M");
        var id = dispute();

        house.ask(new Order.Settle(MEI, id, Duration.ZERO, "I saw you"));

        assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(20));
        assertThat(house.facts(Fact.Corrected.class)).isEmpty();
        assertThat(house.facts(Question.Settled.class).getLast().amount()).isZero();
    }

    @Test
    void areSettledOnce() {
        house.pass("20M");
        var id = dispute();
        house.ask(new Order.Settle(MEI, id, Duration.ofMinutes(12), ""));
        house.pass("1M");

        assertThat(house.ask(new Order.Settle(MEI, id, Duration.ofMinutes(12), "")))
                .isEqualTo(new Reply.Refused("dispute-settled", "2026-11-24 15:20\troot"));
        assertThat(house.ask(new Order.Settle(MEI, "aaaaa", Duration.ZERO, "")))
                .isEqualTo(new Reply.Refused("no-such-dispute", "aaaaa"));
        assertThat(spent(house.today())).isEqualTo(Duration.ofMinutes(8));
    }

    @Test
    void takeBackNoMoreThanCounts() {
        house.pass("20M");
        var id = dispute();

        assertThat(house.ask(new Order.Settle(MEI, id, Duration.ofMinutes(21), "")))
                .isEqualTo(new Reply.Refused("more-than-counted", "1200"));
        assertThat(questions().open(house.today())).hasSize(1);
    }

    @Test
    void areOneForARowUntilItIsAnswered() {
        house.pass("20M");
        var id = dispute();

        assertThat(dispute(house.today(), row())).isEqualTo(new Reply.Refused("already-disputed", id));
        house.ask(new Order.Settle(MEI, id, Duration.ZERO, ""));
        assertThat(dispute()).isNotEqualTo(id);
    }

    @Test
    void areTwentyAtATime() {
        house.pass("20M");
        var row = row();
        for (int i = 0; i < 20; i++) {
            assertThat(dispute(house.today(), from(row, i))).isEqualTo(new Reply.Done());
        }

        assertThat(dispute(house.today(), from(row, 20))).isEqualTo(new Reply.Refused("too-many-disputes", "20"));
        assertThat(house.facts(Question.Disputed.class).stream().map(Question.Disputed::id))
                .doesNotHaveDuplicates();
    }

    private static Interval from(Interval row, int seconds) {
        return new Interval(
                row.from().plusSeconds(seconds),
                row.to(),
                row.length(),
                row.kind(),
                row.title(),
                row.why(),
                row.recovered());
    }

    @Test
    void needWordsAndADayWithDetail() {
        house.pass("20M");
        var row = Question.Disputed.Row.of(row());
        var old = house.today().minusDays(91);

        assertThat(house.wish(MEI, new Wish.Dispute(house.today(), row, " ")))
                .isEqualTo(new Reply.Refused("words-needed", ""));
        assertThat(house.wish(MEI, new Wish.Dispute(house.today(), row, "x".repeat(201))))
                .isEqualTo(new Reply.Refused("words-too-long", "200"));
        assertThat(house.wish(MEI, new Wish.Dispute(old, row, "no")))
                .isEqualTo(new Reply.Refused("day-without-detail", old.toString()));
    }

    /// The engine has no more in mind of such a day than that its row is disputed.
    @Test
    void ofADayTwoMonthsBackTakeBackWhatTheRowWas() {
        var day = house.today().minusDays(60);
        house.pass("20M");
        assertThat(dispute(day, row())).isEqualTo(new Reply.Done());
        var id = house.facts(Question.Disputed.class).getLast().id();

        assertThat(house.ask(new Order.Settle(MEI, id, Duration.ofMinutes(21), "")))
                .isEqualTo(new Reply.Refused("more-than-counted", "1200"));
        assertThat(house.ask(new Order.Settle(MEI, id, Duration.ofMinutes(20), "")))
                .isEqualTo(new Reply.Done());
        assertThat(house.facts(Fact.Corrected.class).getLast().day()).isEqualTo(day);
        assertThat(spent(house.today())).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void waitOverMonthsAndRestartsAndAreReminded() {
        house.pass("20M");
        var id = dispute();
        house.logout(MEI);
        days(7);
        var status = Reports.status(house.last.next(), house.reading(), false);
        house.kill(Duration.ofHours(1));
        days(40);

        assertThat(status.children().getFirst().disputes()).singleElement().satisfies(dispute -> {
            assertThat(dispute.id()).isEqualTo(id);
            assertThat(dispute.isOverdue(status.time())).isTrue();
            assertThat(dispute.isOverdue(status.time().minusSeconds(1))).isFalse();
        });
        assertThat(Reports.status(house.last.next(), house.reading(), false)
                        .children()
                        .getFirst()
                        .disputes())
                .hasSize(1);
    }

    @Test
    void goWithTheDetailOfTheirDay() {
        house.pass("20M");
        dispute();
        house.logout(MEI);

        days(91);

        assertThat(Reports.status(house.last.next(), house.reading(), false)
                        .children()
                        .getFirst()
                        .disputes())
                .isEmpty();
    }

    @Test
    void areForgottenWithTheirDay() {
        house.pass("20M");
        var id = dispute();
        house.pass("24H");

        house.ask(new Order.Forget(MEI, Optional.of(house.today())));

        assertThat(questions().dispute(id)).isEmpty();
    }

    @Test
    void standInTheDigestOfALostLedger() {
        house.pass("20M");
        var id = dispute();

        var digest = Digest.of(house.last.next(), List.of());
        var books = Engine.books(digest.remembered());

        assertThat(books.getOrDefault(MEI, ChildBook.EMPTY).questions().open(house.today()).stream()
                        .map(Question.Disputed::id))
                .containsExactly(id);
    }
}
