package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergedWindowsTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            09:00-10:00 11:00-12:00             | 09:00-10:00 11:00-12:00
            09:00-10:00 10:00-12:00             | 09:00-12:00
            10:00-12:00 09:00-10:30             | 09:00-12:00
            16:00-18:00 08:00-09:00 17:00-20:00 | 16:00-20:00 08:00-09:00
            20:00-24:00 00:00-06:00             | 20:00-24:00 00:00-06:00
            20:00-02:00 21:00-24:00             | 20:00-02:00
            00:00-12:00 12:00-24:00             | 00:00-24:00
            00:00-12:00 10:00-02:00             | 00:00-12:00 10:00-02:00
            09:00-00:30 00:00-09:00             | 09:00-00:30 00:00-09:00
            09:00-10:00 09:00-10:00             | 09:00-10:00
            """)
    void areOneWhereTheyOverlapOrTouch(String written, String merged) {
        assertThat(MergedWindows.of(windows(written))).isEqualTo(windows(merged));
    }

    static TimeWindow window(String text) {
        return WindowReader.read(new Yaml.Scalar(Place.START, Yaml.Sort.TEXT, text), "", new Problems())
                .orElseThrow();
    }

    private static List<TimeWindow> windows(String text) {
        return Arrays.stream(text.split(" ")).map(MergedWindowsTest::window).toList();
    }
}
