package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.report.Trouble;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;

/// Where a note of today leads.
class NotesLeadTest {
    private static FakeLink link(Trouble.Sort sort) {
        var evening = Family.evening(true);
        var what = sort == Trouble.Sort.CODES_ENROLLED ? "mei, 15m, mum" : "guest";
        var link = new FakeLink(evening.telling(List.of(new Trouble(sort, what))), Family.accounts());
        new MeisRules().tell(link);
        link.answer(Command.Codes.class, _ -> new Answer.Codes(List.of()));
        link.answer(Command.ReportsDue.class, _ -> new Answer.Refused("nothing-planned", ""));
        return link;
    }

    private static void on(Trouble.Sort sort, Consumer<Scene> work) {
        Golden.in(
                Look.EN_LIGHT,
                1000,
                700,
                ConsoleWindow::dress,
                () -> Shown.on(link(sort), PageName.TODAY).root(),
                scene -> {
                    Golden.lay(scene);
                    work.accept(scene);
                });
    }

    private static boolean isIn(Node outer, Node inner) {
        for (var at = inner; at != null; at = at.getParent()) {
            if (at.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @CsvSource({
        "CODES_ENROLLED, CODES, One-time codes",
        "SECRETS_WRONG,  SECRETS, Passphrase",
        "REPORT_WAITS,   REPORTS, Weekly mail",
        "LEDGER_LOST,    BACKUP, Backup",
        "NOT_HELD,       PROTECTION, Protection check"
    })
    void leadsToThePartOfTheSettingsThatItMeansWithTheKeyboardInIt(
            Trouble.Sort sort, SettingsView.Part part, String called) {
        on(sort, scene -> {
            var lead = (Button) scene.lookup("#open-settings");
            assertThat(lead.getText()).isEqualTo(called);
            lead.fire();
            Golden.lay(scene);

            var name = (ToggleButton) scene.lookup("#part-" + part);
            assertThat(name.isSelected()).isTrue();
            var owner = scene.getFocusOwner();
            // The check is still being made, and has nothing to press.
            var where = part == SettingsView.Part.PROTECTION ? name : scene.lookup(".pl-settings-body");
            assertThat(isIn(where, owner)).as("the keyboard is on " + owner).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"CALENDAR_LOST", "ACCOUNT_INCOMPLETE"})
    void leadsNowhereWhereTheSettingsHaveNothingOfIt(Trouble.Sort sort) {
        on(sort, scene -> assertThat(scene.lookup("#open-settings")).isNull());
    }
}
