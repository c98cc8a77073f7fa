package org.porchlight.guard;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekReport;
import org.porchlight.core.report.Weeks;
import org.porchlight.port.FakeSecrets;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.post.Outcome;
import org.porchlight.post.Post;

/// Reports that fall due in a household without a guard, which go to an office that notes what it sends.
abstract class OnReports {
    static final ReportPlan MAIL = new ReportPlan(
            "en",
            DayOfWeek.SUNDAY,
            20,
            Optional.empty(),
            Optional.of(new ReportPlan.Mail(
                    "mail.example.org",
                    465,
                    ReportPlan.Tls.TLS,
                    Optional.of("mum"),
                    "mum@example.org",
                    List.of("mum@example.org"),
                    List.of())));
    /// A Wednesday.
    static final LocalDateTime BEFORE = LocalDateTime.of(2026, 11, 18, 12, 0);
    static final LocalDateTime SUNDAY = LocalDateTime.of(2026, 11, 22, 20, 0);

    final FakeSecrets secrets = new FakeSecrets();
    final ReportRows rows = new ReportRows(secrets);
    final Findings findings = new Findings();
    final House house = new House();
    final Office office = new Office();
    private long nanos;
    ReportKeeper keeper = anew();

    ReportKeeper anew() {
        return new ReportKeeper(rows, house, office, _ -> false, () -> nanos, findings);
    }

    static final class House implements ReportKeeper.House {
        LocalDateTime now = BEFORE;
        List<ChildId> children = List.of(new ChildId("mei"), new ChildId("le"));

        @Override
        public LocalDateTime now() {
            return now;
        }

        @Override
        public List<ChildId> children() {
            return children;
        }

        @Override
        public WeekReport week(ChildId child, String week) {
            var monday = Weeks.monday(week).orElseThrow();
            return new WeekReport(
                    child,
                    child.value(),
                    week,
                    "Asia/Shanghai",
                    now.toLocalDate(),
                    Visibility.DETAIL,
                    days(monday),
                    days(monday.minusDays(7)),
                    List.of());
        }

        private static List<DayFacts> days(LocalDate from) {
            return from.datesUntil(from.plusDays(7)).map(DayFacts::none).toList();
        }
    }

    static final class Office implements Post {
        final List<String> sent = new ArrayList<>();
        Optional<String> trouble = Optional.empty();

        private Outcome go(String what, Outcome good) {
            sent.add(what);
            return trouble.<Outcome>map(Outcome.Failed::new).orElse(good);
        }

        @Override
        public Outcome files(WeekReport report, ReportPlan plan) {
            return go(
                    "files " + report.child().value() + " " + report.week(),
                    new Outcome.Made(Map.of("html", new byte[] {1}, "pdf", new byte[] {2})));
        }

        @Override
        public Outcome letter(WeekReport report, ReportPlan plan, Optional<String> password) {
            return go(
                    "letter " + report.child().value() + " " + report.week() + " " + password.orElse("-"),
                    new Outcome.Sent());
        }
    }

    @BeforeEach
    void plan() throws StoreException {
        rows.put(MAIL, Optional.of("secret"), BEFORE);
    }

    void pass(Duration length) throws MachineException {
        nanos += length.toNanos();
        keeper.round();
    }
}
