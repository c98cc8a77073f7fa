package org.porchlight.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.DayLine.Stretch;
import org.porchlight.core.report.Dispute;
import org.porchlight.core.report.Happened;
import org.porchlight.text.NoteWords;
import org.porchlight.text.Say;
import org.porchlight.ui.Icons;
import org.porchlight.ui.RowWords;
import org.porchlight.ui.Words;

/// What stands beside the rows of a day where nothing waits for an answer: one row in full, or what else happened and
/// who looked.
final class DayPane extends VBox {
    private record Line(Instant at, String sentence) {}

    private final Words words;
    private final Say say;
    private final UnaryOperator<String> by;

    /// @param by what people call an actor, such as `parent:mum`
    private DayPane(Words words, Say say, UnaryOperator<String> by) {
        this.words = words;
        this.say = say;
        this.by = by;
        getStyleClass().addAll("pl-card", "pl-side");
    }

    /// What else happened on the day, and which parents looked at it.
    static DayPane happened(Words words, Say say, UnaryOperator<String> by, String name, AccountReport report) {
        var pane = new DayPane(words, say, by);
        pane.title("fth-list", words.of("account.happened"));
        var sentences = NoteWords.toParents(words.language(), say, actor -> Optional.of(by.apply(actor)));
        var lines = new ArrayList<Line>();
        report.readBy(report.account().child())
                .happened()
                .forEach(note -> lines.add(new Line(note.at(), sentences.sentence(new Happened(note, 1), _ -> name))));
        report.looks()
                .forEach(look -> lines.add(new Line(look.at(), words.of("look." + look.what(), by.apply(look.by())))));
        lines.sort(Comparator.comparing(Line::at));
        if (lines.isEmpty()) {
            pane.getChildren().add(wrapped(words.of("account.nothing-else"), "pl-small", "pl-muted"));
        }
        lines.forEach(line -> pane.getChildren().add(pane.row(line)));
        report.unknownUntil()
                .ifPresent(until -> pane.getChildren()
                        .add(wrapped(words.of("account.left-unknown", say.clock(until)), "pl-small", "pl-muted")));
        return pane;
    }

    /// A row in full, with what was said of it.
    static DayPane row(Words words, Say say, UnaryOperator<String> by, String name, Stretch stretch) {
        var pane = new DayPane(words, say, by);
        var rows = new RowWords(say);
        pane.title("fth-info", rows.span(stretch));
        pane.getChildren().add(wrapped(rows.sentence(stretch), "pl-small"));
        if (stretch.interval().recovered()) {
            pane.getChildren().add(wrapped(words.of("account.recovered"), "pl-small", "pl-muted"));
        }
        stretch.disputes().forEach(dispute -> pane.said(name, dispute));
        return pane;
    }

    private void said(String name, Dispute dispute) {
        getChildren().add(wrapped(words.of("dispute.title", name), "pl-small", "pl-strong"));
        getChildren().add(wrapped(dispute.text(), "pl-quote", "pl-small"));
        dispute.answer().ifPresent(answer -> {
            var what = answer.amount().isZero()
                    ? words.of("dispute.stayed", by.apply(answer.by()))
                    : words.of("dispute.agreed", by.apply(answer.by()), say.minutes(answer.amount()));
            getChildren().add(wrapped(what, "pl-small", "pl-strong"));
            if (!answer.words().isBlank()) {
                getChildren().add(wrapped(answer.words(), "pl-quote", "pl-small"));
            }
        });
    }

    private void title(String icon, String text) {
        var title = wrapped(text, "pl-heading", "pl-side-title");
        title.setGraphic(Icons.of(icon));
        getChildren().add(title);
    }

    private Node row(Line line) {
        var time = new Label(say.clock(line.at()));
        time.getStyleClass().addAll("pl-small", "pl-day-time");
        var text = wrapped(line.sentence(), "pl-small");
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(time, text);
        row.getStyleClass().add("pl-day-line");
        return row;
    }

    private static Label wrapped(String text, String... styleClasses) {
        var label = WeekCards.label(text, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
