package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialTest {
    @ParameterizedTest(name = "{0} is shown as {1}")
    @CsvSource({
        "小美, 美",
        "阿杰, 杰",
        "小美（样例）, 美",
        "小杰（样例）, 杰",
        "小美 Mei, 美",
        "Mei, M",
        "Mei (sample), M",
        "émile, É",
        "（, （",
        "'', ''"
    })
    void showsTheCharacterThatTellsChildrenApart(String name, String letter) {
        assertThat(Initial.of(name)).isEqualTo(letter);
    }
}
