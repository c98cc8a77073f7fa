package org.porchlight.console;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.Said;
import org.porchlight.core.policy.TimeWindow;
import org.porchlight.text.Say;
import org.porchlight.ui.Avatar;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Sign;
import org.porchlight.ui.Words;
import org.porchlight.ui.WrapRow;

/// What the answers give each child in an ordinary week: time a day, rest, hours, and hours of games.
final class FirstRunTable extends VBox {
    private static final String GAMES = "games";

    private final Words words;
    private final Say say;
    private final Label heading;
    private final Label after;
    private final WrapRow head = new WrapRow(8);
    private final GridPane grid = new GridPane();

    /// @param title a word of the bundle `console`
    FirstRunTable(Words words, String title) {
        this.words = words;
        say = Say.unbroken(words.language(), ZoneOffset.UTC);
        getStyleClass().add("pl-card");
        heading = Labels.of(words.of(title), "pl-strong");
        after = Labels.of(words.of("first.table-after"), "pl-small", "pl-muted");
        grid.getStyleClass().add("pl-first-table");
        getChildren().addAll(head, grid);
        managedProperty().bind(visibleProperty());
    }

    /// Shows what the draft says; there is nothing to see while there is none with a child in it.
    void show(FirstRun now, LocalDate today) {
        var policy = now.draft().filter(draft -> !draft.children().isEmpty());
        setVisible(policy.isPresent());
        policy.ifPresent(draft -> show(PolicyDocument.of(draft), today));
    }

    private void show(PolicyDocument document, LocalDate today) {
        var packs = document.policy().children().stream()
                .map(child -> child.preset()
                        .filter(name -> !name.equals(Child.NO_PRESET))
                        .orElse(Child.NO_PRESET))
                .distinct()
                .map(this::chip);
        head.getChildren()
                .setAll(Stream.concat(Stream.concat(Stream.of(heading), packs), Stream.of(after))
                        .toList());
        grid.getChildren().clear();
        int column = 1;
        for (var key : List.of("first.day", "first.rest", "first.open", "first.games")) {
            var head = quiet(words.of(key));
            head.getStyleClass().add("pl-first-column-" + column);
            grid.add(head, column++, 0);
        }
        var signs =
                Sign.of(document.policy().children().stream().map(Child::name).toList());
        int place = 0;
        for (var child : document.policy().children()) {
            var called = new HBox(8, new Avatar(signs.get(place), true), plain(child.name()));
            called.setAlignment(Pos.CENTER_LEFT);
            called.getStyleClass().add("pl-first-column-0");
            var rules = document.rules(child.id());
            grid.addRow(
                    ++place,
                    called,
                    plain(budgets(rules, today)),
                    plain(rest(rules, today)),
                    plain(open(rules, today)),
                    plain(games(rules, today)));
        }
    }

    private static List<LocalDate> week(LocalDate today) {
        var monday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        return Stream.iterate(monday, day -> day.plusDays(1)).limit(7).toList();
    }

    private String budgets(ChildRules rules, LocalDate today) {
        var all = week(today).stream()
                .map(day -> rules.budget(day).map(Said::value))
                .toList();
        var said = all.stream()
                .distinct()
                .map(one -> one.map(this::budget).orElseGet(() -> words.of("first.unlimited")))
                .toList();
        return said.size() == 1 ? said.getFirst() : String.join(words.of("first.or"), said);
    }

    private String budget(Duration length) {
        return length.isZero() ? words.of("first.closed") : say.minutes(length);
    }

    private String rest(ChildRules rules, LocalDate today) {
        return rules.rest(today)
                .map(rest ->
                        words.of("first.rest-after", say.duration(rest.value().after())))
                .orElseGet(() -> words.of("first.none"));
    }

    private String open(ChildRules rules, LocalDate today) {
        return days(week(today).stream().map(rules::windows).toList());
    }

    private String games(ChildRules rules, LocalDate today) {
        return days(week(today).stream()
                .map(day -> Optional.ofNullable(rules.appGroups(day).get(GAMES)).flatMap(group -> group.windows()))
                .toList());
    }

    /// The hours of a week: days with the same ones are told together.
    private String days(List<Optional<Said<List<TimeWindow>>>> week) {
        var lines = new ArrayList<String>();
        int from = 0;
        while (from < week.size()) {
            int to = from;
            var hours = week.get(from).map(Said::value);
            while (to + 1 < week.size() && week.get(to + 1).map(Said::value).equals(hours)) {
                to++;
            }
            if (hours.filter(List::isEmpty).isEmpty()) {
                var text = hours.map(this::hours).orElseGet(() -> words.of("first.all-day"));
                lines.add(to - from == 6 ? text : words.of("first.on-days", span(from, to), text));
            }
            from = to + 1;
        }
        return lines.isEmpty() ? words.of("first.closed") : String.join(words.of("first.and"), lines);
    }

    private String span(int from, int to) {
        var first = say.weekdayShort(DayOfWeek.of(from + 1));
        return from == to ? first : words.of("first.days", first, say.weekdayShort(DayOfWeek.of(to + 1)));
    }

    private String hours(List<TimeWindow> windows) {
        return windows.stream()
                .map(window -> say.clock(window.start()) + "–"
                        + (window.end().equals(java.time.LocalTime.MIDNIGHT) ? "24:00" : say.clock(window.end())))
                .collect(Collectors.joining(" "));
    }

    private Label chip(String preset) {
        var chip = Labels.of(PresetChoice.name(words, preset), "pl-chip");
        chip.setGraphic(Icons.of("fth-layers"));
        return chip;
    }

    private static Label quiet(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("pl-caption", "pl-muted");
        return label;
    }

    private static Label plain(String text) {
        var label = new Label(text);
        label.getStyleClass().add("pl-small");
        label.setWrapText(true);
        return label;
    }
}
