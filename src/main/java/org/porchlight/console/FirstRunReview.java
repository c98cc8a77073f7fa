package org.porchlight.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.Household.OtherAccounts;
import org.porchlight.ui.Note;
import org.porchlight.ui.Words;
import org.porchlight.ui.ZoneNames;

/// What will hold, before it does, and what holds now, after.
final class FirstRunReview implements FirstRunView.Part {
    private final Words words;
    private final FirstRunModel model;
    private final Optional<Verbs> verbs;
    private final FirstRunTable table;
    private final VBox lines = new VBox(8);
    private final VBox holds = new VBox();
    private final VBox node;

    /// @param verbs runs the doctor, which says how long it holds, once it is in force; nothing before
    FirstRunReview(Words words, FirstRunModel model, Optional<Verbs> verbs) {
        this.words = words;
        this.model = model;
        this.verbs = verbs;
        table = new FirstRunTable(words, "first.table");
        var card = new VBox(lines);
        card.getStyleClass().add("pl-card");
        holds.managedProperty().bind(Bindings.isNotEmpty(holds.getChildren()));
        node = new VBox(16, holds, table, card, new Note(Note.Kind.CALM, words.of("first.undo")));
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void render(FirstRun now) {
        table.show(now, model.today());
        var said = now.said();
        var all = new ArrayList<String>();
        all.add(words.of("first.review.zone", ZoneNames.city(words.language(), said.zone())));
        all.add(parent(said.parent()));
        said.parent()
                .account()
                .ifPresent(account ->
                        all.add(words.of("first.review.account", said.parent().called(), account)));
        all.add(words.of(said.others() == OtherAccounts.STRICTEST ? "first.review.strictest" : "first.review.report"));
        all.add(words.of("first.review.children-see"));
        lines.getChildren().setAll(all.stream().map(FirstRunLanguage::small).toList());
    }

    @Override
    public void opened() {
        verbs.ifPresent(line -> line.run(
                List.of("doctor", "--json"),
                result -> Checked.of(result.out())
                        .flatMap(found -> found.row("supervisor"))
                        .flatMap(row -> holds(row, line))
                        .ifPresent(holds.getChildren()::setAll)));
    }

    /// How long it holds: a guard that nothing starts with the PC holds nothing after that was switched off.
    private Optional<Node> holds(Checked.Row row, Verbs line) {
        return switch (row.state()) {
            case OK -> Optional.of(new Note(Note.Kind.CALM, words.of("first.holds.daily")));
            case WEAK, BROKEN ->
                Optional.of(
                        new Note(Note.Kind.WEAK, words.of("first.holds.guard", row.detail(), line.typing(row.fix()))));
            case UNAVAILABLE -> Optional.empty();
        };
    }

    private String parent(FirstRun.Parent parent) {
        if (verbs.isPresent()) {
            return words.of("first.review.parent-now", parent.called());
        }
        return words.of(parent.pin().isEmpty() ? "first.review.parent" : "first.review.parent-pin", parent.called());
    }

    @Override
    public Optional<Node> first() {
        return Optional.empty();
    }
}
