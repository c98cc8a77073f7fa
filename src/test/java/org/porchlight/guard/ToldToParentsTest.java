package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.Kind;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Restored;
import org.porchlight.core.report.Trouble;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.AnswerCodec;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.json.JsonText;

/// What leaves the guard for a parent, byte for byte, by the age of the child.
class ToldToParentsTest extends OnAgedChild {
    @Test
    void theChildItselfIsToldEverythingAtEveryAge() throws Exception {
        live("born: 2009-11-24");

        assertThat(accountToChild()).contains(TITLES).contains("/home/mei/forbidden-game", "ads.example");
        assertThat(weekToChild()).contains(TITLES).contains("/home/mei/forbidden-game", "ads.example");
    }

    @Test
    void parentsOfAChildUnderTwelveAreToldProgramsAndSites() throws Exception {
        live("born: 2014-11-25");

        assertThat(accountToParent()).contains(TITLES).contains("/home/mei/forbidden-game", "ads.example");
        assertThat(weekToParent()).contains(TITLES).contains("/home/mei/forbidden-game", "ads.example");
    }

    @Test
    void fromTheTwelfthBirthdayTheAccountNamesNoProgram() throws Exception {
        live("born: 2014-11-24");

        var account = accountToParent();

        assertThat(account).doesNotContain(TITLES).doesNotContain("forbidden-game");
        assertThat(account).contains("ads.example").contains("\"countedSeconds\":1680");
    }

    @Test
    void fromTheTwelfthBirthdayTheWeekNamesTheFirstFiveProgramsAlone() throws Exception {
        live("born: 2014-11-24");

        var week = weekToParent();

        assertThat(week).contains(TITLES.subList(0, 5)).doesNotContain(TITLES.subList(5, 7));
        assertThat(week)
                .doesNotContain("forbidden-game")
                .contains("ads.example", "\"programsDeniedTimes\":1", "\"create\":420");
    }

    @Test
    void fromTheSixteenthBirthdayThereAreSumsAlone() throws Exception {
        live("born: 2010-11-24");

        for (var told : List.of(todayToParent(), accountToParent(), weekToParent())) {
            assertThat(told)
                    .doesNotContain(TITLES)
                    .doesNotContain("forbidden-game", "ads.example", "create", "video", "\"games\"")
                    .contains("\"countedSeconds\":1680");
        }
        assertThat(weekToParent()).contains("\"sitesDeniedTimes\":null");
    }

    @Test
    void ofAYoungChildEventsAndExportTellAll() throws Exception {
        live("born: 2020-11-24");
        assertThat(String.join("", eventsToParent())).contains(TITLES).contains("forbidden-game", "ads.example");
        assertThat(exportToParent()).contains(TITLES).contains("forbidden-game", "ads.example");
    }

    @Test
    void ofAnElderChildEventsAndExportNameNoPrograms() throws Exception {
        live("born: 2012-11-24");
        assertThat(String.join("", eventsToParent())).doesNotContain(TITLES).doesNotContain("forbidden-game");
        assertThat(exportToParent()).doesNotContain(TITLES).doesNotContain("forbidden-game");
        assertThat(exportToParent()).contains("ads.example");
        assertThat(exportToChild()).contains(TITLES).contains("forbidden-game", "ads.example");
        assertThat(eventsToParent()).anyMatch(line -> line.contains("\"type\":\"interval-closed\""));
    }

    @Test
    void ofTheEldestEventsAndExportTellSums() throws Exception {
        live("born: 2009-11-24");

        assertThat(String.join("", eventsToParent()))
                .doesNotContain(TITLES)
                .doesNotContain("forbidden-game", "ads.example")
                .doesNotContain("\"type\":\"interval-closed\"", "\"type\":\"site-denied\"", "program-denied")
                .contains("\"type\":\"day-opened\"");
        assertThat(exportToParent())
                .doesNotContain(TITLES)
                .doesNotContain("forbidden-game", "ads.example")
                .doesNotContain("interval-closed", "site-denied", "program-denied")
                .contains("\"table\":\"p_kind\"");
        assertThat(exportToChild()).contains(TITLES).contains("forbidden-game", "ads.example");
    }

    @Test
    void sumsThatWereBroughtBackAreToldOfEachChildByItsAge() throws Exception {
        var sums = new Restored(
                Restored.From.STANDBY,
                List.of(),
                List.of(new Restored.Register(
                        MEI,
                        DAY,
                        Map.of(Kind.COUNTED, Duration.ofMinutes(17)),
                        Map.of("apps.secret-group", Duration.ofMinutes(17)),
                        Duration.ZERO)));
        for (var age : List.of("born: 2009-11-24", "born: 2014-11-25")) {
            live(age);
            var event = new Event(
                    sums,
                    new Actor.Guard(),
                    at(Duration.ofHours(1)),
                    1,
                    Optional.empty(),
                    family(age).version());
            store.commit(new Writing(List.of(), List.of(event), List.of(), Optional.empty()));

            boolean isYoung = age.contains("2014");
            assertThat(String.join("", eventsToParent()).contains("secret-group"))
                    .isEqualTo(isYoung);
            assertThat(exportToParent().contains("secret-group")).isEqualTo(isYoung);
            assertThat(exportToParent()).contains("\"COUNTED\\\":1020000");
            assertThat(exportToChild()).contains("secret-group");
        }
    }

    @Test
    void aChildIsToldThatItsAccountMayLackSomethingAndNothingOfTheMachine() throws Exception {
        live("born: 2014-11-25");
        store.tell(Trouble.Sort.LEDGER_LOST, "/var/lib/porchlight/porchlight.db");

        var told = bytes(service.answer(CHILD, new GuardServer.ConnectionId(1), new Command.Status(), new ToldLines()));

        assertThat(told).contains("account-incomplete").doesNotContain("/var/lib", "ledger-lost");
        assertThat(JsonText.write(AnswerCodec.json(service.answer(
                        PARENT, new GuardServer.ConnectionId(1), new Command.Status(), new ToldLines()))))
                .contains("ledger-lost", "/var/lib");
    }

    @Test
    void whatTheLedgerSaysOfItsTroubleIsForTheLog() throws Exception {
        live("born: 2014-11-25");
        store.close();

        assertThat(service.answer(
                        PARENT,
                        new GuardServer.ConnectionId(1),
                        new Command.Account(MEI, Optional.of(DAY)),
                        new ToldLines()))
                .isEqualTo(new Answer.Refused("ledger", ""));
    }

    @Test
    void theFamilyMaySayAnotherTier() throws Exception {
        live("born: 2010-11-24, visibility: T1");

        assertThat(accountToParent()).contains(TITLES);
    }

    @Test
    void whatIsPushedAndWhatIsAskedTellTheSame() throws Exception {
        live("born: 2010-11-24");
        var titled = service.status();

        var pushed = service.visible(PARENT, titled);

        assertThat(pushed.children()).allMatch(child -> child.title().isEmpty());
        assertThat(service.answer(PARENT, new GuardServer.ConnectionId(1), new Command.Status(), new ToldLines()))
                .isInstanceOf(Answer.Status.class);
    }
}
