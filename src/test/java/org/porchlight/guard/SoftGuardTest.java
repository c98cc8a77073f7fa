package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Order;
import org.porchlight.core.policy.DateRange;
import org.porchlight.core.policy.ImportedCalendar;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.Doubt;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.report.Weeks;
import org.porchlight.ipc.AgentClaim;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SocketLink;

/// The whole chain without root: a real guard process, its ledger and socket, and a real program that it holds.
@Timeout(400)
class SoftGuardTest extends OnSoftGuard {
    private static final String HASH = "9f".repeat(32);

    @BeforeEach
    void startGuard() throws IOException {
        startVerb("guard", "--soft", "--data", data().toString(), "--run", run().toString());
        assertThat(until(() -> ask(new Command.Status()).isPresent())).isTrue();
    }

    @Test
    void givesNoIdTwice() {
        assertThat(ask(putPolicy("3s"))).containsInstanceOf(Answer.Stored.class);
        var without = "porchlight: 1\nhousehold: {zone: Asia/Shanghai}\nchildren:\n- {id: bo, accounts: [bo]}\n";
        assertThat(ask(new Command.PutPolicy(without, Optional.empty()))).containsInstanceOf(Answer.Stored.class);

        var again = ask(putPolicy("3s")).orElseThrow();

        assertThat(again)
                .isInstanceOfSatisfying(
                        Answer.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .singleElement()
                                .satisfies(problem ->
                                        assertThat(problem.in("policy")).contains("\"mei\" was the id of a child")));
    }

    @Test
    void saysWhoPutThePolicyInForceThatWasNotExpected() {
        var before = ask(new Command.Status()).map(Answer.Status.class::cast).orElseThrow();
        assertThat(conflict(putPolicy("3s"))).isEqualTo(Optional.empty());
        assertThat(ask(putPolicy("3s"))).containsInstanceOf(Answer.Stored.class);

        var put = conflict(putPolicy("4s")).orElseThrow();

        var after = ask(new Command.Status()).map(Answer.Status.class::cast).orElseThrow();
        assertThat(put.by()).isEqualTo("parent:owner");
        assertThat(put.at().orElseThrow())
                .isBetween(before.report().time(), after.report().time());
    }

    private Optional<PolicyPut> conflict(Command.PutPolicy put) {
        var answer = ask(new Command.PutPolicy(put.yaml(), Optional.of("0".repeat(64))));
        return ((Answer.Conflict) answer.orElseThrow()).put();
    }

    @Test
    void believesItsAgentThatNobodyIsThereAndNoOtherClient() throws Exception {
        assertThat(ask(putPolicy("30m"))).containsInstanceOf(Answer.Stored.class);
        startCounting();
        awaitChild(ChildStatus::counting);
        try (var agent = SocketLink.connect(run().resolve(SocketLink.CHILD_SOCKET))) {
            assertThat(agent.ask(new AgentClaim.Idle(true))).isInstanceOf(Answer.NotPermitted.class);
            assertThat(agent.ask(new AgentClaim.IAmTheAgent(Optional.empty()))).isInstanceOf(Answer.Done.class);

            assertThat(agent.ask(new AgentClaim.Idle(true))).isInstanceOf(Answer.Done.class);
            assertThat(awaitChild(child -> !child.counting())).isPresent();

            assertThat(agent.ask(new AgentClaim.Idle(false))).isInstanceOf(Answer.Done.class);
            assertThat(awaitChild(ChildStatus::counting)).isPresent();
            agent.ask(new AgentClaim.Idle(true));
            assertThat(awaitChild(child -> !child.counting())).isPresent();
        }
        // A claim ends with the agent that made it.
        assertThat(awaitChild(ChildStatus::counting)).isPresent();
    }

    @Test
    void countsHoldsAndLetsGoOnFromTheSameNumber() throws IOException {
        assertThat(ask(putPolicy("3s"))).containsInstanceOf(Answer.Stored.class);
        startCounting();

        var held = awaitChild(child -> child.state() == Presented.CLOSED && child.frozen() > 0);
        long stopped = count();

        assertThat(held.map(ChildStatus::reason)).contains(Reason.DAY_BUDGET);
        assertThat(held.map(ChildStatus::spentSeconds).orElse(0L)).isBetween(3L, 8L);
        assertThat(staysAt(stopped)).isTrue();

        var grant = new Order.Grant(MEI, Duration.ofMinutes(10), false, "");
        assertThat(ask(new Command.Do(grant))).containsInstanceOf(Answer.Done.class);

        assertThat(until(() -> count() > stopped)).isTrue();
        assertThat(count()).isLessThan(stopped + 100);
    }

    @Test
    void callsNothingOpenThatItCannotTellFromTheRest() throws IOException {
        var yaml = """
                porchlight: 1
                household: {zone: Asia/Shanghai, calendar: none}
                children:
                - id: mei
                  accounts: [mei]
                  time: {budget: {every-day: 3s}}
                  apps: {rules: [{match: {path: /usr/bin/lesson}, then: allow, counts: false}]}
                """;
        assertThat(ask(new Command.PutPolicy(yaml, Optional.empty()))).containsInstanceOf(Answer.Stored.class);
        startCounting();

        assertThat(awaitChild(
                        child -> child.frozen() > 0 && child.offer().programs().isEmpty()))
                .isPresent();
    }

    @Test
    void keepsWhatWasSpentWhenItIsKilled() throws IOException {
        assertThat(ask(putPolicy("10m"))).containsInstanceOf(Answer.Stored.class);
        startCounting();
        var before = awaitChild(child -> child.spentSeconds() >= 6)
                .map(ChildStatus::spentSeconds)
                .orElse(0L);

        started.getLast().destroyForcibly().onExit().join();
        startVerb("guard", "--soft", "--data", data().toString(), "--run", run().toString());

        var after = awaitChild(_ -> true).map(ChildStatus::spentSeconds).orElse(0L);
        assertThat(after).isGreaterThanOrEqualTo(before - 5);
    }

    @Test
    void keepsRulesAndWhatWasSpentWhenTheLedgerIsDamaged() throws Exception {
        assertThat(ask(putPolicy("10m"))).containsInstanceOf(Answer.Stored.class);
        startCounting();
        var before = awaitChild(child -> child.spentSeconds() >= 3)
                .map(ChildStatus::spentSeconds)
                .orElse(0L);
        end(started.getLast());
        Files.write(data().resolve("porchlight.db"), new byte[8192]);

        startVerb("guard", "--soft", "--data", data().toString(), "--run", run().toString());

        var after = awaitChild(_ -> true).map(ChildStatus::spentSeconds).orElse(0L);
        assertThat(after).isGreaterThanOrEqualTo(before);
        assertThat(ask(new Command.Status()).stream()
                        .flatMap(answer -> ((Answer.Status) answer).report().troubles().stream()))
                .containsExactly(new Trouble(
                        Trouble.Sort.LEDGER_DAMAGED,
                        data().resolve("porchlight.db.damaged-1").toString()));
    }

    /// As on a disk that is full, it goes on from what is kept beside the ledger.
    @Test
    void keepsTheRulesWhenTheLedgerCannotBeUsed() throws Exception {
        assertThat(ask(putPolicy("10m"))).containsInstanceOf(Answer.Stored.class);
        end(started.getLast());
        try (var ledger = DriverManager.getConnection("jdbc:sqlite:" + data().resolve("porchlight.db"));
                var sql = ledger.createStatement()) {
            sql.execute("PRAGMA user_version = 99");
        }

        startVerb("guard", "--soft", "--data", data().toString(), "--run", run().toString());

        assertThat(awaitChild(_ -> true)).map(ChildStatus::id).contains(MEI);
        assertThat(ask(new Command.Status()).stream()
                        .flatMap(answer -> ((Answer.Status) answer).report().troubles().stream()))
                .extracting(Trouble::sort)
                .contains(Trouble.Sort.LEDGER_NEWER);
    }

    @ParameterizedTest
    @CsvSource({"en, another guard, has used, end it first", "zh, 另一个守护, 起在用, 先结束它"})
    void aSecondGuardSaysWhoHasTheFolderAndWhatToDo(String language, String who, String since, String advice)
            throws Exception {
        var command = new ArrayList<>(
                Programs.porchlight("guard", "--soft", "--data", data().toString(), "--run", run() + "-2"));
        command.addAll(1, List.of("-Duser.language=" + language, "-Dstderr.encoding=UTF-8"));

        var second = Programs.start(command, folder.resolve("second"));

        assertThat(second.waitFor()).isEqualTo(5);
        assertThat(Files.readString(folder.resolve("second")))
                .contains(who, since, advice, Long.toString(started.getLast().pid()), data().toString(), "--data")
                .doesNotContain("opening the data");
    }

    private static void end(Process guard) throws InterruptedException {
        guard.destroy();
        assertThat(guard.waitFor()).isEqualTo(128 + 15);
    }

    @Test
    void saysInTheWeekThatWhatItHeldCouldBeSetGoingAgain() {
        assertThat(ask(putPolicy("10m"))).containsInstanceOf(Answer.Stored.class);
        var today = LocalDate.now(ZoneOffset.UTC);

        var week = ask(new Command.Week(MEI, Optional.of(Weeks.of(today)))).orElseThrow();

        assertThat(week)
                .isInstanceOfSatisfying(
                        Answer.Week.class,
                        told -> assertThat(told.report().doubts()).contains(new Doubt(today, Doubt.Of.HOLDING)));
    }

    @Test
    void keepsTheOldRulesWhenNewOnesAreWrong() throws IOException {
        assertThat(ask(putPolicy("10m"))).containsInstanceOf(Answer.Stored.class);

        var answer = ask(new Command.PutPolicy("porchlight: 1\nhousehold: {zone: Nowhere}\n", Optional.empty()));

        assertThat(answer).containsInstanceOf(Answer.Invalid.class);
        assertThat(awaitChild(_ -> true).map(ChildStatus::id)).contains(MEI);
    }

    @Test
    void keepsACalendarForThePolicyThatNamesIt() throws IOException {
        var today = LocalDate.now(ZoneOffset.UTC);
        var holiday = new ImportedCalendar(Map.of("寒假", List.of(new DateRange(today.minusDays(2), today.plusDays(2)))));
        assertThat(ask(closedOn("寒假"))).containsInstanceOf(Answer.Invalid.class);

        assertThat(ask(new Command.PutCalendar(HASH, "school.ics", holiday))).containsInstanceOf(Answer.Done.class);
        assertThat(ask(closedOn("寒假"))).containsInstanceOf(Answer.Stored.class);
        assertThat(awaitChild(child -> child.reason() == Reason.OUTSIDE_WINDOW)).isPresent();

        started.getFirst().destroyForcibly().onExit().join();
        startVerb("guard", "--soft", "--data", data().toString(), "--run", run().toString());

        assertThat(awaitChild(child -> child.reason() == Reason.OUTSIDE_WINDOW).map(ChildStatus::rule))
                .contains("time.windows.寒假");
    }

    @Test
    void rehearsesAndShowsPolicies() throws IOException {
        assertThat(ask(putPolicy("10m"))).containsInstanceOf(Answer.Stored.class);

        var rehearsed = ask(new Command.Rehearse(putPolicy("5m").yaml(), 4));
        var shown = ask(new Command.PolicyOf(MEI));

        assertThat(rehearsed.map(answer -> answer instanceof Answer.Rehearsal(var report)
                        ? report.children().getFirst().child()
                        : ""))
                .contains(MEI);
        assertThat(shown.map(answer -> answer instanceof Answer.Policy(var report) ? report.yaml() : ""))
                .hasValueSatisfying(yaml -> assertThat(yaml).contains("budget: {every-day: 10m}"));
    }

    private static Command.PutPolicy closedOn(String period) {
        return new Command.PutPolicy("""
                porchlight: 1
                household: {zone: Etc/UTC, calendar: none}
                calendars: {school: {ics: sha256:%s}}
                children:
                  - {id: mei, accounts: [mei], time: {windows: {%s: []}}}
                """.formatted(HASH, period), Optional.empty());
    }

    private Command.PutPolicy putPolicy(String budget) {
        return new Command.PutPolicy("""
                porchlight: 1
                household: {zone: Etc/UTC, calendar: none}
                children:
                  - id: mei
                    name: Mei
                    accounts: [mei]
                    time:
                      budget: {every-day: %s}
                """.formatted(budget), Optional.empty());
    }
}
