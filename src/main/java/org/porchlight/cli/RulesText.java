package org.porchlight.cli;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.core.report.RulesOfDay;
import org.porchlight.text.Language;

/// What holds for a child on a day, and what says it, as lines.
public final class RulesText {
    private RulesText() {}

    public static List<String> of(Language language, RulesOfDay rules) {
        return of(new Words(language), rules);
    }

    static List<String> of(Words words, RulesOfDay rules) {
        var date = words.in(ZoneOffset.UTC).date(rules.day());
        var sort = words.of(rules.dayOff() ? "show.day-off" : "show.school-day");
        var lines = new ArrayList<String>();
        lines.add(rules.tier()
                .map(tier -> words.of("show.day", rules.name(), date, sort, words.of("tier." + tier.name())))
                .orElseGet(() -> words.of("show.day-no-tier", rules.name(), date, sort)));
        var columns = new Columns();
        rules.rules()
                .forEach(held -> columns.row(
                        "  " + held.rule(), held.value(), held.pack().orElseGet(() -> words.of("show.own"))));
        lines.addAll(columns.lines());
        return lines;
    }
}
