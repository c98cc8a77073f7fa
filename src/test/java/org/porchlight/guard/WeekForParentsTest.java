package org.porchlight.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.core.report.ReportPlan.Tls;
import org.porchlight.core.report.ReportsDue;
import org.porchlight.core.report.ReportsDue.Way;
import org.porchlight.core.report.Trouble;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.platform.Platforms;
import org.porchlight.post.Certificates;
import org.porchlight.post.MailServer;

/// The weeks of the children on their way to the parents, all of it real: a guard process with its ledger and clock,
/// the processes it starts, a folder, and a mail server that takes letters over TLS only.
@Tag("os")
@Tag("all")
@Timeout(600)
class WeekForParentsTest extends OnSoftGuard {
    private static final ZoneId BEFORE = ZoneId.of("Asia/Shanghai");
    /// An hour later: a family that travels there reaches any hour in the moment that it says so.
    private static final ZoneId AFTER = ZoneId.of("Asia/Tokyo");
    /// A guard looks each minute at what is due, and tries what failed for the first time after one.
    private static final Duration TWO_ROUNDS = Duration.ofSeconds(150);

    /// What its Java trusts is this test's; nothing else on the machine sees it.
    private static final String BEGIN = """
            mount --bind "$1" "$2"
            shift 2
            exec "$@"
            """;

    private final MailServer server = new MailServer();
    private final List<Process> guards = new ArrayList<>();
    private Path home = Path.of("");
    private Certificates certificates = new Certificates(home);
    private int port;

    @BeforeEach
    void makePlace() throws Exception {
        assumeTrue(
                Platforms.isAdministrator(),
                "needs root: what the guard's Java trusts is put in the place of the PC's");
        // On the way to a folder of temporary files everybody may write, and no report goes by there.
        home = Files.createTempDirectory(Path.of(System.getProperty("user.home")), ".porchlight-weeks");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        certificates = Certificates.of(folder, "localhost");
        certificates.writeAuthorities(folder.resolve("authorities"));
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void clear() throws IOException {
        server.stop();
        for (var below : List.of(reports(), home)) {
            if (Files.exists(below)) {
                for (var file : listed(below)) {
                    Files.delete(file);
                }
            }
        }
        Files.deleteIfExists(home);
    }

    private Path reports() {
        return home.resolve("weeks");
    }

    private static List<Path> listed(Path below) throws IOException {
        try (var files = Files.list(below)) {
            return files.toList();
        }
    }

    private void startGuard() throws IOException {
        var command = new ArrayList<>(List.of(
                "unshare",
                "--mount",
                "sh",
                "-ec",
                BEGIN,
                "guard",
                folder.resolve("authorities").toString(),
                Path.of(System.getProperty("java.home"), "lib", "security", "cacerts")
                        .toRealPath()
                        .toString()));
        command.addAll(Programs.porchlight("guard", "--soft", "--data", data().toString(), "--run", run().toString()));
        var guard = Programs.start(command, folder.resolve("log"));
        started.addFirst(guard);
        guards.addFirst(guard);
        assertThat(until(() -> ask(new Command.Status()).isPresent()))
                .as(() -> log())
                .isTrue();
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException none) {
            return none.toString();
        }
    }

    /// As when the power fails.
    private void startGuardAnew() throws IOException {
        guards.getFirst().destroyForcibly().onExit().join();
        startGuard();
    }

    private void live(ZoneId zone) {
        var policy = """
                porchlight: 1
                household: {zone: %s, calendar: none}
                children:
                - {id: mei, name: Mei, accounts: [mei], preset: none, time: {budget: {every-day: 1h}}}
                - {id: le, name: Le, accounts: [le], preset: none, time: {budget: {every-day: 1h}}}
                """.formatted(zone);
        assertThat(ask(new Command.PutPolicy(policy, Optional.empty()))).containsInstanceOf(Answer.Stored.class);
    }

    /// The next full hour of the family's clock.
    private ReportPlan plan() {
        var due = ZonedDateTime.now(BEFORE).plusHours(1);
        return new ReportPlan(
                "en",
                due.getDayOfWeek(),
                due.getHour(),
                Optional.of(reports().toString()),
                Optional.of(new ReportPlan.Mail(
                        "localhost",
                        port,
                        Tls.TLS,
                        Optional.of(MailServer.USER),
                        "mum@example.org",
                        List.of("mum@example.org"),
                        List.of("dad@example.org"))));
    }

    private ReportsDue due() {
        return ask(new Command.ReportsDue())
                .map(Answer.Reports.class::cast)
                .orElseThrow()
                .due();
    }

    private List<String> told() {
        return ask(new Command.Status()).stream()
                .flatMap(answer -> ((Answer.Status) answer).report().troubles().stream())
                .filter(trouble -> trouble.sort() == Trouble.Sort.REPORT_WAITS)
                .map(Trouble::what)
                .toList();
    }

    private static boolean within(Duration limit, Condition condition) throws IOException {
        var end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            if (condition.holds()) {
                return true;
            }
            LockSupport.parkNanos(100_000_000);
        }
        return false;
    }

    @Test
    void comeOnTheDayAndHourAndAfterARestartAndAServerThatWasDown() throws Exception {
        startGuard();
        live(BEFORE);
        startCounting();
        awaitChild(ChildStatus::counting);
        var plan = plan();
        var week = ReportPlan.weekOf(
                plan.nextDue(ZonedDateTime.now(BEFORE).toLocalDateTime()).toLocalDate());
        assertThat(ask(new Command.PlanReports(Optional.of(plan), Optional.of(MailServer.PASSWORD))))
                .containsInstanceOf(Answer.Reports.class);
        assertThat(within(Duration.ofSeconds(3), () -> !due().open().isEmpty()))
                .as("before the hour")
                .isFalse();
        assertThat(listed(reports())).isEmpty();

        live(AFTER);

        assertThat(within(TWO_ROUNDS, () -> told().size() == 1))
                .as("the server is down")
                .isTrue();
        assertThat(told()).singleElement().asString().contains("localhost:" + port);
        assertThat(listed(reports()).stream().map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder(
                        "le-" + week + ".html", "le-" + week + ".pdf", "mei-" + week + ".html", "mei-" + week + ".pdf");
        assertThat(Files.readString(reports().resolve("mei-" + week + ".html"))).contains("Mei&#39;s week");
        assertThat(due().open()).hasSize(2).allMatch(open -> open.way() == Way.MAIL && open.fails() == 1);

        server.refuse(Optional.of("Mei"));
        server.serve(Tls.TLS, certificates, port);

        assertThat(within(TWO_ROUNDS, () -> due().open().size() == 1))
                .as("Le's has arrived")
                .isTrue();
        assertThat(server.receivers()).containsExactlyInAnyOrder("mum@example.org", "dad@example.org");
        assertThat(within(TWO_ROUNDS, () -> due().open().getFirst().fails() == 2))
                .isTrue();
        assertThat(told()).singleElement().asString().contains("localhost:" + port);

        server.refuse(Optional.empty());
        startGuardAnew();

        assertThat(until(() -> due().open().isEmpty())).as("Mei's has arrived").isTrue();
        assertThat(until(() -> told().isEmpty())).isTrue();
        startGuardAnew();
        assertThat(within(Duration.ofSeconds(5), () -> !due().open().isEmpty()))
                .as("once more")
                .isFalse();
        assertThat(due().next()).contains(plan.nextDue(ZonedDateTime.now(AFTER).toLocalDateTime()));

        var letters = server.messages();
        assertThat(letters).hasSize(4).allSatisfy(letter -> demandWhole(letter, week));
        assertThat(letters)
                .extracting(MimeMessage::getSubject)
                .containsExactlyInAnyOrder(
                        "Le's week, " + week, "Le's week, " + week, "Mei's week, " + week, "Mei's week, " + week);
    }

    private static void demandWhole(MimeMessage letter, String week) throws Exception {
        assertThat(letter.getRecipients(Message.RecipientType.TO))
                .extracting(Object::toString)
                .containsExactly("mum@example.org");
        assertThat(letter.getRecipients(Message.RecipientType.CC))
                .extracting(Object::toString)
                .containsExactly("dad@example.org");
        var child = letter.getSubject().startsWith("Mei") ? "mei" : "le";
        var parts = (MimeMultipart) letter.getContent();
        for (int part = 1; part < 3; part++) {
            var name = parts.getBodyPart(part).getFileName();
            assertThat(name).startsWith(child + "-" + week + ".");
            assertThat(new String(parts.getBodyPart(part).getInputStream().readAllBytes(), UTF_8))
                    .startsWith(name.endsWith(".pdf") ? "%PDF-" : "<!DOCTYPE html>");
        }
    }
}
