package org.porchlight.ui;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.care.Country;
import org.porchlight.care.Helplines;
import org.porchlight.care.Situation;

/// The help page: whom to call first, what happened, what to do, numbers that can be shown large, what to say.
///
/// It needs no guard and no network, and tells nobody what was looked at. The up and down keys go through the
/// situations, Enter chooses, Escape closes the topmost. From 800 by 600 px on.
public final class HelpPane extends StackPane {
    static final String SHEET = "/org/porchlight/css/page-help.css";

    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");
    private static final double LOW_BELOW = 700;

    private final Words words = Words.part("care");
    private final Runnable close;
    private final ObjectProperty<Country> country = new SimpleObjectProperty<>();
    private final ObjectProperty<Optional<Situation>> situation = new SimpleObjectProperty<>(Optional.empty());

    private final Label danger = styled(new Label(), "help-danger");
    private final Label dangerNumber = styled(new Label(), "help-danger-number");
    private final Label checked = styled(new Label(), "pl-caption");
    private final MenuButton countries = styled(new MenuButton(), "help-country");
    private final HelpCard card = new HelpCard(words, this::enlarge);
    private final VBox page = styled(new VBox(), "help-page");

    /// @param country whose numbers are shown first
    /// @param close called when the reader is done
    public HelpPane(Country country, Runnable close) {
        this.close = close;
        getStyleClass().addAll("pl-page", "help");
        getStylesheets().add(SHEET);
        page.getChildren().addAll(head(), band(), body());
        getChildren().add(page);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(words.of("title"));
        heightProperty().subscribe(height -> page.pseudoClassStateChanged(LOW, height.doubleValue() < LOW_BELOW));
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        this.country.set(country);
        this.country.subscribe(this::write);
        situation.subscribe(this::write);
        write();
    }

    /// On a card no list opens: the country stays the one that is shown.
    public void stayInCountry() {
        countries.setVisible(false);
    }

    public ObjectProperty<Country> countryProperty() {
        return country;
    }

    /// What happened; nothing while none is chosen, and then all numbers are there.
    public ObjectProperty<Optional<Situation>> situationProperty() {
        return situation;
    }

    private void write() {
        var now = country.get();
        danger.setText(words.of("danger", now.danger().number()));
        dangerNumber.setText(now.danger().number());
        dangerNumber.setAccessibleText(now.danger().spelled());
        checked.setText(
                now.checkedOn().map(day -> words.of("checked", day.toString())).orElseGet(() -> words.of("unchecked")));
        var name = words.of("country." + now.id());
        countries.setText(name);
        countries.setAccessibleText(words.of("country.name", name));
        card.show(now, situation.get());
    }

    private Node head() {
        var icon = styled(Icons.of("fth-life-buoy"), "help-sign");
        var title = styled(new Label(words.of("title")), "pl-title");
        var promise = styled(new Label(words.of("promise")), "pl-body", "pl-muted");
        HBox.setHgrow(promise, Priority.ALWAYS);
        promise.setMaxWidth(Double.MAX_VALUE);
        return row("help-head", icon, title, promise, closing());
    }

    private Button closing() {
        var words = this.words.of("close");
        var key = styled(new Label(this.words.of("close.key")), "pl-kbd");
        var button = new Button(words, Icons.of("fth-x"));
        var content = row("help-close", Icons.of("fth-x"), new Label(words), key);
        button.setText("");
        button.setGraphic(content);
        button.setAccessibleText(words);
        button.setOnAction(_ -> close.run());
        return button;
    }

    private Node band() {
        var how = styled(new Label(words.of("danger.how")), "help-danger-how");
        how.setWrapText(true);
        how.setMinHeight(Region.USE_PREF_SIZE);
        var said = styled(new VBox(danger, how), "help-danger-words");
        HBox.setHgrow(said, Priority.ALWAYS);
        dangerNumber.setMinWidth(Region.USE_PREF_SIZE);
        return row("help-band", styled(Icons.of("fth-phone-call"), "help-phone"), said, dangerNumber);
    }

    private Node body() {
        HBox.setHgrow(card, Priority.ALWAYS);
        var body = styled(new HBox(situations(), card), "help-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        return body;
    }

    private Node situations() {
        var rows = styled(new VBox(), "help-situations");
        for (var each : Situation.values()) {
            rows.getChildren().add(situation(each));
        }
        TabStop.moving(rows.getChildren().stream().map(ToggleButton.class::cast).toList());
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        for (var each : Helplines.shipped().countries()) {
            var item = new MenuItem(words.of("country." + each.id()));
            item.setOnAction(_ -> country.set(each));
            countries.getItems().add(item);
        }
        var ask = styled(new Label(words.of("ask")), "pl-small", "pl-muted");
        return styled(new VBox(ask, rows, space, row("help-foot", checked, countries)), "help-left");
    }

    private ToggleButton situation(Situation each) {
        var name = new Label(words.of("situation." + each.id()));
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var onward = Icons.of("fth-chevron-right");
        onward.getStyleClass().add("help-onward");
        var content = row("help-situation-row", Icons.of("fth-" + each.icon()), name, onward);
        var button = styled(new ToggleButton(), "help-situation");
        button.setGraphic(content);
        content.prefWidthProperty().bind(button.widthProperty().subtract(30));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(name.getText());
        // What is chosen stays chosen.
        button.setOnAction(_ -> {
            button.setSelected(true);
            situation.set(Optional.of(each));
        });
        situation.subscribe(
                chosen -> button.setSelected(chosen.filter(each::equals).isPresent()));
        return button;
    }

    private void enlarge(HelpCard.Enlarged shown) {
        var before = Optional.ofNullable(getScene()).map(scene -> scene.getFocusOwner());
        var big = new LargeNumber(words, shown, () -> {
            getChildren().setAll(page);
            page.setDisable(false);
            before.ifPresent(Node::requestFocus);
        });
        // Nothing below is to be reached while the number stands above it.
        page.setDisable(true);
        getChildren().setAll(page, big);
        big.focus();
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() != KeyCode.ESCAPE) {
            return;
        }
        event.consume();
        if (getChildren().getLast() instanceof LargeNumber big) {
            big.close();
        } else if (!card.back()) {
            close.run();
        }
    }

    static HBox row(String styleClass, Node... nodes) {
        var row = styled(new HBox(nodes), styleClass);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    static <N extends Node> N styled(N node, String... styleClasses) {
        node.getStyleClass().addAll(List.of(styleClasses));
        return node;
    }
}
