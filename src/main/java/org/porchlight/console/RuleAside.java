package org.porchlight.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
import org.porchlight.core.decide.Outcome;
import org.porchlight.core.decide.RuleRef;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.GroupRules;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.Rule;
import org.porchlight.core.policy.Said;
import org.porchlight.text.Say;
import org.porchlight.ui.DeviationWords;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Labels;
import org.porchlight.ui.WhyPanel;
import org.porchlight.ui.WhyWords;
import org.porchlight.ui.Words;

/// What is known of a chosen rule: what the child would be told now, who says it, and what else it says.
///
/// @param <R> one rule
/// @param <A> what it does
final class RuleAside<R extends Rule<A>, A extends Enum<A>> extends VBox {
    private static final Duration MINUTE = Duration.ofMinutes(1);

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
    private Optional<WhyModel.State.Told> told = Optional.empty();
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
        row.ifPresent(one -> facts(now, one));
        remove.setVisible(row.flatMap(RuleEdits.Row::own).isPresent());
        if (!same) {
            told = Optional.empty();
            asked = row.flatMap(one -> kind.asked(one.rule())).orElse("");
            ask();
        }
        text.setText(
                row.map(this::sentence).orElseGet(() -> asked.isEmpty() ? words.of("rules.choose." + kind.id()) : ""));
        write();
    }

    /// Asks again once a minute: what is open now need not be open then.
    void refresh(Instant now) {
        boolean isOld = told.filter(
                        answer -> Duration.between(answer.report().at(), now).compareTo(MINUTE) >= 0)
                .isPresent();
        if (isOld) {
            ask();
        }
    }

    /// Says what holds now, or what will once the draft is saved, where that is otherwise. What a group leaves open is
    /// not known before.
    private void write() {
        var drafted = drafted();
        var group = drafted.flatMap(Ruled::group);
        note.setText(drafted.filter(_ -> told.isPresent())
                .map(_ -> group.map(name -> words.of("rules.once-saved-group", name))
                        .orElseGet(() -> words.of("rules.once-saved")))
                .orElse(""));
        panel.shownProperty().set(told.filter(_ -> group.isEmpty()).map(answer -> {
            var report = drafted.map(Ruled::verdict).map(answer.report()::with).orElse(answer.report());
            return new WhyPanel.Shown(report, names.apply(report.child()), say, answer.isNow(), answer.today());
        }));
    }

    /// What rules say.
    ///
    /// @param group of what they allow, which may still close it
    private record Ruled(Verdict verdict, Optional<String> group) {
        /// What a reader is told: not where in the list the rule stands.
        List<Object> sayings() {
            return List.of(
                    WhyWords.outcome(verdict), verdict.reason(), verdict.rule().pack(), group);
        }
    }

    /// What the rules of the draft say where those that are saved say otherwise.
    private Optional<Ruled> drafted() {
        return page.flatMap(now -> shown.flatMap(row -> {
            var after = ruled(now.policy(), now, row);
            boolean isAsSaved = Objects.equals(
                    after.map(Ruled::sayings),
                    ruled(now.draft().base(), now, row).map(Ruled::sayings));
            return isAsSaved ? Optional.<Ruled>empty() : after;
        }));
    }

    private Optional<Ruled> ruled(Policy policy, RulesPage now, RuleEdits.Row<R> row) {
        var rules = PolicyDocument.of(policy).rules(now.draft().child());
        var holding = kind.holding(rules, now.today());
        return kind.decide(holding, row.rule()).map(verdict -> {
            var group = holding.rules().stream()
                    .filter(said -> WhyWords.outcome(verdict) == Outcome.ALLOW
                            && RuleRef.of("", said).equals(verdict.rule()))
                    .findFirst()
                    .flatMap(said -> said.value().group())
                    .filter(kind.groups(rules, now.today())::containsKey);
            return new Ruled(verdict, group);
        });
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

    private void facts(RulesPage now, RuleEdits.Row<R> row) {
        row.rule().group().ifPresent(group -> {
            facts.getChildren().add(fact("rules.group", group));
            var rules = PolicyDocument.of(now.policy()).rules(now.draft().child());
            Optional.ofNullable(kind.groups(rules, now.today()).get(group)).ifPresent(this::facts);
        });
        row.rule().until().ifPresent(day -> facts.getChildren().add(fact("rules.until", say.date(day))));
    }

    private void facts(GroupRules group) {
        group.budget().ifPresent(most -> facts.getChildren().add(fact("rules.group-most", say.minutes(most.value()))));
        group.windows()
                .map(Said::value)
                .ifPresent(open -> facts.getChildren()
                        .add(fact(
                                "rules.group-open",
                                open.isEmpty()
                                        ? words.of("rules.group-closed")
                                        : new DeviationWords(say).windows(open))));
    }

    private Node fact(String key, String value) {
        var name = Labels.of(words.of(key), "pl-small", "pl-muted");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var line = new HBox(name, Labels.of(value, "pl-small"));
        line.getStyleClass().add("pl-rules-fact");
        return line;
    }

    private void ask() {
        page.filter(_ -> !asked.isEmpty())
                .ifPresent(now -> why.ask(now.draft().child(), kind.about(), asked, "", now.today(), say.zone()));
    }

    private void told(WhyModel.State state) {
        switch (state) {
            case WhyModel.State.Told answer -> {
                told = Optional.of(answer);
                if (shown.isEmpty()) {
                    text.setText("");
                }
                write();
            }
            case WhyModel.State.Wrong(var key) -> untold(words.of(key));
            case WhyModel.State.Failed(var trouble) -> untold(new TroubleWords(words).say(trouble));
            // What was told a minute ago stays until it is told anew.
            case WhyModel.State.Empty _, WhyModel.State.Asking _ -> {}
        }
    }

    private void untold(String why) {
        told = Optional.empty();
        write();
        text.setText(why);
    }
}
