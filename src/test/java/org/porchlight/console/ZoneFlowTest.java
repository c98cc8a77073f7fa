package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.PolicyChange;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ui.Found;

/// The zone of the rules, changed in the settings and taken back.
class ZoneFlowTest extends OnSettings {
    @Test
    void movesTheRulesToAnotherZoneAndBack() {
        var rules = new MeisRules();
        rules.tell(link);
        var before = rules.inForce().policy();

        in("LANGUAGE", scene -> {
            var save = (Button) scene.lookup("#save-zone");
            var undo = (Button) scene.lookup("#undo-zone");
            assertThat(Found.texts(scene.getRoot())).contains("Shanghai (Asia), UTC+8");
            assertThat(save.isDisabled()).isTrue();
            ((TextField) scene.lookup("#zone")).setText("berlin");
            assertThat(Found.texts(scene.getRoot()))
                    .anyMatch(text -> text.contains("12:12 there. It counts from the moment you save"));
            save.fire();
            assertThat(rules.inForce().policy()).isEqualTo(PolicyChange.zone(before, ZoneId.of("Europe/Berlin")));
            assertThat(save.isDisabled()).isTrue();
            assertThat(((TextField) scene.lookup("#zone")).getText()).isEmpty();

            undo.fire();
            var list = (ListView<?>) scene.lookup("#zone-list");
            assertThat(list.getSelectionModel().getSelectedItem()).isEqualTo(ZoneId.of("Asia/Shanghai"));
            assertThat(rules.inForce().policy()).isEqualTo(before);
            assertThat(undo.isDisabled()).isTrue();
        });
    }

    @Test
    void leavesTheZoneWhereSomebodyElseWasFaster() {
        var rules = new MeisRules();
        rules.tell(link);
        link.answer(Command.PutPolicy.class, _ -> new Answer.Conflict("other", Optional.empty()));

        in("LANGUAGE", scene -> {
            ((TextField) scene.lookup("#zone")).setText("berlin");
            ((Button) scene.lookup("#save-zone")).fire();
            assertThat(Found.texts(scene.getRoot())).anyMatch(text -> text.contains("somebody else changed the rules"));
            assertThat(((Button) scene.lookup("#save-zone")).isDisabled()).isFalse();
        });
    }

    @Test
    void savesNothingOnceNoZoneIsCalledSo() {
        new MeisRules().tell(link);

        in("LANGUAGE", scene -> {
            var field = (TextField) scene.lookup("#zone");
            field.setText("beir");
            assertThat(((Button) scene.lookup("#save-zone")).isDisabled()).isFalse();
            field.setText("beirx");
            assertThat(((Button) scene.lookup("#save-zone")).isDisabled()).isTrue();
        });
    }

    /// However often it was pressed, what was before could not come back: others changed the rules since.
    @Test
    void undoesNothingOnceSomebodyElseChangedTheRules() {
        var rules = new MeisRules();
        rules.tell(link);

        in("LANGUAGE", scene -> {
            var undo = (Button) scene.lookup("#undo-zone");
            ((TextField) scene.lookup("#zone")).setText("berlin");
            ((Button) scene.lookup("#save-zone")).fire();
            rules.put(MeisRules.DRAWN.replace("age: 14", "age: 15"));

            undo.fire();

            assertThat(Found.texts(scene.getRoot()))
                    .contains("Nothing was undone: somebody else changed the rules since.");
            assertThat(undo.isDisabled()).isTrue();
        });
    }

    /// Westwards the other day may be one that was used already.
    @Test
    void saysThatAnotherDayBeginsOrGoesOn() {
        new MeisRules().tell(link);

        in("LANGUAGE", scene -> {
            ((TextField) scene.lookup("#zone")).setText("los angeles");
            assertThat(Found.texts(scene.getRoot()))
                    .anyMatch(text -> text.contains("where another day is there, that day begins or goes on"));
        });
    }
}
