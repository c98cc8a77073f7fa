package org.porchlight.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Happened;
import org.porchlight.text.NoteWords;
import org.porchlight.text.Say;
import org.porchlight.ui.Drawn;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Words;

/// What happened today, on the page of today.
final class TodayEvents extends VBox {
    private static final int MOST = 12;

    private final Words words;
    private final Guard guard;
    private final VBox rows = new VBox();
    private final Drawn<Shown> drawn = new Drawn<>(this::draw);
    /// Whose names were asked for, and by their ids what they are called.
    private Set<String> asked = Set.of();
    private Runnable newest = () -> {};

    private Map<String, String> parents = Map.of();

    private record Row(String at, String sentence) {}

    /// @param unread names of children whose day could not be read
    private record Shown(List<Row> rows, List<String> unread) {}

    TodayEvents(Desk desk) {
        words = desk.words();
        guard = desk.guard();
        getStyleClass().addAll("pl-card", "pl-list-card");
        var title = new Label(words.of("today.so-far"));
        title.getStyleClass().add("pl-heading");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var seen = new Label(words.of("today.children-see"), Icons.of("fth-eye"));
        seen.getStyleClass().add("pl-caption");
        Labels.wrap(seen);
        var head = new HBox(title, space, seen);
        head.getStyleClass().add("pl-list-head");
        getChildren().addAll(head, rows);
    }

    void show(Today today, Say say) {
        show(() -> write(today, say));
        readNames(today);
    }

    private void show(Runnable writing) {
        newest = writing;
        writing.run();
    }

    private void write(Today today, Say say) {
        var names = today.status().children().stream().collect(Collectors.toMap(ChildStatus::id, ChildStatus::name));
        var sentences = NoteWords.toParents(words.language(), say, ParentsByName.in(parents));
        var happened = today.happened().stream()
                .limit(MOST)
                .map(row -> new Row(
                        say.clock(row.latest().at()),
                        sentences.sentence(row, id -> names.getOrDefault(id, id.value()))))
                .toList();
        var unread = today.status().children().stream()
                .filter(child -> today.isUntold(child.id()))
                .map(ChildStatus::name)
                .toList();
        drawn.from(new Shown(happened, unread));
    }

    /// Asks for names that are not known yet; where they are not told, again with what happens next.
    private void readNames(Today today) {
        var named = today.happened().stream()
                .map(Happened::latest)
                .flatMap(note -> Stream.of(note.by(), ofCodes(note)))
                .filter(by -> !by.isEmpty())
                .collect(Collectors.toSet());
        if (!asked.containsAll(named)) {
            asked = named;
            ParentsByName.ask(
                    guard,
                    names -> {
                        parents = names;
                        show(newest);
                    },
                    () -> asked = Set.of());
        }
    }

    private static String ofCodes(DayNote note) {
        return note.sort() == DayNote.Sort.CODES_ENROLLED ? note.subject() : "";
    }

    private void draw(Shown now) {
        var shown = new ArrayList<Node>();
        now.rows().forEach(row -> shown.add(row(row)));
        now.unread().forEach(name -> shown.add(quiet(words.of("today.unread", name))));
        if (shown.isEmpty()) {
            shown.add(quiet(words.of("today.nothing")));
        }
        rows.getChildren().setAll(shown);
    }

    private static Node row(Row shown) {
        var time = new Label(shown.at());
        time.getStyleClass().addAll("pl-small", "at");
        var text = new Label(shown.sentence());
        text.getStyleClass().add("pl-small");
        Labels.wrap(text);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(time, text);
        row.getStyleClass().add("pl-happened");
        return row;
    }

    private static Node quiet(String sentence) {
        var label = new Label(sentence);
        Labels.wrap(label);
        label.getStyleClass().addAll("pl-small", "pl-muted", "pl-happened");
        return label;
    }
}
