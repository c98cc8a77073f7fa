package org.porchlight.render;

import java.util.Optional;
import org.porchlight.core.policy.Categories;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekReport;
import org.porchlight.core.report.WeekSums;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// What is said of a week in every form of it.
record WeekWords(Texts texts, Say say, Language language) {
    /// What the counted time is held against.
    ///
    /// @param days of the week
    String total(WeekFigures figures, int days) {
        var limit = say.duration(figures.limit());
        if (figures.limitedDays() == 0) {
            return texts.of("total.free");
        }
        if (!figures.inLimited().equals(figures.total())) {
            return texts.of("total.mixed", figures.limitedDays(), say.duration(figures.inLimited()), limit);
        }
        return figures.limitedDays() == days
                ? texts.of("total.all", limit)
                : texts.of("total.days", figures.limitedDays(), limit);
    }

    /// How much more or less it is than the week before; nothing when nothing is known of that.
    Optional<String> than(WeekReport report) {
        var before = report.sumsBefore();
        if (!before.known()) {
            return Optional.empty();
        }
        var more = WeekSums.more(report.sums().counted(), before.counted());
        if (more.isZero()) {
            return Optional.of(texts.of("than.same"));
        }
        return Optional.of(texts.of(more.isNegative() ? "than.less" : "than.more", say.duration(more.abs())));
    }

    /// The name of a program; none is known, or it is not told.
    String program(WeekReport report, String title) {
        if (!title.isEmpty()) {
            return say.program(title);
        }
        return texts.of(report.told() == Visibility.DETAIL ? "unknown" : "untold");
    }

    /// The name of a category.
    String category(String id) {
        return Categories.name(id, language.locale().getLanguage()).orElseGet(() -> texts.of("category.other"));
    }
}
