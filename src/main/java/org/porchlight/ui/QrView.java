package org.porchlight.ui;

import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import org.porchlight.text.QrCode;

/// A QR code on white paper, in both themes: what reads it wants dark on light.
public final class QrView extends StackPane {
    /// @param text what it says to whoever reads it
    /// @param spoken what it is, for those who do not see it
    /// @param module side of a module in px
    public QrView(String text, String spoken, double module) {
        getStyleClass().add("pl-qr");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(spoken);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        var code = QrCode.of(text);
        var ink = new SVGPath();
        ink.setContent(path(code, module));
        ink.getStyleClass().add("pl-qr-ink");
        double side = code.size() * module;
        setMinSize(side, side);
        setPrefSize(side, side);
        getChildren().add(new Group(ink));
    }

    private static String path(QrCode code, double module) {
        var path = new StringBuilder();
        for (int y = 0; y < code.size(); y++) {
            for (int x = 0; x < code.size(); x++) {
                if (code.isDark(x, y)) {
                    path.append('M')
                            .append(x * module)
                            .append(' ')
                            .append(y * module)
                            .append('h')
                            .append(module)
                            .append('v')
                            .append(module)
                            .append("h-")
                            .append(module)
                            .append('z');
                }
            }
        }
        return path.toString();
    }
}
