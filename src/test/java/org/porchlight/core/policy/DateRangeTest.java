package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateRangeTest {
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "2026-12-31, 2026-12-31, true",
        "2026-12-30..2027-01-02, 2027-01-02..2027-01-05, true",
        "2026-12-30..2027-01-02, 2026-12-31, true",
        "2026-12-30..2027-01-02, 2027-01-03, false"
    })
    void overlapWhereADayLiesInBoth(String one, String other, boolean is) {
        var first = DateRange.parse(one).orElseThrow();
        var second = DateRange.parse(other).orElseThrow();

        assertThat(first.overlaps(second)).isEqualTo(is);
        assertThat(second.overlaps(first)).isEqualTo(is);
    }
}
