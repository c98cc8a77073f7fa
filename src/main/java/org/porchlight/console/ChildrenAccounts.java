package org.porchlight.console;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.Household.OtherAccounts;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Words;

/// The accounts of this PC, whose each is, and what is done with those of nobody.
final class ChildrenAccounts {
    private final Words words;
    private final ChildrenWords say;
    private final VBox accounts = new VBox();
    private final Forms.Choice<OtherAccounts> others;
    private final Node root;

    ChildrenAccounts(Words words, ChildrenModel model) {
        this.words = words;
        say = new ChildrenWords(words);
        others = new Forms.Choice<>(
                words.of("first.others"),
                List.of(OtherAccounts.REPORT, OtherAccounts.STRICTEST, OtherAccounts.IGNORE),
                say::others,
                model::others);
        root = machine();
    }

    Node root() {
        return root;
    }

    private Node machine() {
        accounts.getStyleClass().add("pl-children-accounts");
        var card = Forms.card(
                words.of("children.accounts"),
                words.of("children.administrators"),
                accounts,
                Forms.group(words.of("first.others"), others.root()));
        var why = Labels.of(words.of("children.others-text"), "pl-small", "pl-muted");
        Labels.wrap(why);
        card.getChildren().add(why);
        return card;
    }

    /// @param soft whether the guard sees no account, as it runs without root
    void render(ChildrenPage page, boolean soft) {
        others.choose(page.draft().otherAccounts());
        var lines = new ArrayList<Node>();
        page.owners().forEach((account, owner) -> {
            var name = Labels.of(account);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            var whose = Labels.of(
                    owner.map(key -> say.name(page.draft(), key)).orElseGet(() -> words.of("children.nobodys")),
                    "pl-small",
                    owner.isPresent() ? "pl-strong" : "pl-muted");
            var line = new HBox(Icons.of("fth-user"), name, whose);
            line.getStyleClass().add("pl-children-account");
            lines.add(line);
        });
        if (lines.isEmpty()) {
            var none = Labels.of(words.of(soft ? "children.no-people-soft" : "children.no-people"), "pl-small");
            Labels.wrap(none);
            lines.add(none);
        }
        accounts.getChildren().setAll(lines);
    }
}
