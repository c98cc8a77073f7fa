package org.porchlight.console;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.porchlight.console.FirstRun.Person;
import org.porchlight.ui.Avatar;
import org.porchlight.ui.Sign;
import org.porchlight.ui.Words;

/// Asks for each child's preset; what is usual for its age is chosen already.
final class FirstRunPresets implements FirstRunView.Part {
    private final Words words;
    private final FirstRunModel model;
    private final VBox cards = new VBox(16);
    private final FirstRunTable table;
    private final VBox node;
    private List<Person> shown = List.of();
    private FirstRun.Said said = FirstRunModel.NOTHING_SAID;

    FirstRunPresets(Words words, FirstRunModel model) {
        this.words = words;
        this.model = model;
        table = new FirstRunTable(words);
        node = new VBox(16, cards, table);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void render(FirstRun now) {
        said = now.said();
        var children = said.people().stream().filter(Person::isChild).toList();
        if (!children.equals(shown)) {
            shown = children;
            cards.getChildren().clear();
            var signs = Sign.of(children.stream().map(Person::called).toList());
            for (int place = 0; place < children.size(); place++) {
                cards.getChildren().add(card(children.get(place), signs.get(place)));
            }
        }
        table.show(now, model.today());
    }

    private Node card(Person person, Sign sign) {
        var called = person.called();
        var name = new Label(called);
        name.getStyleClass().add("pl-strong");
        var head = new HBox(12, new Avatar(sign, false), name);
        head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        var text = new Label();
        text.getStyleClass().addAll("pl-small", "pl-muted");
        text.setWrapText(true);
        var tier = person.birth(model.today()).flatMap(birth -> birth.tierOn(model.today()));
        var chosen = person.form().presetOn(model.today());
        var choices = new PresetChoice(
                words,
                "first-preset-" + person.account(),
                preset -> model.say(
                        said.with(new Person(person.account(), person.name(), person.age(), Optional.of(preset)))));
        choices.show(called, tier, chosen);
        text.setText(PresetChoice.sentence(words, called, tier, chosen));
        var card = new VBox(head, choices, text);
        card.getStyleClass().add("pl-card");
        return card;
    }

    @Override
    public Node first() {
        return cards.getChildren().isEmpty() ? node : cards;
    }
}
