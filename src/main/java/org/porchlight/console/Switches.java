package org.porchlight.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ui.ChildSwitch;

/// The switches between the children, one in each page's head, which all choose the same child.
final class Switches {
    private final ObjectProperty<Optional<ChildId>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final List<ChildSwitch> all = new ArrayList<>();

    /// @param onChange another child is chosen
    Switches(Runnable onChange) {
        chosen.subscribe(onChange);
    }

    /// Nothing while there is no child.
    Optional<ChildId> chosen() {
        return chosen.get();
    }

    void choose(ChildId child) {
        chosen.set(Optional.of(child));
    }

    /// One more.
    ChildSwitch make(Optional<StatusReport> known) {
        var one = new ChildSwitch();
        one.selectedProperty().bindBidirectional(chosen);
        all.add(one);
        known.ifPresent(status -> one.getChoices().setAll(choices(status)));
        return one;
    }

    /// @return whether there is one that was turned
    boolean next() {
        if (!all.isEmpty()) {
            all.getFirst().next();
        }
        return !all.isEmpty();
    }

    void know(StatusReport status) {
        var choices = choices(status);
        for (var one : all) {
            if (!one.getChoices().equals(choices)) {
                one.getChoices().setAll(choices);
            }
        }
        var ids = status.children().stream().map(ChildStatus::id).toList();
        if (chosen.get().filter(ids::contains).isEmpty()) {
            chosen.set(ids.stream().findFirst());
        }
    }

    private static List<ChildSwitch.Choice> choices(StatusReport status) {
        return status.children().stream()
                .map(child -> new ChildSwitch.Choice(child.id(), child.name(), child.age()))
                .toList();
    }
}
