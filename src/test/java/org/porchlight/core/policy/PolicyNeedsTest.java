package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyNeedsTest {
    private static final String HASH = "9f".repeat(32);

    @Test
    void tellsZoneAndCalendarsWhateverElseIsWrong() {
        var needs = PolicyNeeds.of("""
                porchlight: 7
                household: {zone: Asia/Shanghai, nonsense: 1}
                calendars:
                  timetable: {ics: sha256:%s}
                  again: {ics: sha256:%s, off: true}
                  short: {ics: sha256:9f2c}
                  winter-holiday: {dates: ["2027-01-18..2027-02-15"]}
                """.formatted(HASH, HASH));

        assertThat(needs).isEqualTo(new PolicyNeeds(Optional.of(ZoneId.of("Asia/Shanghai")), Set.of(HASH)));
    }

    @Test
    void readsTheCanonicalFormToo() {
        var json = "{\"porchlight\":1,\"household\":{\"zone\":\"UTC\"},\"calendars\":{\"x\":{\"ics\":\"sha256:" + HASH
                + "\"}},\"children\":[]}";

        assertThat(PolicyNeeds.of(json)).isEqualTo(new PolicyNeeds(Optional.of(ZoneId.of("UTC")), Set.of(HASH)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "x", "{", "household: x\ncalendars: []", "household: {zone: Mars}", "calendars: {a: b}"
            })
    void needsNothingWhereNothingIsSaid(String text) {
        assertThat(PolicyNeeds.of(text)).isEqualTo(new PolicyNeeds(Optional.empty(), Set.of()));
    }

    @Test
    void namesNoMoreCalendarsThanAFamilyHas() {
        var text = new StringBuilder("calendars:\n");
        for (int i = 0; i < 100; i++) {
            text.append("  c%d: {ics: sha256:%064x}\n".formatted(i, i));
        }

        assertThat(PolicyNeeds.of(text.toString()).calendars()).hasSize(32);
    }
}
