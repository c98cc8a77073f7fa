package org.porchlight.agent;

import javafx.scene.control.TextFormatter;
import org.porchlight.text.Digits;

/// Keeps what is typed or pasted into a field as it may be.
final class Typed {
    private Typed() {}

    /// A change with its digits alone, cut to so many.
    static TextFormatter.Change digits(TextFormatter.Change change, int most) {
        if (change.isContentChange()) {
            change.setText(Digits.plain(change.getText()));
        }
        return only(change, "[^0-9]", most);
    }

    /// A change without what may not be typed, and cut to the longest text.
    ///
    /// @param not what is left out, as a regular expression
    /// @param most characters of the whole text
    static TextFormatter.Change only(TextFormatter.Change change, String not, int most) {
        if (!change.isContentChange()) {
            return change;
        }
        var wanted = change.getText().replaceAll(not, "");
        int others = change.getControlText().length() - (change.getRangeEnd() - change.getRangeStart());
        var kept = wanted.substring(0, Math.clamp(most - others, 0, wanted.length()));
        if (!kept.equals(change.getText())) {
            change.setText(kept);
            int behind = change.getRangeStart() + kept.length();
            change.setCaretPosition(behind);
            change.setAnchor(behind);
        }
        return change;
    }
}
