package org.porchlight.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.text.FindingText;
import org.porchlight.ui.Avatar;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Sign;
import org.porchlight.ui.Words;

/// One child: name, age, accounts and preset; or that the child is to go.
final class ChildEditor extends VBox {
    private final Words words;
    private final ChildrenModel model;
    private final String key;
    private final StackPane avatar = new StackPane();
    private final TextField name = new TextField();
    private final AgeField age;
    private final StringProperty ageProblem = new SimpleStringProperty("");
    private final StringProperty problem = new SimpleStringProperty("");
    private final FlowPane accounts = new FlowPane(8, 8);
    private final Label accountsText = Labels.styled("pl-small", "pl-muted");
    private final PresetChoice preset;
    private final Label presetText = Labels.styled("pl-small", "pl-muted");
    private final Label going = Labels.styled();
    private final VBox whole;
    private final HBox goes;
    private final Button remove = new Button();
    private final Button keep = new Button();
    private List<String> offered = List.of();
    private boolean rendering;

    ChildEditor(Words words, ChildrenModel model, String key) {
        this.words = words;
        this.model = model;
        this.key = key;
        getStyleClass().add("pl-card");
        name.setId("name-" + key);
        name.getStyleClass().add("pl-child-name");
        name.setPromptText(words.of("children.name-prompt"));
        name.textProperty().subscribe((_, now) -> typed(() -> model.name(key, now)));
        age = new AgeField(words, "age-" + key, key, now -> typed(() -> model.age(key, now)));
        preset = new PresetChoice(words, "preset-" + key, chosen -> model.preset(key, chosen));
        button(remove, "children.remove", "fth-trash-2", () -> model.remove(key));
        button(keep, "children.keep", "fth-rotate-ccw", () -> model.keep(key));
        Labels.wrap(accountsText);
        Labels.hideWhenEmpty(accountsText);
        Labels.wrap(presetText);
        Labels.wrap(going);
        whole = new VBox(
                16,
                head(),
                Labels.error(age.field(), ageProblem),
                part("children.accounts", accounts, accountsText, Labels.error(problem)),
                part("children.preset", preset, presetText));
        goes = new HBox(12, going, keep);
        goes.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(going, Priority.ALWAYS);
        going.setMaxWidth(Double.MAX_VALUE);
    }

    private Node head() {
        var fields = new FlowPane(12, 8, name, age, age.means());
        fields.setAlignment(Pos.CENTER_LEFT);
        fields.setMinWidth(0);
        fields.setPrefWrapLength(560);
        HBox.setHgrow(fields, Priority.ALWAYS);
        var head = new HBox(avatar, fields, remove);
        head.getStyleClass().add("pl-children-row");
        return head;
    }

    private VBox part(String title, Node... nodes) {
        var part = new VBox(Labels.of(words.of(title), "pl-caption", "pl-muted"));
        part.getStyleClass().add("pl-child-part");
        part.getChildren().addAll(nodes);
        return part;
    }

    private void button(Button button, String word, String icon, Runnable action) {
        button.setText(words.of(word));
        button.setGraphic(Icons.of(icon));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().add("small");
        button.setId(word.substring(word.indexOf('.') + 1) + "-" + key);
        button.setOnAction(_ -> action.run());
    }

    private void typed(Runnable told) {
        if (!rendering) {
            told.run();
        }
    }

    void render(ChildrenPage page, Sign sign, ChildrenWords say) {
        var called = say.name(page.draft(), key);
        var form = page.draft().form(key);
        remove.setAccessibleText(words.of("children.remove-of", called));
        keep.setAccessibleText(words.of("children.keep-of", called));
        name.setAccessibleText(words.of("children.name-of", called));
        going.setText(words.of("children.going", called));
        if (form.isEmpty()) {
            getChildren().setAll(goes);
            return;
        }
        if (!getChildren().equals(List.of(whole))) {
            getChildren().setAll(List.of(whole));
        }
        var said = form.get();
        rendering = true;
        if (!name.getText().equals(said.name())) {
            name.setText(said.name());
        }
        age.show(said.age(), page.today());
        rendering = false;
        avatar.getChildren().setAll(List.of(new Avatar(sign, false)));
        boolean incomplete = page.saving() instanceof ChildrenPage.Saving.Incomplete(var keys) && keys.contains(key);
        ageProblem.set(incomplete && said.birth(page.today()).isEmpty() ? words.of("children.unread") : "");
        problem.set(incomplete && said.accounts().isEmpty() ? words.of("children.no-account", called) : found(page));
        accounts(page, called, said, say);
        var tier = said.birth(page.today()).flatMap(birth -> birth.tierOn(page.today()));
        preset.show(called, tier, said.presetOn(page.today()));
        presetText.setText(PresetChoice.sentence(words, called, tier, said.presetOn(page.today())));
    }

    private String found(ChildrenPage page) {
        var findings = new FindingText(words.language());
        return page.wrong().stream()
                .filter(wrong -> wrong.key().equals(key))
                .map(wrong -> (wrong.path().isEmpty() ? "" : wrong.path() + ": ") + findings.sentence(wrong.sentence()))
                .collect(Collectors.joining("\n"));
    }

    private void accounts(ChildrenPage page, String called, ChildForm said, ChildrenWords say) {
        accounts.setAccessibleText(words.of("children.accounts-of", called));
        var owners = page.owners();
        var sentences = new ArrayList<String>();
        var free = new ArrayList<String>();
        owners.forEach((account, owner) -> {
            boolean mine = said.accounts().contains(account);
            if (mine || owner.isEmpty()) {
                free.add(account);
            } else {
                sentences.add(words.of("children.other-childs", account, say.name(page.draft(), owner.get())));
            }
            if (mine && !page.people().isEmpty() && !page.canBeLimited(account)) {
                sentences.add(words.of("children.not-here", account));
            }
        });
        if (!free.equals(offered)) {
            offered = List.copyOf(free);
            accounts.getChildren().setAll(free.stream().map(this::chip).toList());
        }
        for (var node : accounts.getChildren()) {
            if (node instanceof ToggleButton chip) {
                boolean mine = said.accounts().contains(chip.getText());
                chip.setSelected(mine);
                chip.setGraphic(mine ? Icons.of("fth-check") : null);
                chip.setAccessibleText(words.of("children.account-of", chip.getText(), called));
            }
        }
        accountsText.setText(String.join("\n", sentences));
    }

    private ToggleButton chip(String account) {
        var chip = new ToggleButton(account);
        chip.setId("account-" + key + "-" + account);
        chip.getStyleClass().setAll("pl-chip", "pl-chip-toggle", "pl-child-account");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.setOnAction(_ -> model.account(key, account, chip.isSelected()));
        return chip;
    }

    /// Where the keyboard begins.
    Node first() {
        return name;
    }
}
