package org.porchlight.console;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.DateRange;
import org.porchlight.core.policy.DayMap;
import org.porchlight.core.policy.DaySet;
import org.porchlight.core.policy.DaySubject;
import org.porchlight.core.policy.Period;
import org.porchlight.ui.Focus;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Words;

/// Single days, and days one after the other, that are open at other times or have other time than their week says.
final class DatesCard extends VBox {
    private static final DaySubject PC = new DaySubject.Pc();

    private final Words words;
    private final DayRows dayRows;
    private final VBox rows = new VBox();
    private final Label none;
    private final SimpleStringProperty problem = new SimpleStringProperty("");
    private final DatesForm dates;
    private Optional<RulesPage> shown = Optional.empty();

    DatesCard(Words words, DayRows dayRows) {
        this.words = words;
        this.dayRows = dayRows;
        getStyleClass().addAll("pl-card", "pl-time-card");
        var title = new Label(words.of("dates.title"));
        title.getStyleClass().add("pl-heading");
        none = Labels.of(words.of("dates.none"), "pl-small", "pl-muted");
        Labels.wrap(none);
        dates = new DatesForm(words, "date", problem, this::add);
        dates.getStyleClass().add("pl-period-add");
        getChildren().addAll(title, none, rows, dates, Labels.error(problem));
    }

    /// Gives days hours of their own.
    ///
    /// @return whether no day of them had some already
    boolean add(DateRange range) {
        var taken = shown.stream()
                .flatMap(page -> PC.of(page.draft().week().own()).windows().entries().stream())
                .map(DayMap.Entry::days)
                .filter(days -> days instanceof DaySet.Dated(var other) && other.overlaps(range))
                .findFirst();
        problem.set(taken.map(days -> words.of("dates.taken", dayRows.title(days))).orElse(""));
        if (taken.isEmpty()) {
            shown.ifPresent(page -> dayRows.addHours(page, PC, new DaySet.Dated(range)));
        }
        return taken.isEmpty();
    }

    void render(RulesPage page) {
        shown = Optional.of(page);
        var made = days(page).stream().map(days -> dayRows.of(page, PC, days)).toList();
        none.setVisible(made.isEmpty());
        none.setManaged(made.isEmpty());
        Focus.keep(rows, () -> rows.getChildren().setAll(made), dates.first());
    }

    /// Dates, and events of imported calendars that a line names.
    private static List<DaySet> days(RulesPage page) {
        var written = page.policy().calendars().stream()
                .filter(Period.Written.class::isInstance)
                .map(Period::name)
                .toList();
        return DayRows.said(page, PC)
                .filter(days -> days instanceof DaySet.Dated
                        || (days instanceof DaySet.Named(var name) && !written.contains(name)))
                .toList();
    }
}
