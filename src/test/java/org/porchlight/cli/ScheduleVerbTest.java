package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.core.report.ReportsDue;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

class ScheduleVerbTest extends OnFakeGuard {
    private Session schedule(String input, String line) {
        return Session.typeWith(
                run(), "en_GB.UTF-8", input, ("report schedule " + line).strip().split(" "));
    }

    @Test
    void plansAFolder() throws Exception {
        serve(PARENT);

        var said = schedule("", "--day sun --hour 20 --folder /var/lib/porchlight-reports");

        assertThat(said.exit()).isZero();
        assertThat(guard.asked)
                .contains(new Command.PlanReports(
                        Optional.of(new ReportPlan(
                                "en",
                                DayOfWeek.SUNDAY,
                                20,
                                Optional.of("/var/lib/porchlight-reports"),
                                Optional.empty())),
                        Optional.empty()));
    }

    @Test
    void plansMailWithAPasswordOfStandardInput() throws Exception {
        serve(PARENT);

        var said = schedule(
                "p w\n",
                "--day mon --hour 7 --mail smtp.example.org --tls starttls --user mum@example.org"
                        + " --to mum@example.org,gran@example.org --cc dad@example.org");

        assertThat(said.exit()).isZero();
        assertThat(guard.asked)
                .contains(new Command.PlanReports(
                        Optional.of(new ReportPlan(
                                "en",
                                DayOfWeek.MONDAY,
                                7,
                                Optional.empty(),
                                Optional.of(new ReportPlan.Mail(
                                        "smtp.example.org",
                                        587,
                                        ReportPlan.Tls.STARTTLS,
                                        Optional.of("mum@example.org"),
                                        "mum@example.org",
                                        List.of("mum@example.org", "gran@example.org"),
                                        List.of("dad@example.org"))))),
                        Optional.of("p w")));
    }

    @Test
    void saysHowItStands() throws Exception {
        serve(PARENT);

        assertThat(schedule("", "").out())
                .contains(
                        "Reports every Sunday at 20:00",
                        "Next: Sunday 29 November, 20:00",
                        "Into the folder /var/lib/porchlight-reports",
                        "By mail to mum@example.org, dad@example.org, through smtp.example.org:465 with TLS",
                        "Not arrived: mei 2026-W47, by mail, tried 2 times: mail to x: it is down");
        assertThat(schedule("", "show --json").out()).startsWith("{\"plan\":{\"language\":\"en\"");
    }

    @Test
    void turnsItOffAndSendsAtOnce() throws Exception {
        serve(PARENT);
        guard.answerOrdersWith(new Answer.Reports(new ReportsDue(Optional.empty(), Optional.empty(), List.of())));

        assertThat(schedule("", "off").out()).contains("nothing is mailed");
        schedule("", "send-now");

        assertThat(guard.asked)
                .contains(new Command.PlanReports(Optional.empty(), Optional.empty()), new Command.SendReports());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            --day sun --hour 20                                                  | a place to go
            --day someday --hour 20 --folder /srv/weeks                          | no day of the week
            --hour 20 --folder /srv/weeks                                        | day of the week is missing
            --day sun --hour 24 --folder /srv/weeks                              | no hour
            --day sun --hour 20 --folder weeks                                   | whole path
            --day sun --hour 20 --mail a.org --to mum                            | no mail address
            --day sun --hour 20 --mail a.org --from m@a.org                      | somebody to go to
            --day sun --hour 20 --mail a.org:0 --from m@a.org --to m@a.org       | no mail server
            --day sun --hour 20 --mail a.org --tls no --from m@a.org --to m@a.org | never sent without TLS
            tomorrow                                                             | none of show, off, send-now
            """)
    void saysWhatIsWrong(String line, String sentence) throws Exception {
        serve(PARENT);

        var said = schedule("", line);

        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.err()).contains(sentence);
        assertThat(guard.asked).noneMatch(Command.PlanReports.class::isInstance);
    }

    @Test
    void wantsThePasswordOfTheMailAccount() throws Exception {
        serve(PARENT);

        var said = schedule("", "--day sun --hour 20 --mail a.org --user m@a.org --to m@a.org");

        assertThat(said.exit()).isEqualTo(Exit.NOT_PERMITTED);
        assertThat(said.err()).contains("Password of the mail account: nothing was typed");
        assertThat(guard.asked).noneMatch(Command.PlanReports.class::isInstance);
    }
}
