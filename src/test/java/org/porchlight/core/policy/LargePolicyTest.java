package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Files at the edge of what is read keep a PC busy for a moment only.
@Timeout(10)
class LargePolicyTest {
    private static final LocalDate FIRST = LocalDate.of(1950, 1, 1);

    @Test
    void looksUpADayAmongThousandsOfDates() {
        var dates = IntStream.range(0, 10_000)
                .mapToObj(i -> FIRST.plusDays(2L * i) + ": []")
                .collect(Collectors.joining(", "));
        var rules = PolicyYamlTest.valid("porchlight: 1\nhousehold: {zone: Asia/Shanghai}\n"
                        + "children: [{id: a, accounts: [a], time: {windows: {" + dates + "}}}]\n")
                .rules(new ChildId("a"));

        assertThat(rules.windows(FIRST.plusDays(9998)).isPresent()).isTrue();
        assertThat(rules.windows(FIRST.plusDays(9999)).isPresent()).isFalse();
    }

    @Test
    void looksUpADayAmongThousandsOfImportedRanges() {
        var ranges = IntStream.range(0, 10_000)
                .mapToObj(i -> new DateRange(FIRST.plusDays(9L * i), FIRST.plusDays(9L * i + 4)))
                .toList();
        var hash = "0".repeat(64);
        var here = Circumstances.NONE.with(Map.of(hash, new ImportedCalendar(Map.of("Lesson", ranges))));

        var reading = PolicyYaml.read(
                "porchlight: 1\nhousehold: {zone: Asia/Shanghai}\ncalendars: {t: {ics: sha256:" + hash + "}}\n"
                        + "children: [{id: a, accounts: [a], time: {windows: {Lesson: []}, budget: {Lesson: 1h}}}]\n",
                here);

        assertThat(reading).isInstanceOfSatisfying(PolicyReading.Valid.class, valid -> {
            var rules = valid.document().rules(new ChildId("a"));
            assertThat(rules.budget(FIRST.plusDays(9 * 4000 + 4))).isPresent();
            assertThat(rules.budget(FIRST.plusDays(9 * 4000 + 5))).isEmpty();
        });
    }

    @Test
    void answersAFileOfThousandsOfChildren() {
        var children = IntStream.range(0, 6000)
                .mapToObj(i -> "- {id: a" + i + ", accounts: [b" + i + "]}\n")
                .collect(Collectors.joining());

        assertThat(PolicyYaml.read("porchlight: 1\nhousehold: {zone: Asia/Shanghai}\nchildren:\n" + children))
                .isInstanceOf(PolicyReading.Valid.class);
    }

    @Test
    void answersAFileOfThousandsOfUnknownKeys() {
        var keys = IntStream.range(0, 15_000).mapToObj(i -> "x" + i + ": []").collect(Collectors.joining(", "));

        assertThat(PolicyYaml.read("porchlight: 1\nhousehold: {zone: Asia/Shanghai}\n"
                        + "children: [{id: a, accounts: [a], time: {windows: {" + keys + "}}}]\n"))
                .isInstanceOfSatisfying(
                        PolicyReading.Invalid.class,
                        invalid -> assertThat(invalid.problems()).hasSize(50));
    }

    @Test
    void answersAFileOfWindowsThatAllOverlap() {
        var windows =
                IntStream.range(0, 15_000).mapToObj(_ -> "\"08:00-09:00\"").collect(Collectors.joining(","));

        var document = PolicyYamlTest.valid("porchlight: 1\nhousehold: {zone: Asia/Shanghai}\n"
                + "children: [{id: a, accounts: [a], time: {windows: {mon: [" + windows + "]}}}]\n");

        assertThat(document.rules(new ChildId("a"))
                        .windows(LocalDate.of(2026, 11, 23))
                        .map(Said::value)
                        .map(List::size))
                .contains(1);
    }

    @Test
    void remembersWhatADaySays() {
        var rules = PolicyYamlTest.valid(PolicyYamlTest.FULL).rules(new ChildId("mei"));
        var sum = Duration.ZERO;
        for (int i = 0; i < 2_000_000; i++) {
            sum = sum.plus(rules.budget(LocalDate.ofEpochDay(20_000 + i % 400))
                    .orElseThrow()
                    .value());
        }

        assertThat(sum).isPositive();
    }
}
