package org.porchlight.console;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.porchlight.core.policy.Rule;
import org.porchlight.core.policy.Titles;
import org.porchlight.core.report.Activity;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Sorts;

/// The tile of what a rule is for: an icon of its sort, as far as that is known, and the sort's colour.
final class RuleSign {
    private static final double SMALL = 18;
    private static final double LARGE = 24;

    private RuleSign() {}

    /// The sort of a program; nothing where nobody knows it, and of sites.
    static <R extends Rule<A>, A extends Enum<A>> Optional<Activity> sort(
            RuleKind<R, A> kind, R rule, Language language) {
        return Optional.of(
                        Activity.of(Titles.category(kind.title(rule, language)).orElse("")))
                .filter(activity -> isProgram(kind) && activity != Activity.OTHER);
    }

    /// What people call a sort.
    static String word(Activity sort, Language language) {
        return Texts.of("report", language).of("activity." + sort);
    }

    /// As it stands before a row.
    static <R extends Rule<A>, A extends Enum<A>> Node small(RuleKind<R, A> kind, R rule, Language language) {
        return tile(kind, sort(kind, rule, language), SMALL);
    }

    /// As it stands above all that is known of one.
    static <R extends Rule<A>, A extends Enum<A>> Node large(RuleKind<R, A> kind, R rule, Language language) {
        var tile = tile(kind, sort(kind, rule, language), LARGE);
        tile.getStyleClass().add("large");
        return tile;
    }

    private static StackPane tile(RuleKind<?, ?> kind, Optional<Activity> sort, double size) {
        var tile = new StackPane(icon(sort.orElse(isProgram(kind) ? Activity.OTHER : Activity.WEB), size));
        tile.getStyleClass().add("pl-rules-icon");
        sort.ifPresent(activity -> {
            var dot = new Region();
            dot.getStyleClass().addAll("pl-kind", "pl-rules-dot", Sorts.styleClass(activity));
            tile.getChildren().add(dot);
            StackPane.setAlignment(dot, Pos.BOTTOM_RIGHT);
        });
        return tile;
    }

    private static boolean isProgram(RuleKind<?, ?> kind) {
        return kind.id().equals("programs");
    }

    private static Node icon(Activity activity, double size) {
        return switch (activity) {
            case CREATE -> Icons.of("fth-pen-tool");
            case GAMES -> Icons.gamepad(size);
            case VIDEO -> Icons.of("fth-film");
            case SOCIAL -> Icons.of("fth-message-circle");
            case WEB -> Icons.of("fth-globe");
            case LEARN -> Icons.of("fth-book-open");
            case OTHER -> Icons.of("fth-package");
        };
    }
}
