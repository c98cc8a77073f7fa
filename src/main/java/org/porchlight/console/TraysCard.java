package org.porchlight.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.AgentTray;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Words;

/// Where the lamp is for each person who is logged in, as the agents say it; hidden where none does.
final class TraysCard {
    private static final String CHILD = "child:";

    private final Words words;
    private final Desk desk;
    private final VBox rows = new VBox(4);
    private final Node root;
    private Optional<StatusReport> shown = Optional.empty();
    private Map<String, String> parents = Map.of();
    private boolean asked;

    TraysCard(Desk desk) {
        this.desk = desk;
        words = desk.words();
        root = Forms.card(words.of("trays.title"), words.of("trays.text"), rows);
        root.setId("trays");
        hide();
    }

    Node root() {
        return root;
    }

    /// No guard says it.
    void hide() {
        put(List.of());
    }

    void show(StatusReport status) {
        shown = Optional.of(status);
        var trays = status.trays().orElse(List.of());
        put(trays.stream().map(tray -> row(status, tray)).toList());
        if (!trays.isEmpty() && !asked) {
            asked = true;
            ParentsByName.ask(desk.guard(), names -> {
                parents = names;
                shown.ifPresent(this::show);
            });
        }
    }

    private void put(List<Node> lines) {
        rows.getChildren().setAll(lines);
        root.setVisible(!lines.isEmpty());
        root.setManaged(!lines.isEmpty());
    }

    private Node row(StatusReport status, AgentTray tray) {
        var line = Labels.of(words.of("trays." + tray.place().name(), name(status, tray.whose())));
        Labels.wrap(line);
        return line;
    }

    private String name(StatusReport status, String whose) {
        if (whose.startsWith(CHILD)) {
            var id = new ChildId(whose.substring(CHILD.length()));
            return status.children().stream()
                    .filter(child -> child.id().equals(id))
                    .map(ChildStatus::name)
                    .findFirst()
                    .orElseGet(id::value);
        }
        return ParentsByName.in(parents)
                .apply(whose)
                .orElseGet(() -> words.of(whose.equals("parent:root") ? "by.root" : "by.a-parent"));
    }
}
