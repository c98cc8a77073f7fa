package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.core.report.ReportsDue;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;

class ReportKeeperTest extends OnReports {
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
