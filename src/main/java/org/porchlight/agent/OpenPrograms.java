package org.porchlight.agent;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import org.porchlight.ui.Icons;

/// The programs that go on though time is closed. A click brings one to the front.
final class OpenPrograms extends FlowPane {
    private final LockDeeds deeds;
    private List<Look.Open> shown = List.of();

    OpenPrograms(LockDeeds deeds) {
        this.deeds = deeds;
        getStyleClass().add("lock-chips");
    }

    void show(Look.Lock look) {
        if (look.open().equals(shown)) {
            return;
        }
        shown = look.open();
        getChildren().setAll(shown.stream().map(this::chip).toList());
    }

    private Button chip(Look.Open program) {
        var chip = new Button(program.name(), Icons.of(program.icon()));
        chip.getStyleClass().add("lock-chip");
        chip.setOnAction(_ -> deeds.bring(program.program()));
        return chip;
    }
}
