package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.porchlight.agent.tray.Choice;
import org.porchlight.agent.tray.Entry;
import org.porchlight.core.report.Keys;
import org.porchlight.text.Language;

class ChildMenuTest {
    private static final Entry CODE = new Entry.Action("Enter a code", new Choice.Open(Choice.What.CODE));

    private static Look look(Reports said) {
        var model = new AgentModel(Language.EN);
        model.heard(said.report(), Duration.ZERO);
        return model.look(Duration.ZERO);
    }

    @Test
    void offersACodeOnlyWhereThereAreCodes() {
        var menu = new ChildMenu(Language.EN);

        assertThat(menu.of(look(Reports.open(1320)), true, false).menu()).contains(CODE);
        assertThat(menu.of(look(Reports.open(1320).opening(Keys.NONE)), true, false)
                        .menu())
                .doesNotContain(CODE);
    }
}
