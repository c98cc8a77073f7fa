package org.porchlight.console;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Rule;
import org.porchlight.text.Say;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Labels;
import org.porchlight.ui.WhyPanel;
import org.porchlight.ui.Words;

/// What is known of a chosen rule: what the child would be told now, who says it, and what else it says.
///
/// @param <R> one rule
/// @param <A> what it does
final class RuleAside<R extends Rule<A>, A extends Enum<A>> extends VBox {
    private final Words words;
    private final RuleKind<R, A> kind;
    private final Function<ChildId, String> names;
    private final WhyModel why;
    private final WhyPanel panel = new WhyPanel();
    private final Label title = Labels.styled("pl-heading");
    private final Label text = Labels.styled("pl-small", "pl-muted");
    private final Label note = Labels.styled("pl-caption", "pl-muted");
    private final StackPane sign = new StackPane();
    private final Label sort = Labels.styled("pl-caption", "pl-muted");
    private final VBox facts = new VBox();
    private final Button remove;
    private Say say;
    private Optional<RulesPage> page = Optional.empty();
    private Optional<RuleEdits.Row<R>> shown = Optional.empty();
    private String asked = "";

    RuleAside(Words words, Guard guard, RuleEdits<R, A> edits, Say say, Function<ChildId, String> names) {
        this.words = words;
        this.say = say;
        this.names = names;
        kind = edits.kind();
        why = new WhyModel(guard, WhyPane::file, this::told);
        getStyleClass().addAll("pl-card", "pl-rules-aside");
        Labels.wrap(title);
        Labels.wrap(text);
        Labels.hideWhenEmpty(title);
        Labels.hideWhenEmpty(text);
        Labels.wrap(note);
        Labels.hideWhenEmpty(note);
        remove = new Button(words.of("rules.remove"), Icons.of("fth-trash-2"));
        remove.setId("remove-" + kind.id());
        remove.getStyleClass().add("small");
        remove.setMinWidth(Region.USE_PREF_SIZE);
        remove.managedProperty().bind(remove.visibleProperty());
        remove.setOnAction(_ -> page.ifPresent(now -> shown.ifPresent(row -> edits.remove(now, row))));
        Labels.hideWhenEmpty(sort);
        var called = new VBox(title, sort);
        called.setMinWidth(0);
        called.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(called, Priority.ALWAYS);
        var head = new HBox(12, sign, called);
        head.setAlignment(Pos.CENTER_LEFT);
        head.managedProperty().bind(head.visibleProperty());
        head.visibleProperty().bind(title.visibleProperty());
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren().setAll(head, panel, note, facts, text, space, remove);
    }

    void say(Say other) {
        say = other;
    }

    void show(RulesPage now, Optional<RuleEdits.Row<R>> row) {
        boolean same = page.filter(before -> before.version().equals(now.version())
                                && before.draft().child().equals(now.draft().child()))
                        .isPresent()
                && Objects.equals(shown.map(one -> kind.written(one.rule())), row.map(one -> kind.written(one.rule())));
        page = Optional.of(now);
        shown = row;
        title.setText(row.map(one -> kind.title(one.rule(), words.language())).orElse(""));
        sign.getChildren()
                .setAll(row.stream()
                        .map(one -> RuleSign.large(kind, one.rule(), words.language()))
                        .toList());
        sort.setText(row.flatMap(one -> RuleSign.sort(kind, one.rule(), words.language()))
                .map(activity -> RuleSign.word(activity, words.language()))
                .orElse(""));
        facts.getChildren().clear();
        row.ifPresent(this::facts);
        remove.setVisible(row.flatMap(RuleEdits.Row::own).isPresent());
        if (!same) {
            panel.shownProperty().set(Optional.empty());
            row.flatMap(one -> kind.asked(one.rule())).ifPresentOrElse(this::ask, () -> asked = "");
        }
        note.setText(asked.isEmpty() || now.draft().isEmpty() ? "" : words.of("rules.not-saved"));
        text.setText(
                row.map(this::sentence).orElseGet(() -> asked.isEmpty() ? words.of("rules.choose." + kind.id()) : ""));
    }

    /// What the answer beside it does not say.
    private String sentence(RuleEdits.Row<R> row) {
        if (row.isNew()) {
            return words.of("rules.new");
        }
        if (kind.asked(row.rule()).isPresent()) {
            return "";
        }
        var whose = row.pack()
                .map(pack -> words.of("rules.from-preset", PresetChoice.name(words, pack)))
                .orElseGet(() -> words.of("rules.own"));
        return whose + "\n" + words.of("rules.several");
    }

    private void facts(RuleEdits.Row<R> row) {
        row.rule().group().ifPresent(group -> facts.getChildren().add(fact("rules.group", group)));
        row.rule().until().ifPresent(day -> facts.getChildren().add(fact("rules.until", say.date(day))));
    }

    private Node fact(String key, String value) {
        var name = Labels.of(words.of(key), "pl-small", "pl-muted");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var line = new HBox(name, Labels.of(value, "pl-small"));
        line.getStyleClass().add("pl-rules-fact");
        return line;
    }

    private void ask(String what) {
        asked = what.strip();
        page.filter(_ -> !asked.isEmpty())
                .ifPresent(now -> why.ask(now.draft().child(), kind.about(), asked, "", now.today(), say.zone()));
    }

    private void told(WhyModel.State state) {
        switch (state) {
            case WhyModel.State.Told(var report, var isNow, var today) -> {
                panel.shownProperty()
                        .set(Optional.of(new WhyPanel.Shown(report, names.apply(report.child()), say, isNow, today)));
                if (shown.isEmpty()) {
                    text.setText("");
                }
            }
            case WhyModel.State.Wrong(var key) -> text.setText(words.of(key));
            case WhyModel.State.Failed(var trouble) -> text.setText(new TroubleWords(words).say(trouble));
            case WhyModel.State.Empty _, WhyModel.State.Asking _ ->
                panel.shownProperty().set(Optional.empty());
        }
    }
}
