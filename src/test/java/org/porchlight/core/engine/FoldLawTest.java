package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.BO;
import static org.porchlight.core.engine.House.MEI;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.event.Event;
import org.porchlight.core.policy.ChildId;

/// The same facts come to the same account: in any order, told twice, and wherever the guard was started anew (L10).
class FoldLawTest {
    private static ChildBook fold(ChildId child, List<Event> events) {
        var book = ChildBook.EMPTY;
        for (var event : events) {
            book = book.with(child, event);
        }
        return book;
    }

    private static void agree(ChildBook one, ChildBook other, House house, ChildId child, long seed) {
        var rules = house.last.next().document().rules(child);
        for (var day : one.days()) {
            assertThat(other.standing(rules, day)).as("seed %d %s", seed, day).isEqualTo(one.standing(rules, day));
            assertThat(other.on(day).sums())
                    .as("seed %d %s", seed, day)
                    .isEqualTo(one.on(day).sums());
        }
    }

    @RepeatedTest(30)
    void theOrderOfFactsDoesNotMatter(RepetitionInfo repetition) {
        long seed = 900L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var house = Histories.of(random);

        var shuffled = new ArrayList<>(house.ledger);
        shuffled.addAll(house.ledger.subList(0, house.ledger.size() / 2));
        Collections.shuffle(shuffled, random);

        for (var child : List.of(MEI, BO)) {
            agree(fold(child, house.ledger), fold(child, shuffled), house, child, seed);
        }
    }

    @RepeatedTest(30)
    void factsThatArePutInAtOnceAreThoseThatAreToldOneAfterAnother(RepetitionInfo repetition) {
        long seed = 950L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var house = Histories.of(random);
        var some = new ArrayList<>(house.ledger);
        some.addAll(house.ledger.subList(0, house.ledger.size() / 3));
        Collections.shuffle(some, random);

        for (var child : List.of(MEI, BO)) {
            assertThat(Folding.of(child, ChildBook.EMPTY, some))
                    .as("seed %d", seed)
                    .isEqualTo(fold(child, some));
        }
    }

    @RepeatedTest(30)
    void whatTheEngineKeepsIsWhatTheLedgerFoldsTo(RepetitionInfo repetition) {
        long seed = 1000L + repetition.getCurrentRepetition();
        var house = Histories.of(new Random(seed));
        LocalDate today = house.last.next().today();

        for (var child : List.of(MEI, BO)) {
            var rules = house.last.next().document().rules(child);
            var live = house.last.next().book(child);
            var folded = fold(child, house.ledger);
            for (var day = today.minusDays(3); !day.isAfter(today); day = day.plusDays(1)) {
                assertThat(live.standing(rules, day))
                        .as("seed %d %s", seed, day)
                        .isEqualTo(folded.standing(rules, day));
                assertThat(live.on(day).sums())
                        .as("seed %d %s", seed, day)
                        .isEqualTo(folded.on(day).sums());
            }
        }
    }

    /// Whatever was moved: the account lies in order, and no time at the PC is in it twice.
    @RepeatedTest(30)
    void noTwoIntervalsOverlap(RepetitionInfo repetition) {
        long seed = 1100L + repetition.getCurrentRepetition();
        var house = Histories.of(new Random(seed));
        house.sync();

        for (var child : List.of(MEI, BO)) {
            var intervals = house.last
                    .next()
                    .book(child)
                    .latest()
                    .filter(interval -> interval.kind() != Kind.ASLEEP)
                    .sorted(Comparator.comparing(Interval::from))
                    .toList();
            for (int i = 1; i < intervals.size(); i++) {
                assertThat(intervals.get(i).from())
                        .as("seed %d %s %s", seed, intervals.get(i - 1), intervals.get(i))
                        .isAfterOrEqualTo(intervals.get(i - 1).to().minusSeconds(121));
            }
        }
    }
}
