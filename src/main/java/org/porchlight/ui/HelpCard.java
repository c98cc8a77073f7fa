package org.porchlight.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.care.Country;
import org.porchlight.care.Helpline;
import org.porchlight.care.Situation;

/// What to do in one situation: a word first, numbers, what to say; or the steps of reporting and of keeping evidence.
final class HelpCard extends VBox {
    /// A number that is to be shown large.
    ///
    /// @param say a sentence to read out
    record Enlarged(Helpline line, String purpose, String say) {}

    private static final String OTHER_COUNTRIES = "other";

    private final Words words;
    private final Consumer<Enlarged> enlarge;
    private Runnable numbers = () -> {};
    private boolean steps;

    HelpCard(Words words, Consumer<Enlarged> enlarge) {
        this.words = words;
        this.enlarge = enlarge;
        getStyleClass().addAll("pl-card", "help-card");
    }

    void show(Country country, Optional<Situation> situation) {
        numbers = () -> showNumbers(country, situation);
        numbers.run();
    }

    /// Leaves steps for the numbers; whether there were steps.
    boolean back() {
        boolean were = steps;
        if (were) {
            numbers.run();
        }
        return were;
    }

    private void showNumbers(Country country, Optional<Situation> situation) {
        steps = false;
        var of = situation.map(it -> "." + it.id()).orElse("");
        var say = words.of("say" + of);
        var rows = new VBox();
        for (var line : country.lines(situation)) {
            rows.getChildren().add(row(country, line, say));
        }
        var quote = HelpPane.styled(new Label(say), "help-say");
        quote.setWrapText(true);
        quote.setMinHeight(Region.USE_PREF_SIZE);
        var bar = HelpPane.styled(new HBox(quote), "pl-quote", "help-quote");
        var all = scrolled(new VBox(
                heading(words.of("start" + of)),
                advice(words.of("advice" + of)),
                rows,
                HelpPane.styled(new Region(), "help-line"),
                HelpPane.styled(new Label(words.of("could-say")), "pl-small", "pl-muted", "help-could-say"),
                bar));
        getChildren()
                .setAll(
                        all,
                        foot(
                                step("fth-flag", "report", () -> showSteps(country, "report")),
                                step("fth-archive", "evidence", () -> showSteps(country, "evidence"))));
    }

    private void showSteps(Country country, String part) {
        steps = true;
        var rows = HelpPane.styled(new VBox(), "help-steps");
        int number = 1;
        for (var sentence : sentences(country, part)) {
            var label = HelpPane.styled(new Label(sentence), "help-step");
            label.setWrapText(true);
            HBox.setHgrow(label, Priority.ALWAYS);
            rows.getChildren()
                    .add(HelpPane.styled(
                            new HBox(HelpPane.styled(new Label(Integer.toString(number++)), "help-step-number"), label),
                            "help-step-row"));
        }
        var back = step("fth-arrow-left", "back", numbers);
        var all = scrolled(rows);
        getChildren().setAll(heading(words.of(part)), all, foot(back));
        back.requestFocus();
    }

    private List<String> sentences(Country country, String part) {
        var own = part + "." + country.id();
        var prefix = words.knows(own + ".1") ? own : words.knows(part + ".1") ? part : part + "." + OTHER_COUNTRIES;
        var all = new ArrayList<String>();
        for (int i = 1; words.knows(prefix + "." + i); i++) {
            all.add(words.of(prefix + "." + i, country.danger().number()));
        }
        return all;
    }

    private Node row(Country country, Helpline line, String say) {
        var purpose = words.of("line." + country.id() + "." + line.id());
        var number = HelpPane.styled(new Label(line.number()), "help-number");
        number.setAccessibleText(line.spelled());
        number.setMinWidth(Region.USE_PREF_SIZE);
        var what = new Label(purpose);
        what.setWrapText(true);
        var said = new VBox(what);
        said.setAlignment(Pos.CENTER_LEFT);
        if (line.checkedOn().isEmpty()) {
            said.getChildren().add(HelpPane.styled(new Label(words.of("unchecked")), "pl-caption"));
        }
        HBox.setHgrow(said, Priority.ALWAYS);
        var large = HelpPane.styled(new Button(words.of("enlarge"), Icons.of("fth-zoom-in")), "small");
        large.setAccessibleText(words.of("enlarge.line", line.spelled(), purpose));
        large.setMinWidth(Region.USE_PREF_SIZE);
        large.setOnAction(_ -> enlarge.accept(new Enlarged(line, purpose, say)));
        var place = HelpPane.styled(new StackPane(number), "help-number-place");
        place.setAlignment(Pos.CENTER_LEFT);
        var row = HelpPane.row("help-row", place, said, large);
        row.setAccessibleRole(AccessibleRole.LIST_ITEM);
        row.setAccessibleText(line.spelled() + ", " + purpose);
        return row;
    }

    private Node foot(Button... buttons) {
        var row = HelpPane.row("help-foot");
        row.setMinHeight(Region.USE_PREF_SIZE);
        row.getChildren().addAll(buttons);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var promise = HelpPane.styled(new Label(words.of("promise.nobody")), "pl-caption");
        promise.setWrapText(true);
        row.getChildren().addAll(space, promise);
        return row;
    }

    private Button step(String icon, String key, Runnable action) {
        var button = HelpPane.styled(new Button(words.of(key), Icons.of(icon)), "small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Label heading(String text) {
        return HelpPane.styled(new Label(text), "pl-heading");
    }

    private static Label advice(String text) {
        var label = HelpPane.styled(new Label(text), "pl-body", "pl-muted", "help-advice");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Node scrolled(Region content) {
        var scroll = HelpPane.styled(new ScrollPane(content), "help-scroll", "pl-thin-bar");
        content.getStyleClass().add("help-scrolled");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        // What is in it takes the keys.
        scroll.setFocusTraversable(false);
        return scroll;
    }
}
