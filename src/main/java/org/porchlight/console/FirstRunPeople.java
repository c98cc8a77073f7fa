package org.porchlight.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.porchlight.ui.Labels;
import org.porchlight.ui.Note;
import org.porchlight.ui.Sign;
import org.porchlight.ui.TabStop;
import org.porchlight.ui.Words;

/// Asks which accounts of this PC are a child's, which a name and an age make, and whether one is the parent's own.
final class FirstRunPeople implements FirstRunView.Part {
    private static final double USE_PREF = Region.USE_PREF_SIZE;
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");

    private final Words words;
    private final FirstRunModel model;
    private final VBox card = new VBox();
    private final FirstRunTable table;
    private final VBox node;
    private final Map<String, Row> rows = new HashMap<>();
    private final Label parentText = sentence("");
    private final Node parentChip;
    private final ToggleButton told = new ToggleButton();
    private final ToggleButton strictest = new ToggleButton();
    private List<String> order = List.of();
    private FirstRun.Said said = FirstRunModel.NOTHING_SAID;

    FirstRunPeople(Words words, FirstRunModel model) {
        this.words = words;
        this.model = model;
        card.getStyleClass().addAll("pl-card", "pl-first-card");
        table = new FirstRunTable(words, "first.table-next");
        node = new VBox(16, card, new Note(Note.Kind.CALM, words.of("first.ages")), table);
        parentChip = new Label(words.of("first.parent-role"), Icons.of("fth-key"));
        parentChip.getStyleClass().add("pl-chip");
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
        private final HBox fields;
        private final Label own = sentence("");
        private final ToggleButton parents = new ToggleButton(words.of("first.parent-role"));
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
            fields = new HBox(8, name, age);
            fields.setAlignment(Pos.CENTER_LEFT);
            parents.setId("first-parents-" + account);
            parents.getStyleClass().setAll("pl-chip", "pl-chip-toggle");
            parents.setMinWidth(USE_PREF);
            parents.setAccessibleText(words.of("first.parents-own", account));
            parents.setOnAction(_ -> model.ofParent(Optional.of(account).filter(_ -> parents.isSelected())));
            var middle = new StackPane(fields, own);
            middle.setAlignment(Pos.CENTER_LEFT);
            var end = new StackPane(age.means(), parents);
            end.setAlignment(Pos.CENTER_RIGHT);
            end.getStyleClass().add("pl-first-end");
            line = line(sign, called(account, words.of("first.ordinary")), middle, end);
            line.getColumnConstraints().get(2).setMinWidth(USE_PREF);
            for (var node : List.of(fields, own, age.means(), parents)) {
                node.managedProperty().bind(node.visibleProperty());
            }
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

        /// @param child how it is drawn where it is a child
        void render(Person person, Optional<Sign> child) {
            rendering = true;
            if (!name.getText().equals(person.name())) {
                name.setText(person.name());
            }
            age.show(person.age(), model.today());
            rendering = false;
            boolean isParents = said.isParents(person);
            fields.setVisible(!isParents);
            own.setVisible(isParents);
            own.setText(isParents ? words.of("first.parents-text", said.parent().called()) : "");
            age.means().setVisible(person.isChild());
            parents.setVisible(!person.isChild());
            parents.setSelected(isParents);
            parents.setGraphic(Icons.of(isParents ? "fth-check" : "fth-key"));
            var shown = child.<Node>map(one -> new Avatar(one, false)).orElseGet(() -> icon("fth-user"));
            sign.getChildren().setAll(List.of(shown));
        }
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
        Labels.wrap(below);
        return new VBox(name, below);
    }

    private static GridPane line(Node sign, Node called, Node middle, Node end) {
        var line = new GridPane();
        line.getStyleClass().add("pl-first-row");
        var narrow = new ColumnConstraints(40);
        narrow.setHalignment(HPos.LEFT);
        var name = new ColumnConstraints(90, 190, 190);
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
        var lines = new ArrayList<Node>();
        // Whoever answers is an administrator; an account that is listed is not.
        var self = model.account()
                .filter(name ->
                        people.stream().noneMatch(person -> person.account().equals(name)))
                .orElseGet(() -> words.of("first.you"));
        lines.add(line(icon("fth-user"), called(self, words.of("first.administrator")), parentText, parentChip));
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
        boolean isListed = said.people().stream().anyMatch(said::isParents);
        parentText.setText(
                isListed
                        ? words.of("first.administrators-text")
                        : words.of("first.parent-text", said.parent().called()));
        parentChip.setVisible(!isListed);
        var children = said.people().stream().filter(Person::isChild).toList();
        var signs = Sign.of(children.stream().map(Person::called).toList());
        for (var person : said.people()) {
            var row = rows.get(person.account());
            if (row != null) {
                row.render(
                        person,
                        Optional.of(person)
                                .filter(Person::isChild)
                                .map(children::indexOf)
                                .map(signs::get));
            }
        }
        told.setSelected(said.others() == OtherAccounts.REPORT);
        strictest.setSelected(said.others() == OtherAccounts.STRICTEST);
        table.show(now, model.today());
    }

    @Override
    public Optional<Node> first() {
        return said.people().stream()
                .findFirst()
                .map(person -> rows.get(person.account()))
                .<Node>map(row -> row.name)
                .or(() -> Optional.of(told));
    }
}
