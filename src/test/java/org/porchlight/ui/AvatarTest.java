package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvatarTest {
    @ParameterizedTest(name = "{0} is shown as {1}")
    @CsvSource({"小美, 美", "阿杰, 杰", "Mei, M", "émile, É", "'', ''"})
    void showsTheCharacterThatTellsChildrenApart(String name, String letter) {
        assertThat(Avatar.letter(name)).isEqualTo(letter);
    }
}
