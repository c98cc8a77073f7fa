package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.port.FakeSecrets;
import org.porchlight.port.StoreException;

class ReportDeskTest {
    private static final Authority GUARDIAN = new Authority.ParentSession(new ParentId("mum"));
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 18, 12, 0);

    private final ReportRows rows = new ReportRows(new FakeSecrets());
    private final ReportDesk desk = new ReportDesk(rows, () -> NOW, List::of);

    private static ReportPlan into(String folder, int hour) {
        return new ReportPlan("en", DayOfWeek.SUNDAY, hour, Optional.of(folder), Optional.empty());
    }

    private Answer plan(ReportPlan plan) throws StoreException {
        return desk.plan(new Command.PlanReports(Optional.of(plan), Optional.empty()), GUARDIAN);
    }

    @Test
    void aGuardianKeepsAFolderAndChoosesNone() throws StoreException {
        assertThat(plan(into("/etc", 20))).isEqualTo(new Answer.Refused("folder-by-root", ""));
        rows.put(into("/etc", 20), Optional.empty(), NOW);

        assertThat(plan(into("/etc", 9))).isInstanceOf(Answer.Reports.class);
        assertThat(plan(into("/opt", 9))).isEqualTo(new Answer.Refused("folder-by-root", ""));
        assertThat(rows.plan()).contains(into("/etc", 9));
    }
}
