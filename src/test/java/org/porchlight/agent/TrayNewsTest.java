package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.TrayPlace;
import org.porchlight.ipc.Command;

class TrayNewsTest {
    private static final StatusReport BEFORE = Reports.open(900).report();
    private static final StatusReport ASKING = BEFORE.placing(List.of());

    private final List<Command.Tray> told = new ArrayList<>();
    private final TrayNews news = new TrayNews(told::add);

    @Test
    void tellsEachGuardThatAsksOnce() {
        news.heard(ASKING);
        news.at(TrayPlace.DISC);
        news.heard(ASKING);
        news.lost();
        news.heard(ASKING);

        assertThat(told).containsExactly(new Command.Tray(TrayPlace.DISC), new Command.Tray(TrayPlace.DISC));
    }

    @Test
    void tellsAgainWhenTheLampIsElsewhere() {
        news.at(TrayPlace.DISC);
        news.heard(ASKING);
        news.at(TrayPlace.PANEL);

        assertThat(told).containsExactly(new Command.Tray(TrayPlace.DISC), new Command.Tray(TrayPlace.PANEL));
    }

    /// It would end the connection.
    @Test
    void tellsAGuardOfBeforeNothing() {
        news.at(TrayPlace.PANEL);
        news.heard(BEFORE);

        assertThat(told).isEmpty();
    }
}
