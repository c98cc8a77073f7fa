package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest(name = "{0} holds {1}")
    @CsvSource(delimiter = '|', textBlock = """
            sat             | SATURDAY
            mon,wed,fri     | MONDAY WEDNESDAY FRIDAY
            mon , wed       | MONDAY WEDNESDAY
            mon-thu         | MONDAY TUESDAY WEDNESDAY THURSDAY
            sat-mon         | SATURDAY SUNDAY MONDAY
            sun-sat         | MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY
            mon-tue,fri-sat | MONDAY TUESDAY FRIDAY SATURDAY
            """)
    void readsDaySets(String text, String days) {
        var expected = Set.of(days.split(" ")).stream().map(DayOfWeek::valueOf).toList();

        assertThat(DaySets.ownWord(text).orElseThrow())
                .isInstanceOfSatisfying(
                        DaySet.Weekdays.class,
                        set -> assertThat(set.days()).containsExactlyInAnyOrderElementsOf(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "mon,",
                "-mon",
                "mon-",
                "mon-mon",
                "Mon",
                "monday",
                "mon-tue-wed",
                "every-day,mon",
                "2026-02-30",
                "2026-2-3",
                "2026-12-31..2026-12-30",
                "2026-12-31..",
                "1899-12-31",
                "2201-01-01",
                "2026-12-30..2026-12-31..2027-01-01",
                "mon;tue"
            })
    void refusesOtherDaySets(String text) {
        assertThat(DaySets.parse(text, _ -> false)).isEmpty();
    }

    @ParameterizedTest(name = "{0} is from {1} to {2}")
    @CsvSource(textBlock = """
            2026-12-31,             2026-12-31, 2026-12-31
            2026-12-31..2026-12-31, 2026-12-31, 2026-12-31
            1900-01-01..2200-12-31, 1900-01-01, 2200-12-31
            2028-02-29,             2028-02-29, 2028-02-29
            """)
    void readsDates(String text, LocalDate first, LocalDate last) {
        assertThat(DaySets.parse(text, _ -> false)).contains(new DaySet.Dated(new DateRange(first, last)));
    }

    @ParameterizedTest(name = "{0} is written {1}")
    @CsvSource(textBlock = """
            50 CNY,    50 CNY
            50.50 CNY, 50.5 CNY
            50.00EUR,  50 EUR
            0 CNY,     0 CNY
            100 CNY,   100 CNY
            """)
    void readsSumsOfMoney(String text, String written) {
        assertThat(Money.parse(text)).get().hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "50", "CNY", "-1 CNY", "1.234 CNY", "50 cny", "50 CNYY"})
    void refusesOtherSums(String text) {
        assertThat(Money.parse(text)).isEmpty();
    }

    @ParameterizedTest(name = "{0} is {1} s, written {2}")
    @CsvSource(textBlock = """
            0,       0,     0m
            0m,      0,     0m
            90s,     90,    1m30s
            45m,     2700,  45m
            1h30m,   5400,  1h30m
            60m,     3600,  1h
            24h,     86400, 24h
            1h1s,    3601,  1h1s
            1h90m,   9000,  2h30m
            """)
    void readsLengthsOfTime(String written, long seconds, String canonical) {
        var length = Amounts.parse(written).orElseThrow();

        assertThat(length).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(Amounts.write(length)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "60", "m", "h", "1m1h", "-5m", "+5m", "1.5h", "5 m", "5M", "1d", "12345678901234567890s"
            })
    void refusesOtherLengths(String written) {
        assertThat(Amounts.parse(written)).isEmpty();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(textBlock = """
            example.org,      example.org
            EXAMPLE.org.,     example.org
            www.中国.cn,       www.xn--fiqs8s.cn
            www。example。org, www.example.org
            cn,               cn
            xn--fiqs8s,       xn--fiqs8s
            """)
    void bringsDomainsIntoOneForm(String written, String canonical) {
        assertThat(DomainName.canonical(written)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a..b",
                ".a",
                "*.a",
                "a b",
                "a/b",
                "http://a",
                "a:80",
                "1.2.3.4",
                "::1",
                "a_b",
                "-a",
                "a-",
                "1"
            })
    void refusesWhatIsNoDomain(String written) {
        assertThat(DomainName.canonical(written)).isEmpty();
    }

    @Test
    void refusesADomainThatIsTooLong() {
        assertThat(DomainName.canonical("a.".repeat(127) + "cn")).isEmpty();
        assertThat(DomainName.canonical("a".repeat(64) + ".cn")).isEmpty();
        assertThat(DomainName.canonical("a".repeat(100_000))).isEmpty();
    }
}
