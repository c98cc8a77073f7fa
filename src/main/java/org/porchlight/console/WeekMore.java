package org.porchlight.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.porchlight.render.WeekParts;

/// The cards of a week's second look: programs, what was asked and answered, receipts, what nobody could see.
final class WeekMore {
    private final WeekParts parts;

    WeekMore(WeekParts parts) {
        this.parts = parts;
    }

    /// All that there is something to say of, in order.
    List<Node> cards(boolean narrow) {
        var cards = new ArrayList<Node>();
        programs().ifPresent(cards::add);
        requests(narrow).ifPresent(cards::add);
        disputes(narrow).ifPresent(cards::add);
        var receipts = receipts();
        var unseen = unseen();
        if (narrow) {
            cards.addAll(List.of(receipts, unseen));
        } else {
            cards.add(halves(receipts, unseen));
        }
        return cards;
    }

    private static Pane halves(Node left, Node right) {
        var grid = new GridPane();
        grid.setHgap(16);
        for (int half = 0; half < 2; half++) {
            var share = new ColumnConstraints();
            share.setPercentWidth(50);
            grid.getColumnConstraints().add(share);
        }
        grid.addRow(0, left, right);
        return grid;
    }

    private Optional<Node> programs() {
        var programs = parts.programs();
        if (programs.isEmpty()) {
            return Optional.empty();
        }
        var flow = flow(programs);
        parts.morePrograms().ifPresent(more -> flow.getChildren().add(label(more, "pl-small", "pl-muted")));
        return Optional.of(card("programs", List.of(flow)));
    }

    private static FlowPane flow(List<WeekParts.Named> all) {
        var flow = new FlowPane(20, 4);
        for (var named : all) {
            var item = new HBox(6, label(named.name(), "pl-small"), label(named.figure(), "pl-small", "pl-strong"));
            item.setAccessibleRole(AccessibleRole.LIST_ITEM);
            item.setAccessibleText(named.name() + " " + named.figure());
            flow.getChildren().add(item);
        }
        return flow;
    }

    private Optional<Node> requests(boolean narrow) {
        var rows = new ArrayList<Node>();
        parts.requests().forEach(asked -> rows.add(request(asked, narrow)));
        parts.given().forEach(line -> rows.add(wrapped(line, "pl-small", "pl-muted")));
        return rows.isEmpty() ? Optional.empty() : Optional.of(card("requests", rows));
    }

    private Optional<Node> disputes(boolean narrow) {
        var rows = parts.disputes().stream().map(said -> request(said, narrow)).toList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(card("disputes", rows));
    }

    private static Node request(WeekParts.Asked asked, boolean narrow) {
        var asks = new VBox(2, wrapped(asked.asked(), "pl-small"));
        quote(asked.words()).ifPresent(asks.getChildren()::add);
        var reply = new VBox(2, wrapped(asked.answer(), "pl-small", "pl-strong"));
        quote(asked.reply()).ifPresent(reply.getChildren()::add);
        var row = narrow ? new VBox(4, asks, reply) : halves(asks, reply);
        row.getStyleClass().add("pl-week-request");
        return row;
    }

    private static Optional<Node> quote(String words) {
        return words.isBlank() ? Optional.empty() : Optional.of(wrapped(words, "pl-quote", "pl-small", "pl-muted"));
    }

    private VBox receipts() {
        var receipts = parts.receipts();
        var lines = new ArrayList<Node>();
        if (!receipts.isEmpty()) {
            lines.add(flow(receipts));
        }
        lines.add(wrapped(parts.receiptsHint(), "pl-caption"));
        return card("receipts", lines);
    }

    private VBox unseen() {
        var lines = new ArrayList<Node>();
        parts.unseen().forEach(line -> lines.add(wrapped(line, "pl-small")));
        parts.unseenHints().forEach(line -> lines.add(wrapped(line, "pl-caption")));
        return card("unseen", lines);
    }

    private VBox card(String part, List<? extends Node> lines) {
        var card = new VBox(label(parts.title(part), "pl-small", "pl-strong"));
        card.getChildren().addAll(lines);
        card.getStyleClass().addAll("pl-card", "pl-week-more");
        return card;
    }

    private static Label wrapped(String text, String... styleClasses) {
        var label = label(text, styleClasses);
        label.setWrapText(true);
        return label;
    }

    private static Label label(String text, String... styleClasses) {
        return WeekCards.label(text, styleClasses);
    }
}
