package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.porchlight.text.Language;

/// What is said while a program fills the screen, by the looks that the model makes.
class AloudTest {
    private final List<String> said = new ArrayList<>();
    private final AgentModel model = new AgentModel(Language.EN);
    private boolean on = true;
    private Duration now = Duration.ZERO;
    private final Aloud aloud = new Aloud(clock -> on && clock.isBefore(LocalTime.of(22, 0)), said::add);

    private void hear(Reports report) {
        now = now.plusSeconds(1);
        model.heard(report.report(), now);
        show();
    }

    private void show() {
        aloud.show(model.look(now).warning(), model.news(), LocalTime.NOON);
    }

    @Test
    void saysAWarningThatNobodySeesOnce() {
        hear(Reports.open(240).warning(300));
        now = now.plusSeconds(61);
        show();

        assertThat(said).hasSize(1);
        assertThat(said.getFirst()).startsWith("4\u00a0minutes left");
    }

    /// A child who lets go of the mouse heard of the break already.
    @Test
    void saysABreakOnceAndThatItIsOver() {
        hear(Reports.restDue());
        model.idle(true);
        hear(OnCards.resting());
        hear(OnCards.rested());

        assertThat(said).hasSize(2);
        assertThat(said.getFirst()).startsWith("Look far away");
        assertThat(said.getLast()).startsWith("The rest is over");
    }

    @Test
    void saysNothingWhereTheCardIsSeen() {
        aloud.hidden(false);
        hear(Reports.open(240).warning(300));
        aloud.hidden(true);
        show();

        assertThat(said).isEmpty();
    }

    @Test
    void saysNothingWhileItIsTurnedOff() {
        on = false;
        hear(Reports.open(240).warning(300));
        on = true;
        show();

        assertThat(said).isEmpty();
    }

    @Test
    void saysTheNextOfTheSameKindToo() {
        hear(Reports.open(1320));
        hear(Reports.open(2220).given(900));
        show();
        hear(Reports.open(3120).given(1800));
        show();

        assertThat(said).hasSize(2).allMatch(text -> text.contains("15\u00a0minutes"));
    }
}
