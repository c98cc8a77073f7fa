package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignTest {
    @ParameterizedTest(name = "{0} is shown as {1}")
    @CsvSource({"小美, 美", "阿杰, 杰", "小美（样例）, 美", "小美 Mei, 美", "Mei, M", "Mei (sample), M", "émile, É", "（, （", "'', ''"})
    void showsTheCharacterOfAName(String name, String letter) {
        assertThat(Sign.of(List.of(name))).containsExactly(new Sign(letter, 0));
    }

    @ParameterizedTest(name = "{0} and {1} are shown as {2} and {3}")
    @CsvSource({
        "小美（样例）, 小杰（样例）, 美, 杰",
        "大美, 小美, 大, 小",
        "王小美, 王大美, 小, 大",
        "Mei, Max, Me, Ma",
        "Mia, Max, Mi, Mx",
        "Mei, 小美, M, 美",
        "美, 小美, 美, 小",
        "Mei, Mei, M, Me",
        "'', '', '', ''"
    })
    void tellsTheChildrenOfAFamilyApart(String one, String other, String first, String second) {
        assertThat(Sign.of(List.of(one, other))).containsExactly(new Sign(first, 0), new Sign(second, 1));
    }

    @Test
    void givesNoLetterTwiceWhereTheNamesHaveOthers() {
        assertThat(Sign.of(List.of("李美", "王美", "小李"))).extracting(Sign::letter).containsExactly("李", "王", "小");
    }

    @Test
    void comparesWithEveryChild() {
        assertThat(Sign.of(List.of("Mei", "Jie", "Max", "Mo")))
                .extracting(Sign::letter)
                .containsExactly("Me", "J", "Ma", "Mo");
    }
}
