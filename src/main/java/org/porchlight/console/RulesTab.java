package org.porchlight.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.Rule;
import org.porchlight.ui.EmptyState;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Labels;
import org.porchlight.ui.RuleSegment;
import org.porchlight.ui.Words;

/// The rules for programs, or for sites, of one child: what holds for those not listed, the list, and what is known of
/// the chosen row.
///
/// @param <R> one rule
/// @param <A> what it does
final class RulesTab<R extends Rule<A>, A extends Enum<A>> extends VBox {
    private final Words words;
    private final Words shared;
    private final RuleEdits<R, A> edits;
    private final RuleKind<R, A> kind;
    private final RuleAside<R, A> aside;
    private final TextField field = new TextField();
    private final SimpleStringProperty problem = new SimpleStringProperty("");
    private final Label othersText = Labels.styled("pl-small", "pl-muted");
    private final RuleSegment<A> others;
    private final FieldMark othersMark;
    private final FieldMark listMark;
    private final VBox rows = new VBox();
    private final VBox list = new VBox();
    private final Map<String, RuleRow<R, A>> known = new HashMap<>();
    private Optional<String> selected = Optional.empty();
    private final RuleFilter filter;
    private Optional<RulesPage> page = Optional.empty();
    private Map<String, String> used = Map.of();
    private String unused = "";
    private String child = "";

    RulesTab(Words words, RuleEdits<R, A> edits, RuleAside<R, A> aside) {
        super(16);
        this.words = words;
        this.edits = edits;
        this.aside = aside;
        kind = edits.kind();
        shared = Words.part("ui", words.language());
        others = new RuleSegment<>(
                RuleSegment.choices(kind.actions(), this::word, RuleRow::icon),
                kind.actions().getFirst());
        others.nameProperty().set(words.of("rules.others." + kind.id()));
        others.setId("others-" + kind.id());
        others.onChoice(edits::otherwise);
        others.setMaxWidth(Region.USE_PREF_SIZE);
        othersMark = new FieldMark(others);
        field.setId("field-" + kind.id());
        field.setPromptText(words.of("rules.field." + kind.id()));
        field.setAccessibleText(words.of("rules.field." + kind.id()));
        field.textProperty().subscribe((_, _) -> {
            problem.set("");
            page.ifPresent(now -> list(now));
        });
        field.setOnAction(_ -> add());
        var add = new Button(words.of("rules.add." + kind.id()), Icons.of("fth-plus"));
        add.setId("add-" + kind.id());
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setOnAction(_ -> add());
        filter = new RuleFilter(words, () -> select(Optional.empty()));
        var sought = Icons.within(field, "fth-search");
        HBox.setHgrow(sought, Priority.ALWAYS);
        var adding = kind.isTimed() ? new HBox(sought, filter, add) : new HBox(sought, add);
        adding.getStyleClass().add("pl-rules-add");
        var wrong = new VBox(Labels.error(field, problem));
        wrong.getStyleClass().add("pl-rules-inset");
        wrong.visibleProperty().bind(problem.isNotEmpty());
        wrong.managedProperty().bind(wrong.visibleProperty());
        list.getStyleClass().addAll("pl-card", "pl-rules-list");
        listMark = new FieldMark(rows);
        var marked = new VBox(listMark.sentence());
        marked.getStyleClass().add("pl-rules-inset");
        marked.managedProperty().bind(listMark.sentence().managedProperty());
        list.getChildren().setAll(adding, wrong, others(), marked, RuleRow.head(words, kind), rows);
        HBox.setHgrow(list, Priority.ALWAYS);
        setCompact(false);
    }

    private Node others() {
        Labels.wrap(othersText);
        var text = new VBox(
                Labels.of(words.of("rules.others." + kind.id()), "pl-strong"), othersText, othersMark.sentence());
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        var bar = new HBox(Icons.of(kind.id().equals("programs") ? "fth-package" : "fth-globe"), text, others);
        bar.getStyleClass().add("pl-rules-others");
        var inset = new VBox(bar);
        inset.getStyleClass().add("pl-rules-inset");
        return inset;
    }

    /// Whether what is known of the row stands below the list.
    void setCompact(boolean narrow) {
        if (narrow) {
            getChildren().setAll(list, aside);
        } else {
            var both = new HBox(list, aside);
            both.getStyleClass().add("pl-rules");
            VBox.setVgrow(both, Priority.ALWAYS);
            getChildren().setAll(both);
        }
    }

    private String word(A then) {
        return shared.of((kind.id().equals("programs") ? "rule." : "rule.site.") + then.name());
    }

    private void add() {
        page.filter(_ -> !field.getText().isBlank()).ifPresent(now -> {
            var typed = field.getText().strip();
            // What is listed is treated otherwise than what is not.
            var allow = kind.actions().getFirst();
            var then =
                    edits.otherwise(now).value().equals(allow) ? kind.actions().getLast() : allow;
            switch (edits.add(now, typed, then)) {
                case YES -> {
                    selected = kind.read(typed, then).map(kind::written);
                    filter.reset();
                    field.clear();
                    page.ifPresent(this::render);
                }
                case UNREAD -> problem.set(words.of("rules.unread." + kind.id()));
                case KNOWN -> problem.set(words.of("rules.known", typed));
            }
        });
    }

    /// @param week how long what is called so was used this week, in words, as far as that is told
    /// @param others what is said of all others; empty while that is not told
    void used(Map<String, String> week, String others) {
        used = Map.copyOf(week);
        unused = others;
        page.ifPresent(this::list);
    }

    /// @param called what the child is called
    void render(RulesPage now, String called) {
        boolean isSame = page.filter(
                        before -> before.draft().child().equals(now.draft().child()))
                .isPresent();
        if (!isSame) {
            selected = Optional.empty();
            filter.reset();
        }
        child = called;
        render(now);
    }

    private void render(RulesPage now) {
        page = Optional.of(now);
        var otherwise = edits.otherwise(now);
        others.valueProperty().set(otherwise.value());
        others.inheritedProperty().set(otherwise.pack().isPresent());
        othersText.setText(
                words.of("rules.others." + kind.id() + "." + otherwise.value().name(), child));
        list(now);
    }

    private void list(RulesPage now) {
        var all = rows(now);
        filter.count(all);
        var wanted = field.getText().strip().toLowerCase(Locale.ROOT);
        // The chosen one stays whatever becomes of it: the keyboard is in it.
        var found = all.stream()
                .filter(row -> filter.isShown(row) || selected.equals(Optional.of(kind.written(row.rule()))))
                .filter(row -> (kind.written(row.rule()) + " " + kind.title(row.rule(), words.language()))
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList();
        // Only at first: where one was removed, the same button must not go on to the next.
        if (selected.isEmpty()) {
            selected = first(found).map(row -> kind.written(row.rule()));
        }
        var nodes = new ArrayList<Node>();
        var marks = new RuleMarks<>(kind, now, Marks.of(now, words));
        othersMark.show(marks.ofOthers());
        listMark.show(marks.ofList(all));
        for (var row : found) {
            var key = kind.written(row.rule());
            var node = known.computeIfAbsent(key, _ -> row(row.rule(), key));
            node.render(
                    row,
                    selected.equals(Optional.of(key)),
                    used.getOrDefault(kind.title(row.rule(), words.language()), unused));
            node.mark(marks.of(row));
            if (!nodes.contains(node)) {
                nodes.add(node);
            }
        }
        if (all.isEmpty()) {
            nodes.add(new EmptyState(
                    EmptyState.Tone.CALM,
                    kind.id().equals("programs") ? "fth-package" : "fth-globe",
                    words.of("rules.empty." + kind.id() + ".title"),
                    words.of("rules.empty." + kind.id() + ".text"),
                    List.of()));
        } else if (found.isEmpty()) {
            var none = new VBox(Labels.of(
                    words.of(wanted.isEmpty() ? "rules.none-such" : "rules.none-found"), "pl-small", "pl-muted"));
            none.getStyleClass().add("pl-rules-inset");
            nodes.add(none);
        }
        if (!rows.getChildren().equals(nodes)) {
            rows.getChildren().setAll(nodes);
        }
        aside.show(now, selected.flatMap(key -> find(all, key)));
    }

    /// What is told of before anything is chosen: the first of which it can be asked what holds.
    private Optional<RuleEdits.Row<R>> first(List<RuleEdits.Row<R>> found) {
        return found.stream()
                .filter(row -> kind.asked(row.rule()).isPresent())
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    private void select(Optional<String> key) {
        selected = key;
        page.ifPresent(this::list);
    }

    private List<RuleEdits.Row<R>> rows(RulesPage now) {
        return edits.rows(now, used.keySet(), words.language());
    }

    private RuleRow<R, A> row(R rule, String key) {
        return new RuleRow<>(words, kind, rule, this::word, new RuleRow.Does<>() {
            @Override
            public void select() {
                RulesTab.this.select(Optional.of(key));
            }

            @Override
            public void choose(A then) {
                select();
                page.ifPresent(now -> find(rows(now), key).ifPresent(row -> edits.set(now, row, then)));
            }

            @Override
            public void count(boolean counts) {
                select();
                page.ifPresent(now -> find(rows(now), key).ifPresent(row -> edits.count(now, row, counts)));
            }
        });
    }

    private Optional<RuleEdits.Row<R>> find(List<RuleEdits.Row<R>> all, String key) {
        return all.stream().filter(row -> kind.written(row.rule()).equals(key)).findFirst();
    }
}
