package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.core.report.ReportsDue;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekReport;
import org.porchlight.core.report.Weeks;
import org.porchlight.port.FakeSecrets;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.post.Outcome;
import org.porchlight.post.Post;

class ReportKeeperTest {
    private static final ReportPlan MAIL = new ReportPlan(
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
    private static final LocalDateTime BEFORE = LocalDateTime.of(2026, 11, 18, 12, 0);
    private static final LocalDateTime SUNDAY = LocalDateTime.of(2026, 11, 22, 20, 0);

    private final FakeSecrets secrets = new FakeSecrets();
    private final ReportRows rows = new ReportRows(secrets);
    private final Findings findings = new Findings();
    private final House house = new House();
    private final Office office = new Office();
    private long nanos;
    private ReportKeeper keeper = anew();

    private ReportKeeper anew() {
        return new ReportKeeper(rows, house, office, _ -> false, () -> nanos, findings);
    }

    private static final class House implements ReportKeeper.House {
        private LocalDateTime now = BEFORE;
        private List<ChildId> children = List.of(new ChildId("mei"), new ChildId("le"));

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

    private static final class Office implements Post {
        private final List<String> sent = new ArrayList<>();
        private Optional<String> trouble = Optional.empty();

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

    private void pass(Duration length) throws MachineException {
        nanos += length.toNanos();
        keeper.round();
    }

    @Test
    void sendsOnTheDayAndHourAndNotBefore() throws MachineException {
        keeper.round();
        house.now = SUNDAY.minusSeconds(1);
        keeper.round();
        assertThat(office.sent).isEmpty();

        house.now = SUNDAY;
        keeper.round();
        keeper.round();

        assertThat(office.sent).containsExactly("letter le 2026-W47 secret", "letter mei 2026-W47 secret");
    }

    @Test
    void sendsWhatWasDueWhileThePcWasOff() throws MachineException {
        house.now = SUNDAY.plusDays(3);

        anew().round();

        assertThat(office.sent).hasSize(2).allMatch(letter -> letter.contains("2026-W47"));
    }

    @Test
    void sendsEachWeekThatWasDueWhileThePcWasOffForSome() throws MachineException {
        house.now = SUNDAY;
        keeper.round();
        office.sent.clear();
        house.now = SUNDAY.plusWeeks(3).plusDays(3);

        anew().round();
        keeper.round();

        assertThat(office.sent)
                .hasSize(6)
                .filteredOn(letter -> letter.contains(" mei "))
                .map(letter -> letter.replaceAll(".*(2026-W\\d\\d).*", "$1"))
                .containsExactlyInAnyOrder("2026-W48", "2026-W49", "2026-W50");
    }

    @Test
    void keepsWhatFailedOverARestartAndTellsOfIt() throws MachineException, StoreException {
        office.trouble = Optional.of("mail to mail.example.org:465: it is down");
        house.now = SUNDAY;
        keeper.round();

        assertThat(findings.all())
                .containsExactly(new Trouble(Trouble.Sort.REPORT_WAITS, "mail to mail.example.org:465: it is down"));
        assertThat(rows.open()).hasSize(2).allMatch(open -> open.fails() == 1);

        office.trouble = Optional.empty();
        keeper = anew();
        keeper.round();

        assertThat(rows.open()).isEmpty();
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void triesAgainAfterEverLonger() throws MachineException {
        house.children = List.of(new ChildId("mei"));
        office.trouble = Optional.of("down");
        house.now = SUNDAY;
        keeper.round();
        var tries = new ArrayList<Integer>();

        for (int minute = 1; minute <= 300; minute++) {
            int before = office.sent.size();
            pass(Duration.ofMinutes(1));
            if (office.sent.size() > before) {
                tries.add(minute);
            }
        }

        assertThat(tries).containsExactly(1, 6, 21, 51, 111, 291);
    }

    @Test
    void keepsEightWeeksAndTriesTheNewestFirst() throws MachineException, StoreException {
        house.children = List.of(new ChildId("mei"));
        office.trouble = Optional.of("down");
        for (int week = 0; week < 10; week++) {
            house.now = SUNDAY.plusWeeks(week);
            keeper.round();
        }

        assertThat(rows.open()).hasSize(ReportKeeper.MOST_WEEKS);
        assertThat(rows.open().getLast().week()).isEqualTo("2026-W49");
        assertThat(findings.all()).contains(new Trouble(Trouble.Sort.REPORT_GIVEN_UP, "mei 2026-W48"));
        office.trouble = Optional.empty();
        office.sent.clear();
        pass(Duration.ofHours(4));
        assertThat(office.sent.getFirst()).contains("2027-W03");
        assertThat(rows.open()).isEmpty();
    }

    private void failFor(int weeks) throws MachineException {
        house.children = List.of(new ChildId("mei"));
        office.trouble = Optional.of("down");
        for (int week = 0; week < weeks; week++) {
            house.now = SUNDAY.plusWeeks(week);
            keeper.round();
        }
        office.trouble = Optional.empty();
    }

    @Test
    void tellsOfAWeekThatWasGivenUpOverARestartForFourWeeks() throws MachineException {
        failFor(9);
        var lost = new Trouble(Trouble.Sort.REPORT_GIVEN_UP, "mei 2026-W47");
        assertThat(findings.all()).contains(lost);

        findings.put(Findings.Of.REPORTS, List.of());
        keeper = anew();
        keeper.round();
        assertThat(findings.all()).containsExactly(lost);

        house.now = SUNDAY.plusWeeks(8).plusDays(ReportKeeper.DAYS_TOLD);
        keeper.round();
        assertThat(findings.all()).containsExactly(lost);
        house.now = house.now.plusDays(1);
        keeper.round();
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void tellsNoMoreOfAWeekThatWasGivenUpOnceThePlanIsPutAnew() throws MachineException, StoreException {
        failFor(9);

        rows.put(MAIL, Optional.empty(), house.now);
        pass(Duration.ofHours(4));

        assertThat(findings.all()).isEmpty();
    }

    @Test
    void leavesNothingOfAWeekThatWasGivenUpOfAChildThatIsGone() throws MachineException, StoreException {
        failFor(9);

        house.children = List.of();
        keeper.round();

        assertThat(findings.all()).isEmpty();
        assertThat(secrets.secrets("report:given-up:")).isEmpty();
    }

    @Test
    void sendsNothingTwiceWhenTheClockIsPutBack() throws MachineException {
        house.now = SUNDAY;
        keeper.round();
        house.now = SUNDAY.minusHours(3);
        keeper.round();
        house.now = SUNDAY.plusMinutes(1);
        keeper.round();

        assertThat(office.sent).hasSize(2);
    }

    @Test
    void goesOnAfterAClockThatWasYearsAhead() throws MachineException {
        house.now = LocalDateTime.of(2081, 1, 1, 0, 0);
        keeper.round();
        house.now = SUNDAY.minusDays(1);
        keeper.round();
        office.sent.clear();

        house.now = SUNDAY;
        keeper.round();

        assertThat(office.sent).hasSize(2);
    }

    @Test
    void doesNotMakeUpForWhatWasDueBeforeThePlan() throws MachineException, StoreException {
        rows.put(MAIL, Optional.empty(), SUNDAY.plusHours(1));
        house.now = SUNDAY.plusHours(2);

        keeper.round();

        assertThat(office.sent).isEmpty();
    }

    @Test
    void forgetsThePasswordWithTheAccount() throws StoreException {
        rows.put(MAIL, Optional.empty(), BEFORE);
        assertThat(rows.password()).contains("secret");

        rows.put(
                new ReportPlan("en", DayOfWeek.MONDAY, 8, Optional.of("/var/lib/reports"), Optional.empty()),
                Optional.empty(),
                BEFORE);

        assertThat(rows.password()).isEmpty();
    }

    @Test
    void leavesNothingBehindWhenItIsTurnedOff() throws StoreException, MachineException {
        failFor(9);

        rows.drop();
        keeper.round();

        assertThat(secrets.secrets("report:")).isEmpty();
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void sendsNothingOfAChildThatIsGone() throws MachineException, StoreException {
        office.trouble = Optional.of("down");
        house.now = SUNDAY;
        keeper.round();
        office.sent.clear();

        house.children = List.of();
        pass(Duration.ofHours(4));

        assertThat(office.sent).isEmpty();
        assertThat(rows.open()).isEmpty();
    }

    @Test
    void writesIntoAFolderOfItsOwn() throws MachineException, StoreException, IOException {
        var above = Path.of(System.getProperty("user.home"));
        var folder = Files.createTempDirectory(above, ".porchlight-reports");
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            rows.put(
                    new ReportPlan("en", DayOfWeek.SUNDAY, 20, Optional.of(folder.toString()), Optional.empty()),
                    Optional.empty(),
                    BEFORE);
            house.now = SUNDAY;
            keeper.round();

            assertThat(rows.open()).extracting(ReportsDue.Open::why).isEmpty();
            try (var files = Files.list(folder)) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrder(
                                "le-2026-W47.html", "le-2026-W47.pdf", "mei-2026-W47.html", "mei-2026-W47.pdf");
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("mei-2026-W47.pdf"))))
                    .isEqualTo("rw-r-----");
        } finally {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
