package org.porchlight.post;

import jakarta.activation.DataHandler;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.core.report.WeekReport;
import org.porchlight.render.WeekPage;
import org.porchlight.render.WeekPdf;
import org.porchlight.render.WeekText;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// Hands a letter to a mail server (RFC 5321), over TLS or not at all: a server whose certificate is not for its name,
/// or that does not go on with TLS, is told nothing.
final class Mailer {
    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Map<String, String> TYPES =
            Map.of("pdf", "application/pdf", "html", "text/html; charset=UTF-8");

    private final ReportPlan.Mail mail;
    private final Session session;

    static {
        // Else it is looked up again and again, by files that this process may not be able to read any more.
        System.setProperty("jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider");
    }

    /// Reads the files of the library.
    Mailer(ReportPlan.Mail mail) {
        this.mail = mail;
        this.session = Session.getInstance(settings(mail));
    }

    Outcome send(Errand.Letter letter) {
        try (var transport = session.getTransport()) {
            var message = message(letter);
            transport.connect(
                    mail.host(),
                    mail.port(),
                    mail.user().orElse(null),
                    mail.user().isPresent() ? letter.password().orElse("") : null);
            transport.sendMessage(message, message.getAllRecipients());
            return new Outcome.Sent();
        } catch (MessagingException e) {
            return new Outcome.Failed("mail to " + mail.host() + ":" + mail.port() + ": " + why(e));
        }
    }

    private static Properties settings(ReportPlan.Mail mail) {
        var protocol = mail.tls() == ReportPlan.Tls.TLS ? "smtps" : "smtp";
        var settings = new Properties();
        settings.put("mail.transport.protocol", protocol);
        var of = Map.of(
                "auth",
                Boolean.toString(mail.user().isPresent()),
                "connectiontimeout",
                Long.toString(CONNECT.toMillis()),
                "timeout",
                Long.toString(ANSWER.toMillis()),
                "writetimeout",
                Long.toString(ANSWER.toMillis()),
                "starttls.enable",
                "true",
                "starttls.required",
                Boolean.toString(mail.tls() == ReportPlan.Tls.STARTTLS),
                "ssl.checkserveridentity",
                "true",
                "ssl.protocols",
                "TLSv1.3 TLSv1.2",
                // Its own name is nobody's business.
                "localhost",
                "localhost",
                "sendpartial",
                "false");
        of.forEach((name, value) -> settings.put("mail." + protocol + "." + name, value));
        return settings;
    }

    private MimeMessage message(Errand.Letter letter) throws MessagingException {
        var report = letter.report();
        var language = letter.language();
        var texts = Texts.of("report", language);
        var message = new Named(session, id(report, mail));
        message.setFrom(new InternetAddress(mail.from(), true));
        message.setRecipients(Message.RecipientType.TO, addresses(mail.to()));
        message.setRecipients(Message.RecipientType.CC, addresses(mail.cc()));
        message.setSubject(texts.of("mail.subject", report.name(), report.week()), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(Instant.now()));
        var text = new MimeBodyPart();
        text.setText(String.join("\n", WeekText.of(report, language)) + "\n", StandardCharsets.UTF_8.name());
        var content = new MimeMultipart(text);
        for (var file : files(report, language).entrySet()) {
            content.addBodyPart(attachment(name(report) + "." + file.getKey(), file.getKey(), file.getValue()));
        }
        message.setContent(content);
        return message;
    }

    /// The files of a report, by the ending of their names.
    static Map<String, byte[]> files(WeekReport report, Language language) {
        return Map.of(
                "pdf", WeekPdf.of(report, language),
                "html", WeekPage.html(report, language).getBytes(StandardCharsets.UTF_8));
    }

    private static String name(WeekReport report) {
        return report.child().value() + "-" + report.week();
    }

    private static MimeBodyPart attachment(String name, String ending, byte[] bytes) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, TYPES.get(ending))));
        part.setFileName(name);
        return part;
    }

    private static InternetAddress[] addresses(List<String> addresses) throws AddressException {
        var all = new InternetAddress[addresses.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = new InternetAddress(addresses.get(i), true);
        }
        return all;
    }

    /// The same for every try of one report, so that a mail program shows it once even when an answer got lost.
    private static String id(WeekReport report, ReportPlan.Mail mail) {
        return "<porchlight." + name(report) + "@"
                + mail.from().substring(mail.from().indexOf('@') + 1) + ">";
    }

    /// The innermost cause says the most, but passwords that are refused and addresses that are not known have words
    /// of the server's own.
    private static String why(MessagingException e) {
        if (e instanceof AuthenticationFailedException) {
            return "the server does not accept the user name and password: " + line(e);
        }
        Throwable cause = e;
        boolean isTls = false;
        for (var next = e.getCause(); next != null; next = next.getCause()) {
            cause = next;
            isTls |= cause instanceof SSLException;
        }
        if (isTls) {
            return "its certificate or its TLS is not to be trusted: " + line(cause);
        }
        return (e instanceof SendFailedException ? "the server refuses the letter: " : "") + line(cause);
    }

    private static String line(Throwable cause) {
        var words =
                Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
        var line = words.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
        return line.substring(0, Math.min(line.length(), 300));
    }

    private static final class Named extends MimeMessage {
        private final String id;

        Named(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    /// Loads what sending needs, without a word to anybody.
    void rehearse(Errand.Letter letter) {
        try (var _ = session.getTransport()) {
            message(letter).writeTo(OutputStream.nullOutputStream());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("making a letter", e);
        }
    }
}
