package org.porchlight.console;

import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.porchlight.console.Marks.Kind;
import org.porchlight.console.Marks.Mark;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Stepper;

/// What is said below a field of rules that cannot be saved as it is, and the border of the field that shows which.
final class FieldMark {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final PseudoClass CLASH = PseudoClass.getPseudoClass("clash");

    private final Node field;
    private final Label sentence = Labels.styled("pl-error-text");
    private Optional<Mark> shown = Optional.empty();
    private Optional<Mark> refused = Optional.empty();

    /// @param field what is marked
    FieldMark(Node field) {
        this.field = field;
        field.getStyleClass().add("pl-marked");
        sentence.setGraphic(Icons.of("fth-alert-circle"));
        Labels.wrap(sentence);
        Labels.hideWhenEmpty(sentence);
    }

    /// Says so, too, while a number is written that is out of range.
    FieldMark refusing(Stepper stepper, String why) {
        stepper.refusedProperty().subscribe(is -> {
            refused = is ? Optional.of(new Mark(Kind.INVALID, why)) : Optional.empty();
            show();
        });
        return this;
    }

    /// Where it is said.
    Label sentence() {
        return sentence;
    }

    void show(Optional<Mark> mark) {
        shown = mark;
        show();
    }

    private void show() {
        boolean isWrong = is(shown, Kind.INVALID);
        if (field instanceof Stepper stepper) {
            stepper.mark(isWrong);
        } else {
            field.pseudoClassStateChanged(DANGER, isWrong);
        }
        field.pseudoClassStateChanged(CLASH, is(shown, Kind.CLASH));
        var said = refused.or(() -> shown);
        sentence.setText(said.map(Mark::sentence).orElse(""));
        sentence.pseudoClassStateChanged(CLASH, is(said, Kind.CLASH));
    }

    private static boolean is(Optional<Mark> mark, Kind kind) {
        return mark.filter(one -> one.kind() == kind).isPresent();
    }
}
