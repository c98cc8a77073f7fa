package org.porchlight.console;

import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.Household.OtherAccounts;
import org.porchlight.ui.Note;
import org.porchlight.ui.Words;

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
        table = new FirstRunTable(words);
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
        lines.getChildren()
                .setAll(
                        FirstRunLanguage.small(
                                words.of("first.review.zone", said.zone().getId())),
                        FirstRunLanguage.small(words.of(
                                isDone ? "first.review.parent-now" : "first.review.parent",
                                said.parent().strip())),
                        FirstRunLanguage.small(words.of(
                                said.others() == OtherAccounts.STRICTEST
                                        ? "first.review.strictest"
                                        : "first.review.report")),
                        FirstRunLanguage.small(words.of("first.review.children-see")));
    }

    @Override
    public Node first() {
        return node;
    }
}
