package org.porchlight.ui;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.animation.PauseTransition;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

/// Finds what is typed in a box to choose from: what begins so, else what has a part that does, such as the city of
/// a time zone. Letters that follow each other soon are one word.
public final class TypeAhead {
    private static final Duration SOON = Duration.seconds(1.5);

    private final ComboBox<String> box;
    private final PauseTransition pause = new PauseTransition(SOON);
    private String typed = "";

    private TypeAhead(ComboBox<String> box) {
        this.box = box;
        pause.setOnFinished(_ -> typed = "");
    }

    /// Lets a box be typed into.
    public static void in(ComboBox<String> box) {
        box.addEventHandler(KeyEvent.KEY_TYPED, new TypeAhead(box)::type);
    }

    private void type(KeyEvent event) {
        var letter = event.getCharacter();
        boolean isCommand = event.isControlDown() || event.isAltDown() || event.isMetaDown();
        if (isCommand || letter.isEmpty() || Character.isISOControl(letter.charAt(0))) {
            return;
        }
        typed += letter;
        pause.playFromStart();
        find(box.getItems(), typed).ifPresent(this::choose);
        event.consume();
    }

    private void choose(String found) {
        box.setValue(found);
        if (box.getSkin() instanceof ComboBoxListViewSkin<?> skin
                && skin.getPopupContent() instanceof ListView<?> list) {
            list.scrollTo(box.getItems().indexOf(found));
        }
    }

    /// The first that is meant by what was typed; a space stands for a low line too.
    static Optional<String> find(List<String> items, String typed) {
        var wanted = plain(typed);
        return first(items, item -> item.startsWith(wanted))
                .or(() -> first(items, item -> item.contains("/" + wanted)));
    }

    private static Optional<String> first(List<String> items, Predicate<String> fits) {
        return items.stream().filter(item -> fits.test(plain(item))).findFirst();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
