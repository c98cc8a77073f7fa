package org.porchlight.console;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Titles;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.Visibility;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Say;
import org.porchlight.ui.Icons;
import org.porchlight.ui.TabStop;
import org.porchlight.ui.Words;

/// The page of permissions: which programs start and which sites open.
final class PermissionsView implements Page {
    private final Words words;
    private final DraftPage page;
    private final Guard guard;
    private final RulesModel model;
    private final ToggleButton programs;
    private final ToggleButton sites;
    private final HBox tabs;
    private final VBox whole = new VBox();
    private final TabFor<?, ?> ofPrograms;
    private final TabFor<?, ?> ofSites;
    private Map<ChildId, String> names = Map.of();
    private Optional<ChildId> used = Optional.empty();
    private Say say;

    @FXML
    private BorderPane root;

    @FXML
    private StackPane children;

    @FXML
    private Button why;

    @FXML
    private Button undo;

    @FXML
    private VBox body;

    @FXML
    private StackPane foot;

    private record TabFor<R extends org.porchlight.core.policy.Rule<A>, A extends Enum<A>>(
            RulesTab<R, A> tab, RuleAside<R, A> aside) {}

    @SuppressWarnings("NullAway.Init")
    PermissionsView(Desk desk) {
        words = desk.words();
        guard = desk.guard();
        model = desk.drafts().rules(PageName.PERMISSIONS);
        say = Say.unbroken(words.language(), ZoneId.systemDefault());
        ofPrograms = tab(new ProgramKind(WhyPane::file));
        ofSites = tab(new SiteKind());
        Views.load("permissions", this, words);
        children.getChildren().setAll(desk.children());
        why.setId("why");
        why.setGraphic(Icons.of("fth-help-circle"));
        why.setMinWidth(Region.USE_PREF_SIZE);
        why.setOnAction(_ -> desk.way().why());
        programs = tab("programs", ofPrograms.tab());
        sites = tab("sites", ofSites.tab());
        tabs = new HBox(programs, sites);
        tabs.getStyleClass().add("pl-tabs");
        TabStop.choosing(List.of(programs, sites));
        whole.getStyleClass().add("pl-body-rows");
        VBox.setVgrow(whole, Priority.ALWAYS);
        page = new DraftPage(words, model, new DraftPage.Parts(root, body, undo, foot), this::draw);
        programs.fire();
    }

    private <R extends org.porchlight.core.policy.Rule<A>, A extends Enum<A>> TabFor<R, A> tab(RuleKind<R, A> kind) {
        var edits = new RuleEdits<>(kind, model);
        var aside = new RuleAside<>(words, guard, edits, say, id -> names.getOrDefault(id, id.value()));
        return new TabFor<>(new RulesTab<>(words, edits, aside), aside);
    }

    private ToggleButton tab(String id, Node content) {
        var tab = new ToggleButton(words.of("rules." + id));
        tab.setId("tab-" + id);
        tab.setOnAction(_ -> {
            programs.setSelected(id.equals("programs"));
            sites.setSelected(id.equals("sites"));
            VBox.setVgrow(content, Priority.ALWAYS);
            whole.getChildren().setAll(tabs, content);
        });
        return tab;
    }

    private List<Node> draw(RulesPage now) {
        var called = names.getOrDefault(now.draft().child(), now.draft().child().value());
        ofPrograms.tab().render(now, called);
        ofSites.tab().render(now, called);
        return List.of(whole);
    }

    /// How long the programs were used this week, as far as that is told to parents.
    private void readWeek(Seen seen) {
        if (seen.lost() || seen.child().equals(used)) {
            return;
        }
        used = seen.child();
        ofPrograms.tab().used(Map.of(), "");
        used.ifPresent(id -> guard.ask(
                new Command.Programs(id),
                answer -> {
                    if (answer instanceof Answer.Programs(var told, var lengths) && used.equals(Optional.of(id))) {
                        // Where not all are told, one that is not named may have been used for long.
                        ofPrograms
                                .tab()
                                .used(spent(lengths), told == Visibility.DETAIL ? words.of("rules.unused") : "");
                    }
                },
                // The rules are there all the same.
                _ -> {}));
    }

    private Map<String, String> spent(Map<String, Duration> byTitle) {
        var language = words.language().locale().getLanguage();
        var lengths = new TreeMap<String, Duration>();
        byTitle.forEach((title, length) -> lengths.merge(Titles.name(title, language), length, Duration::plus));
        return lengths.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> say.duration(one.getValue())));
    }

    @Override
    public void leave() {
        used = Optional.empty();
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public boolean isOfGuardians() {
        return true;
    }

    @Override
    public Node body() {
        return body;
    }

    @Override
    public void setCompact(boolean narrow) {
        page.setCompact(narrow);
        why.setText(narrow ? "" : words.of("rules.why"));
        why.setAccessibleText(words.of("rules.why"));
        why.setTooltip(narrow ? new Tooltip(words.of("rules.why")) : null);
        ofPrograms.tab().setCompact(narrow);
        ofSites.tab().setCompact(narrow);
    }

    @Override
    public void render(Seen seen) {
        names = seen.status().children().stream().collect(Collectors.toMap(ChildStatus::id, ChildStatus::name));
        why.setDisable(seen.lost() || seen.child().isEmpty());
        say = Say.unbroken(words.language(), seen.zone());
        ofPrograms.aside().say(say);
        ofSites.aside().say(say);
        page.render(seen);
        if (!seen.lost()) {
            ofPrograms.aside().refresh(seen.status().time());
            ofSites.aside().refresh(seen.status().time());
        }
        readWeek(seen);
    }
}
