package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.SecretText;
import org.porchlight.text.Language;
import org.porchlight.ui.Found;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.SceneChecks;

class UnlockPaneTest {
    private record Typed(UnlockPane.With with, SecretText secret, Consumer<Optional<Answer>> then) {}

    private final List<Typed> typed = new ArrayList<>();
    private final List<UnlockPane.With> done = new ArrayList<>();

    private UnlockPane pane(Language language, boolean pin) {
        return new UnlockPane(
                language, pin, (with, secret, then) -> typed.add(new Typed(with, secret, then)), done::add, () -> {});
    }

    @ParameterizedTest
    @EnumSource(names = {"ZH_LIGHT", "EN_DARK"})
    void offersThePinFirst(Look look) {
        var language = look.isEnglish() ? Language.EN : Language.ZH_CN;
        Golden.in(look, 560, 320, _ -> {}, () -> new StackPane(pane(language, true)), scene -> {
            Golden.check("unlock-pin-" + look.suffix(), scene);
            SceneChecks.all(scene);
        });
    }

    @Test
    void rightPinIsDone() {
        OnFx.run(() -> {
            var pane = pane(Language.EN, true);
            field(pane).setText("25a80");
            Found.button(pane, "Give").fire();
            typed.getFirst().then().accept(Optional.of(new Answer.Done()));

            assertThat(typed.getFirst().with()).isEqualTo(UnlockPane.With.PIN);
            assertThat(typed.getFirst().secret()).isEqualTo(new SecretText("2580"));
            assertThat(done).containsExactly(UnlockPane.With.PIN);
        });
    }

    @Test
    void wrongPinWaits() {
        OnFx.run(() -> {
            var pane = pane(Language.EN, true);
            field(pane).setText("2581");
            Found.button(pane, "Give").fire();
            typed.getFirst().then().accept(Optional.of(new Answer.Refused("secret-wrong-wait", "1\t60")));

            assertThat(Found.texts(pane)).contains("That PIN does not match. Try again in 1\u00a0min\u00a00\u00a0s.");
            assertThat(Found.button(pane, "Give").isDisabled()).isTrue();
            assertThat(done).isEmpty();
        });
    }

    @Test
    void thePassphraseWillDoInsteadOfThePin() {
        OnFx.run(() -> {
            var pane = pane(Language.EN, true);
            Found.button(pane, "Passphrase instead").fire();
            field(pane).setText("regen am donnerstag");
            Found.button(pane, "Unlock").fire();
            typed.getFirst().then().accept(Optional.of(new Answer.Done()));

            assertThat(typed.getFirst().with()).isEqualTo(UnlockPane.With.PASSPHRASE);
            assertThat(done).containsExactly(UnlockPane.With.PASSPHRASE);
        });
    }

    @Test
    void asksForThePassphraseAloneWhereThereIsNoPin() {
        OnFx.run(() -> {
            var texts = Found.texts(pane(Language.EN, false));

            assertThat(texts).contains("Passphrase").doesNotContain("PIN", "PIN instead");
        });
    }

    private static PasswordField field(Parent pane) {
        return (PasswordField) pane.lookup(".password-field");
    }
}
