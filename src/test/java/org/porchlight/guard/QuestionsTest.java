package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.Dispute;
import org.porchlight.core.report.WeekReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SocketLink;

/// A child asks and disputes, and a parent answers, from the command lines of both, at a real guard that is killed
/// between.
@Timeout(400)
class QuestionsTest extends OnSoftGuard {
    private static final String RULES = """
            porchlight: 1
            household: {zone: Etc/UTC, calendar: none}
            children:
              - id: mei
                name: Mei
                accounts: [mei]
                time: {budget: {every-day: 30m}, finish-line: 5m}
            """;

    private record Said(int exit, String out, String err) {}

    @BeforeEach
    void startGuard() throws IOException {
        guard();
        assertThat(ask(new Command.PutPolicy(RULES, Optional.empty()))).containsInstanceOf(Answer.Stored.class);
        // Where a child's command line looks for the guard.
        Files.createDirectories(childsRun());
        Files.createSymbolicLink(childsRun().resolve(SocketLink.SOCKET), run().resolve(SocketLink.CHILD_SOCKET));
    }

    private Path childsRun() {
        return folder.resolve("childs-run");
    }

    private void guard() throws IOException {
        startVerb("guard", "--soft", "--data", data().toString(), "--run", run().toString());
        assertThat(until(() -> ask(new Command.Status()).isPresent())).isTrue();
    }

    private void killAndStartAgain() throws IOException {
        started.getFirst().destroyForcibly().onExit().join();
        guard();
    }

    private Said parent(String... words) throws Exception {
        return type(run(), words);
    }

    private Said child(String... words) throws Exception {
        return type(childsRun(), words);
    }

    private Said type(Path at, String... words) throws Exception {
        var arguments = new ArrayList<>(Arrays.asList(words));
        arguments.addAll(List.of("--run", at.toString()));
        var command = new ArrayList<>(Programs.porchlight(arguments.toArray(String[]::new)));
        command.addAll(1, List.of("-Duser.language=en", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
        var out = Files.createTempFile(folder, "out", "");
        var err = Files.createTempFile(folder, "err", "");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("LANG", "en_GB.UTF-8");
        var process = builder.start();
        started.add(process);
        int exit = process.waitFor();
        started.remove(process);
        return new Said(
                exit, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    private ChildStatus status() {
        return ask(new Command.Status())
                .map(answer -> ((Answer.Status) answer).report().children().getFirst())
                .orElseThrow();
    }

    @Test
    void aRequestIsAnsweredOnceWithWordsThatTheChildReads() throws Exception {
        assertThat(parent("request", "15m").exit()).isEqualTo(3);
        assertThat(child("request", "15m", "--words", "nearly done"))
                .isEqualTo(new Said(
                        0,
                        "Asked. A parent can" + " answer within 8 hours; \"porchlight status\" shows what was said.\n",
                        ""));
        assertThat(child("request").err()).contains("waiting for an answer already");
        var id = status().request().orElseThrow().id();

        killAndStartAgain();

        assertThat(status().request().map(Asking::id)).contains(id);
        assertThat(parent("request", "list").out())
                .contains("Request " + id + ": Mei asks for 15 min and waits until ", "\"nearly done\"");
        assertThat(child("request", "approve", id).exit()).isEqualTo(3);
        assertThat(parent("request", "approve", id, "10", "--words", "then dinner")
                        .out())
                .contains("Mei was given 10 min", "\"then dinner\"");
        assertThat(status().grantedSeconds()).isEqualTo(600);

        killAndStartAgain();

        var again = parent("request", "approve", id);
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("answered already, ", " by owner; nothing was changed");
        assertThat(status().grantedSeconds()).isEqualTo(600);
        assertThat(child("status").out()).contains("you were given 10 min", "\"then dinner\"");
        assertThat(child("account", "mei").out()).contains("nearly done", "then dinner");
        assertThat(child("request", "finish-line").exit()).isZero();
        assertThat(child("request", "finish-line").err()).contains("taken already");
    }

    @Test
    void aDisputeIsSettledInTheAccountOfItsDay() throws Exception {
        startCounting();
        awaitChild(child -> child.spentSeconds() >= 6);
        var today = LocalDate.now(ZoneOffset.UTC).toString();
        assertThat(parent("dispute", "mei", today, "1", "--text", "no").exit()).isEqualTo(3);
        assertThat(child("dispute", "mei", today, "999", "--text", "no").err()).contains("no such row");
        var row = rowOfUse();

        assertThat(child("dispute", "mei", today, row, "--text", "I was at dinner")
                        .err())
                .isEmpty();
        assertThat(child("dispute", "mei", today, row, "--text", "I was").exit())
                .isEqualTo(1);
        killAndStartAgain();
        var dispute = status().disputes().getFirst();
        assertThat(parent("status").out())
                .contains("Dispute " + dispute.id(), "Mei says this is wrong", "\"I was at dinner\"");

        assertThat(parent("settle", dispute.id(), "23h").err()).contains("more than counts");
        assertThat(parent("settle", dispute.id(), "4s", "--words", "you are right"))
                .isEqualTo(new Said(
                        0, "Dispute " + dispute.id() + " is answered: 4 seconds taken off what counted.\n", ""));
        killAndStartAgain();

        assertThat(parent("settle", dispute.id(), "0").err()).contains("answered already");
        assertThat(status().disputes()).isEmpty();
        var account = account();
        assertThat(account.account().corrected()).isEqualTo(Duration.ofSeconds(4));
        assertThat(account.disputes()).singleElement().satisfies(QuestionsTest::isSettled);
        assertThat(week().disputes()).isEqualTo(account.disputes());
        assertThat(child("account", "mei", "--day", today).out())
                .contains("\"I was at dinner\"", "4 s taken off what counted", "\"you are right\"");
        assertThat(parent("verify").exit()).isZero();
    }

    private static void isSettled(Dispute dispute) {
        assertThat(dispute.text()).isEqualTo("I was at dinner");
        assertThat(dispute.answer().map(Dispute.Answer::by)).contains("parent:owner");
        assertThat(dispute.answer().map(Dispute.Answer::words)).contains("you are right");
    }

    /// The number of the first row that counts.
    private String rowOfUse() {
        var intervals = account().account().intervals();
        int row = 0;
        while (!intervals.get(row).kind().isSpent()) {
            row++;
        }
        return Integer.toString(row + 1);
    }

    private AccountReport account() {
        return ask(new Command.Account(MEI, Optional.empty()))
                .map(answer -> ((Answer.Account) answer).report())
                .orElseThrow();
    }

    private WeekReport week() {
        return ask(new Command.Week(MEI, Optional.empty()))
                .map(answer -> ((Answer.Week) answer).report())
                .orElseThrow();
    }
}
