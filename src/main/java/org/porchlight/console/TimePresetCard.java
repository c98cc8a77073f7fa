package org.porchlight.console;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.Presets;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.ui.DeviationRow;
import org.porchlight.ui.DeviationWords;
import org.porchlight.ui.PresetBadge;
import org.porchlight.ui.Words;
import org.porchlight.ui.WrapRow;

/// Where a child's limits differ from its preset, which preset that is, and the limit that the child set itself.
final class TimePresetCard extends VBox {
    private final Words words;
    private final RulesWords say;
    private final DeviationWords deviations;
    private final RulesModel model;
    private final PresetBadge badge = new PresetBadge();
    private final VBox rows = new VBox();
    private final OwnLimitRow own;
    private final FieldMark mark;
    private Optional<RulesPage> shown = Optional.empty();

    TimePresetCard(Words words, RulesWords say, DeviationWords deviations, RulesModel model) {
        this.words = words;
        this.say = say;
        this.deviations = deviations;
        this.model = model;
        getStyleClass().addAll("pl-card", "pl-time-card");
        var title = new Label(words.of("time.differ"));
        title.getStyleClass().add("pl-heading");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var named = new WrapRow(12);
        named.getChildren().addAll(title, badge);
        HBox.setHgrow(named, Priority.ALWAYS);
        var change = new Hyperlink(words.of("time.change-preset"));
        change.getStyleClass().add("pl-link");
        change.setId("change-preset");
        change.setMinWidth(Region.USE_PREF_SIZE);
        change.setOnAction(_ -> {
            change.setVisited(false);
            choose(change);
        });
        var head = new HBox(12, named, change);
        head.setAlignment(Pos.CENTER_LEFT);
        own = new OwnLimitRow(words, say, model);
        mark = new FieldMark(change);
        getChildren().addAll(head, mark.sentence(), new VBox(rows, own));
    }

    /// Lets a person choose another preset, from a menu below a node.
    void choose(Node below) {
        var menu = new ContextMenu();
        shown.ifPresent(page -> {
            var child = page.policy().child(page.draft().child());
            menu.getItems()
                    .setAll(PresetChoice.items(
                            words,
                            child.map(Child::name).orElse(""),
                            child.flatMap(Child::birth).flatMap(birth -> birth.tierOn(page.today())),
                            child.flatMap(Child::preset).orElse(Child.NO_PRESET),
                            preset -> model.edits().set(PolicyLines.PRESET, Optional.of(new RuleValue.Pack(preset)))));
        });
        menu.show(below, Side.BOTTOM, 0, 4);
    }

    void render(RulesPage page) {
        shown = Optional.of(page);
        mark.show(Marks.of(page, words).at(PolicyLines.PRESET));
        var child = page.policy().child(page.draft().child());
        var pack = child.flatMap(Child::preset).filter(name -> !name.equals(Child.NO_PRESET));
        badge.presetProperty()
                .set(pack.map(name -> new PresetBadge.Shown(
                        PresetChoice.name(words, name),
                        child.flatMap(Child::birth).flatMap(birth -> birth.tierOn(page.today())))));
        rows.getChildren()
                .setAll(page.deviations().stream()
                        .map(one -> new DeviationRow(
                                one,
                                deviations,
                                say.since(page, one),
                                () -> model.edits().reset(one)))
                        .toList());
        if (rows.getChildren().isEmpty()) {
            var none = new Label(nothing(page, child, pack));
            none.getStyleClass().addAll("pl-small", "pl-muted", "pl-time-none");
            none.setWrapText(true);
            rows.getChildren().setAll(none);
        }
        own.render(page);
    }

    /// Why no line differs from a preset.
    private String nothing(RulesPage page, Optional<Child> child, Optional<String> pack) {
        if (pack.isEmpty()) {
            return words.of("time.no-preset");
        }
        var tier = child.flatMap(Child::birth).flatMap(birth -> birth.tierOn(page.today()));
        boolean isSilent = Presets.find(pack.get())
                .filter(preset -> tier.flatMap(preset::layer).isEmpty())
                .isPresent();
        return isSilent
                ? words.of(
                        "time.silent-preset",
                        PresetChoice.name(words, pack.get()),
                        child.map(Child::name).orElse(""))
                : words.of("time.same");
    }
}
