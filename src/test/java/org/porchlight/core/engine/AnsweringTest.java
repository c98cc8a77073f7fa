package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Question;
import org.porchlight.core.report.Reports;

/// What a child asks and disputes, and what parents answer.
class AnsweringTest extends OnAnswers {
    @Nested
    class Requests {
        private String ask(String words) {
            assertThat(house.wish(MEI, new Wish.Request(Optional.of(Duration.ofMinutes(10)), words)))
                    .isEqualTo(new Reply.Done());
            return house.facts(Question.Requested.class).getLast().id();
        }

        @Test
        void areApprovedByTheirId() {
            var id = ask("please");

            var reply = house.ask(new Order.Approve(MEI, Optional.of(id), Optional.empty(), "then dinner"));

            assertThat(reply).isEqualTo(new Reply.Done());
            assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(70));
            var answer = house.facts(Question.Answered.class).getLast();
            assertThat(answer.words()).isEqualTo("then dinner");
            assertThat(answer.at()).contains(house.now());
        }

        @Test
        void thatWereAnsweredSayByWhomAndWhenAndGiveNothing() {
            var id = ask("");
            house.ask(new Order.Deny(MEI, Optional.of(id), "dinner first"));
            house.pass("10M");
            var later = ask("");

            var reply = house.ask(new Order.Approve(MEI, Optional.of(id), Optional.empty(), ""));

            assertThat(reply).isEqualTo(new Reply.Refused("request-answered", "2026-11-24 15:00\troot"));
            assertThat(house.facts(Fact.Granted.class)).isEmpty();
            assertThat(questions().waiting(house.now()).map(Question.Requested::id))
                    .contains(later);
        }

        @Test
        void thatWaitedTooLongSayUntilWhen() {
            house.logout(MEI);
            var id = ask("");

            house.pass("8H");

            assertThat(house.ask(new Order.Deny(MEI, Optional.of(id), "")))
                    .isEqualTo(new Reply.Refused("request-lapsed", "2026-11-24 23:00"));
            assertThat(house.ask(new Order.Deny(MEI, Optional.of("aaaaa"), "")))
                    .isEqualTo(new Reply.Refused("no-such-request", "aaaaa"));
        }

        @Test
        void areNotPassedOnMoreOftenThanSixTimesAnHour() {
            for (int i = 0; i < 6; i++) {
                house.ask(new Order.Deny(MEI, Optional.of(ask("")), ""));
                house.pass("5M");
            }

            var reply = house.wish(MEI, new Wish.Request(Optional.empty(), ""));
            house.pass("31M");

            assertThat(reply).isEqualTo(new Reply.Refused("asked-too-often", "6"));
            assertThat(house.wish(MEI, new Wish.Request(Optional.empty(), ""))).isEqualTo(new Reply.Done());
        }

        @Test
        void areAsTheyWereAfterARestart() {
            var id = ask("");
            house.ask(new Order.Deny(MEI, Optional.of(id), "no"));
            var before = questions();

            var book = Engine.books(house.remembered()).get(MEI);

            assertThat(book).isEqualTo(house.last.next().book(MEI));
            assertThat(before.request(id)).isPresent();
        }

        @Test
        void areToldInTheStatusAndForADayWithTheAnswer() {
            var id = ask("please");
            var waiting = Reports.status(house.last.next(), house.reading(), false)
                    .children()
                    .getFirst();
            house.ask(new Order.Approve(MEI, Optional.of(id), Optional.of(Duration.ofMinutes(5)), "好"));
            var answered = Reports.status(house.last.next(), house.reading(), false)
                    .children()
                    .getFirst();
            house.logout(MEI);
            house.pass("24H");

            assertThat(waiting.request()).hasValueSatisfying(request -> {
                assertThat(request.id()).isEqualTo(id);
                assertThat(request.isWaiting(request.at())).isTrue();
                assertThat(request.isWaiting(request.until())).isFalse();
            });
            assertThat(answered.request().flatMap(asking -> asking.answer())).hasValueSatisfying(answer -> {
                assertThat(answer.by()).isEqualTo("parent:root");
                assertThat(answer.granted()).contains(Duration.ofMinutes(5));
                assertThat(answer.words()).isEqualTo("好");
            });
            assertThat(Reports.status(house.last.next(), house.reading(), false)
                            .children()
                            .getFirst()
                            .request())
                    .isEmpty();
        }
    }
}
