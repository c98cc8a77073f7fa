package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarksTest {
    @ParameterizedTest(name = "{0} is in {1}: {2}")
    @CsvSource({
        "time.windows.sat, time.windows.sat, true",
        "time.windows.sat[1], time.windows.sat, true",
        "time.step-down.floor, time.step-down, true",
        "time.windows.sat-mon, time.windows.sat, false",
        "time.windows.2026-12-31[0], time.windows.2026-12-31, true",
        "time.windows.2026-12-31..2027-01-02[0], time.windows.2026-12-31, false",
        "time.windows.2026-12-31..2027-01-02[0], time.windows.2026-12-31..2027-01-02, true"
    })
    void areAtTheLineThatTheyAreIn(String path, String line, boolean is) {
        var marks = new Marks(Map.of(path, new Marks.Mark(Marks.Kind.INVALID, "this cannot stand")));

        assertThat(marks.at(line).isPresent()).isEqualTo(is);
    }
}
