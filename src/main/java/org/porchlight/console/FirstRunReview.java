package org.porchlight.console;

import java.util.ArrayList;
import java.util.Optional;
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
    private final boolean isDone;
    private final FirstRunTable table;
    private final VBox lines = new VBox(8);
    private final VBox node;

    /// @param isDone whether it is in force
    FirstRunReview(Words words, FirstRunModel model, boolean isDone) {
        this.words = words;
        this.model = model;
        this.isDone = isDone;
        table = new FirstRunTable(words, "first.table");
        var card = new VBox(lines);
        card.getStyleClass().add("pl-card");
        node = new VBox(16, table, card, new Note(Note.Kind.CALM, words.of("first.undo")));
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

    private String parent(FirstRun.Parent parent) {
        if (isDone) {
            return words.of("first.review.parent-now", parent.called());
        }
        return words.of(parent.pin().isEmpty() ? "first.review.parent" : "first.review.parent-pin", parent.called());
    }

    @Override
    public Optional<Node> first() {
        return Optional.empty();
    }
}
