package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TitlesTest {
    @Test
    void everyCategoryOfATitleIsKnown() {
        assertThat(Titles.known().categories()).hasSizeGreaterThan(50);
        assertThat(Categories.known().ids())
                .containsAll(Titles.known().categories().values());
    }

    @Test
    void knowsTheCategoryByIdAndByName() {
        assertThat(Titles.category("minecraft")).contains("games");
        assertThat(Titles.category("我的世界")).contains("games");
        assertThat(Titles.category("KRITA 绘画")).contains("create");
        assertThat(Titles.category("firefox")).contains("web");
        assertThat(Titles.category("Firefox-ESR")).contains("web");
        assertThat(Titles.category("gcompris-qt")).contains("education");
        assertThat(Titles.category("nethack")).isEmpty();
    }
}
