package org.porchlight.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.console.FirstRun.Person;
import org.porchlight.core.policy.Household.OtherAccounts;
import org.porchlight.ui.Avatar;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Note;
import org.porchlight.ui.TabStop;
import org.porchlight.ui.Words;

/// Asks which accounts of this PC are a child's: a name and an age make one.
final class FirstRunPeople implements FirstRunView.Part {
    private static final double USE_PREF = Region.USE_PREF_SIZE;
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");

    private final Words words;
    private final FirstRunModel model;
    private final VBox card = new VBox();
    private final FirstRunTable table;
    private final VBox node;
    private final Map<String, Row> rows = new HashMap<>();
    private final Label parent = new Label();
    private final ToggleButton told = new ToggleButton();
    private final ToggleButton strictest = new ToggleButton();
    private List<String> order = List.of();
    private FirstRun.Said said = FirstRunModel.NOTHING_SAID;

    FirstRunPeople(Words words, FirstRunModel model) {
        this.words = words;
        this.model = model;
        card.getStyleClass().addAll("pl-card", "pl-first-card");
        table = new FirstRunTable(words);
        node = new VBox(16, card, new Note(Note.Kind.CALM, words.of("first.ages")), table);
        others();
    }

    private void others() {
        var group = new ToggleGroup();
        other(group, told, OtherAccounts.REPORT);
        other(group, strictest, OtherAccounts.STRICTEST);
        TabStop.choosing(List.of(told, strictest));
    }

    private void other(ToggleGroup group, ToggleButton button, OtherAccounts others) {
        button.setText(words.of("first.others." + others));
        button.setToggleGroup(group);
        button.setOnAction(_ -> {
            button.setSelected(true);
            model.say(said.with(others));
        });
    }

    /// One account.
    private final class Row {
        private final String account;
        private final StackPane sign = new StackPane();
        private final TextField name = new TextField();
        private final AgeField age;
        private final GridPane line;
        private boolean rendering;

        Row(Person person) {
            account = person.account();
            name.setId("first-name-" + account);
            name.getStyleClass().add("pl-first-name");
            name.setPromptText(words.of("first.name"));
            name.setAccessibleText(words.of("first.name-of", account));
            age = new AgeField(words, "first-age-" + account, account, this::aged);
            name.textProperty().subscribe((_, now) -> say(now, person().age()));
            var fields = new HBox(8, name, age);
            fields.setAlignment(Pos.CENTER_LEFT);
            line = line(sign, called(account, words.of("first.ordinary")), fields, age.means());
            line.getColumnConstraints().get(2).setMinWidth(USE_PREF);
        }

        private void aged(String typed) {
            say(name.getText(), typed);
        }

        private void say(String called, String old) {
            if (!rendering) {
                model.say(said.with(new Person(account, called, old, person().preset())));
            }
        }

        private Person person() {
            return said.people().stream()
                    .filter(person -> person.account().equals(account))
                    .findFirst()
                    .orElseThrow();
        }

        void render(Person person, int place) {
            rendering = true;
            if (!name.getText().equals(person.name())) {
                name.setText(person.name());
            }
            age.show(person.age(), model.today());
            rendering = false;
            var shown = person.isChild() ? avatar(person, place) : icon("fth-user");
            sign.getChildren().setAll(List.of(shown));
        }
    }

    private static Node avatar(Person person, int place) {
        var called = person.name().isBlank() ? person.account() : person.name().strip();
        return new Avatar(called, place, false);
    }

    private static StackPane icon(String code) {
        var icon = new StackPane(Icons.of(code));
        icon.getStyleClass().add("pl-first-icon");
        return icon;
    }

    private static VBox called(String first, String second) {
        var name = new Label(first);
        var below = new Label(second);
        below.getStyleClass().addAll("pl-caption", "pl-muted");
        return new VBox(name, below);
    }

    private static GridPane line(Node sign, Node called, Node middle, Node end) {
        var line = new GridPane();
        line.getStyleClass().add("pl-first-row");
        var narrow = new ColumnConstraints(40);
        var name = new ColumnConstraints(90, 174, 190);
        var wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        wide.setMinWidth(0);
        var last = new ColumnConstraints();
        last.setMinWidth(GridPane.USE_PREF_SIZE);
        last.setHalignment(HPos.RIGHT);
        line.getColumnConstraints().setAll(narrow, name, wide, last);
        line.addRow(0, sign, called, middle, end);
        return line;
    }

    private static Label sentence(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("pl-small", "pl-muted");
        label.setWrapText(true);
        return label;
    }

    private void build(List<Person> people) {
        rows.clear();
        parent.setText("");
        var role = new Label(words.of("first.parent-role"), Icons.of("fth-key"));
        role.getStyleClass().add("pl-chip");
        var parentCalled = new VBox(parent, caption(words.of("first.administrator")));
        var lines = new ArrayList<Node>();
        lines.add(line(icon("fth-user"), parentCalled, sentence(words.of("first.parent-text")), role));
        for (var person : people) {
            var row = new Row(person);
            rows.put(person.account(), row);
            lines.add(row.line);
        }
        var choice = new HBox(told, strictest);
        choice.getStyleClass().addAll("pl-seg", "small");
        lines.add(line(
                icon("fth-log-in"),
                called(words.of("first.others"), words.of("first.others-who")),
                sentence(words.of("first.others-text")),
                choice));
        lines.getFirst().pseudoClassStateChanged(FIRST, true);
        card.getChildren().setAll(lines);
    }

    private static Label caption(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("pl-caption", "pl-muted");
        return label;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void render(FirstRun now) {
        said = now.said();
        var accounts = said.people().stream().map(Person::account).toList();
        if (!accounts.equals(order) || card.getChildren().isEmpty()) {
            order = accounts;
            build(said.people());
        }
        parent.setText(said.parent().strip());
        int place = 0;
        for (var person : said.people()) {
            var row = rows.get(person.account());
            if (row != null) {
                row.render(person, place);
            }
            place += person.isChild() ? 1 : 0;
        }
        told.setSelected(said.others() == OtherAccounts.REPORT);
        strictest.setSelected(said.others() == OtherAccounts.STRICTEST);
        table.show(now, model.today());
    }

    @Override
    public Node first() {
        return said.people().stream()
                .findFirst()
                .map(person -> rows.get(person.account()))
                .<Node>map(row -> row.name)
                .orElse(told);
    }
}
