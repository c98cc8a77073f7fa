package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.report.Keys;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;
import org.porchlight.ui.Found;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.SceneChecks;

/// What a child types in and reads on the card of asking.
class AskPaneTest extends OnPanes {
    private static AskPane ask(Language language) {
        var model = new AskModel(language);
        model.heard(Reports.open(1320).report());
        return new AskPane(language, model, (_, _) -> {}, () -> {}, () -> {});
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void askingLooksAsDrawn(Look look) {
        Golden.in(look, 560, 612, _ -> {}, () -> ground(ask(language(look))), scene -> {
            var why = (TextInputControl) scene.lookup(".pane-why");
            why.setText(look.isEnglish() ? "Nearly done, only the roof needs colour." : "画快画完了，还差给屋顶涂颜色。");
            why.requestFocus();
            why.end();
            Golden.lay(scene);
            Golden.check("ask-" + look.suffix(), scene);
            SceneChecks.all(scene);
        });
    }

    @Test
    void whatIsAskedNamesTheProgramAndStaysOneLine() {
        OnFx.run(() -> {
            var asked = new ArrayList<Asked>();
            var model = new AskModel(Language.EN);
            model.heard(Reports.open(1320).report());
            var pane = new AskPane(
                    Language.EN, model, (command, then) -> asked.add(new Asked(command, then)), () -> {}, () -> {});
            var why = text(pane);
            why.setText("only the roof\nis missing");
            Found.button(pane, "Send to parents").fire();

            assertThat(asked)
                    .singleElement()
                    .extracting(Asked::command)
                    .isEqualTo(new Command.Request(
                            Optional.of(Duration.ofMinutes(15)), "Krita: only the roof is missing"));
            assertThat(Found.button(pane, "Send to parents").isDisabled()).isTrue();

            asked.getFirst().then().accept(Optional.of(new Answer.Done()));

            assertThat(Found.texts(pane)).contains("Sent. Your parents will answer when they see it.");
        });
    }

    /// Also once the last was taken away, whatever was typed by then.
    @Test
    void askingOffersNoCodeWhereThereAreNone() {
        OnFx.run(() -> {
            var model = new AskModel(Language.EN);
            model.heard(Reports.open(1320).report());
            var pane = new AskPane(Language.EN, model, (_, _) -> {}, () -> {}, () -> {});
            assertThat(Found.buttons(pane)).contains("Enter a code");
            assertThat(Found.texts(pane)).anyMatch(text -> text.contains("6-digit"));
            text(pane).setText("the roof");

            model.heard(Reports.open(1320).opening(Keys.NONE).report());
            pane.refresh();

            assertThat(Found.buttons(pane)).doesNotContain("Enter a code");
            assertThat(Found.texts(pane)).noneMatch(text -> text.contains("6-digit"));
            assertThat(text(pane).getText()).isEqualTo("the roof");
        });
    }

    @Test
    void refusalIsSaidAndNothingThatWasTypedIsLost() {
        OnFx.run(() -> {
            var asked = new ArrayList<Asked>();
            var model = new AskModel(Language.EN);
            model.heard(Reports.open(1320).report());
            var pane = new AskPane(
                    Language.EN, model, (command, then) -> asked.add(new Asked(command, then)), () -> {}, () -> {});
            text(pane).setText("the roof");
            Found.button(pane, "Send to parents").fire();
            asked.getFirst().then().accept(Optional.of(new Answer.Refused("already-asked", "")));

            assertThat(Found.texts(pane)).anyMatch(said -> said.contains("already"));
            assertThat(text(pane).getText()).isEqualTo("the roof");
            assertThat(Found.button(pane, "Send to parents").isDisabled()).isFalse();
        });
    }
}
