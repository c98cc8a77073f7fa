package org.porchlight.post;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.core.report.ReportPlan.Tls;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekReport;
import org.subethamail.smtp.server.SMTPServer;

/// The process as the guard starts it, against a mail server on a real socket.
class PostCallTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static Path folder = Path.of("");
    private static Certificates right = new Certificates(folder);
    private static Certificates ofAnother = new Certificates(folder);

    private final MailServer server = new MailServer();

    @BeforeAll
    static void makeCertificates() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("porchlight-post");
        // The process is nobody when it reads them.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        right = Certificates.of(folder, "localhost");
        ofAnother = Certificates.of(folder, "mail.example.org");
    }

    @AfterAll
    static void removeCertificates() throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static PostCall trusting(Certificates certificates) {
        return new PostCall(PostCall.javaCommand(certificates.trusted()), LIMIT);
    }

    private static ReportPlan plan(Tls tls, int port) {
        return new ReportPlan(
                "zh",
                DayOfWeek.SUNDAY,
                20,
                Optional.empty(),
                Optional.of(new ReportPlan.Mail(
                        "localhost",
                        port,
                        tls,
                        Optional.of(MailServer.USER),
                        "mum@example.org",
                        List.of("mum@example.org"),
                        List.of("dad@example.org"))));
    }

    private static WeekReport week() {
        var days = new ArrayList<DayFacts>();
        for (int i = 0; i < 14; i++) {
            days.add(new DayFacts(
                    LocalDate.of(2026, 11, 9).plusDays(i),
                    Optional.of(Duration.ofMinutes(60)),
                    Duration.ofMinutes(30 + i),
                    Map.of("krita", Duration.ofMinutes(30 + i)),
                    0,
                    Map.of(),
                    Map.of()));
        }
        return new WeekReport(
                new ChildId("mei"),
                "小美",
                "2026-W47",
                "Asia/Shanghai",
                LocalDate.of(2026, 11, 22),
                Visibility.DETAIL,
                days.subList(7, 14),
                days.subList(0, 7),
                List.of());
    }

    private static Optional<String> failure(Outcome outcome) {
        return outcome instanceof Outcome.Failed(var why) ? Optional.of(why) : Optional.empty();
    }

    @Test
    void makesBothFiles() throws InterruptedException {
        var outcome = new PostCall(PostCall.javaCommand(List.of()), LIMIT).files(week(), plan(Tls.TLS, 1));

        assertThat(outcome).isInstanceOf(Outcome.Made.class);
        var files = ((Outcome.Made) outcome).files();
        assertThat(files).containsOnlyKeys("html", "pdf");
        assertThat(new String(files.get("html"), UTF_8))
                .startsWith("<!DOCTYPE html>")
                .contains("小美的一周");
        assertThat(new String(files.get("pdf"), UTF_8)).startsWith("%PDF-");
    }

    @ParameterizedTest
    @EnumSource(Tls.class)
    void mailsTheWeekToEverybodyNamed(Tls tls)
            throws IOException, GeneralSecurityException, InterruptedException, MessagingException {
        int port = server.serve(tls, right, 0);

        var outcome = trusting(right).letter(week(), plan(tls, port), Optional.of(MailServer.PASSWORD));

        assertThat(outcome).isEqualTo(new Outcome.Sent());
        assertThat(server.receivers()).containsExactlyInAnyOrder("mum@example.org", "dad@example.org");
        var message = server.messages().getFirst();
        assertThat(message.getSubject()).isEqualTo("小美的一周，2026-W47");
        assertThat(message.getRecipients(Message.RecipientType.CC))
                .extracting(Object::toString)
                .containsExactly("dad@example.org");
        assertThat(message.getMessageID()).isEqualTo("<porchlight.mei-2026-W47@example.org>");
        var parts = (MimeMultipart) message.getContent();
        assertThat((String) parts.getBodyPart(0).getContent()).contains("小美的一周");
        assertThat(List.of(
                        parts.getBodyPart(1).getFileName(), parts.getBodyPart(2).getFileName()))
                .containsExactlyInAnyOrder("mei-2026-W47.pdf", "mei-2026-W47.html");
    }

    @Test
    void tellsOfAPasswordThatIsWrong() throws IOException, GeneralSecurityException, InterruptedException {
        int port = server.serve(Tls.TLS, right, 0);

        var outcome = trusting(right).letter(week(), plan(Tls.TLS, port), Optional.of("wrong"));

        assertThat(failure(outcome))
                .hasValueSatisfying(why ->
                        assertThat(why).contains("localhost:" + port, "does not accept the user name and password"));
        assertThat(server.letters()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Tls.class)
    void tellsNothingToAServerWhoseCertificateNobodySigned(Tls tls)
            throws IOException, GeneralSecurityException, InterruptedException {
        int port = server.serve(tls, right, 0);

        var outcome = trusting(ofAnother).letter(week(), plan(tls, port), Optional.of(MailServer.PASSWORD));

        assertThat(failure(outcome)).hasValueSatisfying(why -> assertThat(why).contains("certificate"));
        assertThat(server.passwords()).isEmpty();
        assertThat(server.letters()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Tls.class)
    void tellsNothingToAServerWhoseCertificateIsForAnotherName(Tls tls)
            throws IOException, GeneralSecurityException, InterruptedException {
        int port = server.serve(tls, ofAnother, 0);

        var outcome = trusting(ofAnother).letter(week(), plan(tls, port), Optional.of(MailServer.PASSWORD));

        assertThat(failure(outcome)).isPresent();
        assertThat(server.passwords()).isEmpty();
        assertThat(server.letters()).isEmpty();
    }

    @Test
    void tellsNothingToAServerWithoutTls() throws InterruptedException {
        int port = server.serve(SMTPServer.port(0));

        var outcome = trusting(right).letter(week(), plan(Tls.STARTTLS, port), Optional.of(MailServer.PASSWORD));

        assertThat(failure(outcome)).hasValueSatisfying(why -> assertThat(why).contains("STARTTLS"));
        assertThat(server.passwords()).isEmpty();
        assertThat(server.letters()).isEmpty();
    }

    @Test
    void tellsThatNobodyAnswers() throws InterruptedException {
        int port = server.serve(SMTPServer.port(0));
        server.stop();

        var outcome = trusting(right).letter(week(), plan(Tls.TLS, port), Optional.of(MailServer.PASSWORD));

        assertThat(failure(outcome)).hasValueSatisfying(why -> assertThat(why).contains("localhost:" + port));
    }
}
