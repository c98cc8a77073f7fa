package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ui.Found;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;

/// What the page of the children says of accounts and presets.
class ChildrenFlowTest {
    @ParameterizedTest(name = "without root: {0}")
    @CsvSource({
        "false, No ordinary account is on this PC yet. Make one for each child in the settings of the system.",
        "true, 'This guard runs without root, and so sees no account of this PC. Only one that is started with sudo does.'"
    })
    void saysWhyNoAccountIsListed(boolean soft, String sentence) {
        var evening = Family.evening(true);
        var link = new FakeLink(
                new StatusReport(evening.time(), evening.confidence(), true, soft, evening.zone(), List.of()),
                Map.of());
        link.answer(Command.GetPolicy.class, _ -> new Answer.Policy(NewFamily.NOTHING));
        link.answer(Command.People.class, _ -> new Answer.People(List.of()));
        link.answer(Command.Parents.class, _ -> new Answer.Parents(List.of()));

        assertThat(texts(link)).contains(sentence);
    }

    /// True whether or not hours and budgets are set.
    @Test
    void saysOfOwnRulesWhatHolds() {
        var rules = new MeisRules();
        var link = Asked.link(true);
        rules.tell(link);
        rules.put(MeisRules.DRAWN.replace("preset: CN-2024", "preset: none"));

        assertThat(texts(link)).contains("No preset: only what you set yourselves holds.");
    }

    private static List<String> texts(FakeLink link) {
        var texts = new ArrayList<String>();
        Golden.in(
                Look.EN_LIGHT,
                1280,
                800,
                ConsoleWindow::dress,
                () -> Shown.on(link, PageName.CHILDREN).root(),
                scene -> {
                    Golden.lay(scene);
                    texts.addAll(Found.texts(scene.getRoot()));
                });
        return texts;
    }
}
