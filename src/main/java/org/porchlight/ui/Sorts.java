package org.porchlight.ui;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.policy.Titles;
import org.porchlight.core.report.Activity;

/// How a stretch of time looks: its kind as a state, what was used as a style class. Never by colour alone.
public final class Sorts {
    private static final PseudoClass EXEMPT = PseudoClass.getPseudoClass("exempt");
    private static final PseudoClass IDLE = PseudoClass.getPseudoClass("idle");
    private static final PseudoClass STILL = PseudoClass.getPseudoClass("still");
    private static final PseudoClass GUARD_DOWN = PseudoClass.getPseudoClass("guard-down");

    private Sorts() {}

    /// Gives `node` the look of an interval.
    static void dress(Region node, Interval interval) {
        node.getStyleClass().setAll("pl-kind", styleClass(activity(interval)));
        var state = pseudoClass(interval.kind());
        for (var other : List.of(EXEMPT, IDLE, STILL, GUARD_DOWN)) {
            node.pseudoClassStateChanged(other, state.equals(Optional.of(other)));
        }
    }

    private static Optional<PseudoClass> pseudoClass(Kind kind) {
        return switch (kind) {
            case COUNTED, UNENFORCED -> Optional.empty();
            case EXEMPT -> Optional.of(EXEMPT);
            case IDLE, AWAY -> Optional.of(IDLE);
            case FROZEN, ASLEEP, LOCKED -> Optional.of(STILL);
            case GUARD_DOWN -> Optional.of(GUARD_DOWN);
        };
    }

    /// What was in front, in the few sorts that colours tell apart. Time of study is learning, whatever was used.
    static Activity activity(Interval interval) {
        var used = Activity.of(interval.title().flatMap(Titles::category).orElse(""));
        return used == Activity.OTHER && interval.kind() == Kind.EXEMPT ? Activity.LEARN : used;
    }

    /// The style class that carries an activity's colour.
    public static String styleClass(Activity activity) {
        return switch (activity) {
            case CREATE -> "create";
            case GAMES -> "game";
            case VIDEO -> "video";
            case SOCIAL -> "social";
            case WEB -> "web";
            case LEARN -> "learn";
            case OTHER -> "other";
        };
    }
}
