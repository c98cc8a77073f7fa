package org.porchlight.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.porchlight.console.FirstRun.Person;
import org.porchlight.core.policy.Tier;
import org.porchlight.ui.Avatar;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Sign;
import org.porchlight.ui.TabStop;
import org.porchlight.ui.Words;

/// Asks for each child's preset, with one click; what is usual for its age is chosen already.
final class FirstRunPresets implements FirstRunView.Part {
    private final Words words;
    private final FirstRunModel model;
    private final VBox cards = new VBox(16);
    private final FirstRunTable table;
    private final VBox node;
    private List<Choice> choices = List.of();
    private FirstRun.Said said = FirstRunModel.NOTHING_SAID;

    FirstRunPresets(Words words, FirstRunModel model) {
        this.words = words;
        this.model = model;
        table = new FirstRunTable(words, "first.table");
        node = new VBox(16, cards, table);
    }

    /// The presets of one child beside each other, and below them what the chosen one is.
    private final class Choice {
        private final Person asked;
        private final String called;
        private final Optional<Tier> tier;
        private final List<ToggleButton> buttons;
        private final Label text = Labels.styled("pl-small", "pl-muted");
        private final VBox card;

        Choice(Person person, Sign sign) {
            asked = person;
            called = person.called();
            tier = person.birth(model.today()).flatMap(birth -> birth.tierOn(model.today()));
            var head = new HBox(12, new Avatar(sign, false), Labels.of(called, "pl-strong"));
            head.setAlignment(Pos.CENTER_LEFT);
            buttons = PresetChoice.names(tier).stream().map(this::button).toList();
            var group = new ToggleGroup();
            buttons.forEach(button -> button.setToggleGroup(group));
            TabStop.choosing(buttons);
            var row = new FlowPane(8, 8);
            row.getChildren().setAll(buttons);
            Labels.wrap(text);
            card = new VBox(head, row, text);
            card.getStyleClass().add("pl-card");
        }

        private ToggleButton button(String preset) {
            var button = new ToggleButton(PresetChoice.name(words, preset));
            button.setId("first-" + asked.account() + "-" + preset);
            button.getStyleClass().setAll("pl-chip", "pl-chip-toggle", "pl-first-preset");
            button.setUserData(preset);
            button.setAccessibleText(words.of("preset.choose", called, button.getText()));
            button.setOnAction(_ -> {
                button.setSelected(true);
                model.say(said.with(person().choosing(preset)));
            });
            return button;
        }

        private Person person() {
            return said.people().stream()
                    .filter(person -> person.account().equals(asked.account()))
                    .findFirst()
                    .orElseThrow();
        }

        /// Whether it asks the same of that one.
        boolean isOf(Person person) {
            return asked.choosing("").equals(person.choosing(""));
        }

        void render() {
            var chosen = person().form().presetOn(model.today());
            for (var button : buttons) {
                boolean isChosen = chosen.equals(button.getUserData());
                button.setSelected(isChosen);
                button.setGraphic(isChosen ? Icons.of("fth-check") : null);
            }
            text.setText(PresetChoice.sentence(words, called, tier, chosen));
        }

        Node first() {
            return buttons.stream().filter(ToggleButton::isSelected).findFirst().orElseGet(buttons::getFirst);
        }
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void render(FirstRun now) {
        said = now.said();
        var children = said.people().stream().filter(Person::isChild).toList();
        if (!areOf(children)) {
            choices = choices(children);
            cards.getChildren()
                    .setAll(choices.stream().map(choice -> choice.card).toList());
        }
        choices.forEach(Choice::render);
        table.show(now, model.today());
    }

    private boolean areOf(List<Person> children) {
        if (children.size() != choices.size()) {
            return false;
        }
        for (int place = 0; place < children.size(); place++) {
            if (!choices.get(place).isOf(children.get(place))) {
                return false;
            }
        }
        return true;
    }

    private List<Choice> choices(List<Person> children) {
        var signs = Sign.of(children.stream().map(Person::called).toList());
        var made = new ArrayList<Choice>();
        for (var child : children) {
            made.add(new Choice(child, signs.get(made.size())));
        }
        return made;
    }

    @Override
    public Optional<Node> first() {
        return choices.stream().findFirst().map(Choice::first);
    }
}
