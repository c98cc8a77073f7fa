package org.porchlight.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.WeekReport;
import org.porchlight.text.Language;

/// The counts of a week.
class WeekTilesTest {
    private static List<WeekTiles.Sort> sorts(WeekReport week) {
        return new WeekTiles(week, WeekWords.of(week, Language.EN))
                .all().stream().map(WeekTiles.Tile::sort).toList();
    }

    @Test
    void countsRestsOnlyWhereAnyIsKnown() {
        var known = Weeks.full("Mei");
        var unknown = Weeks.week("Mei", Collections.nCopies(7, Weeks.day(60, 0, "", 30)));

        assertThat(known.sums().rests().taken()).isPositive();
        assertThat(sorts(known)).contains(WeekTiles.Sort.RESTS);
        assertThat(sorts(unknown)).isNotEmpty().doesNotContain(WeekTiles.Sort.RESTS);
    }
}
