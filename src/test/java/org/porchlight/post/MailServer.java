package org.porchlight.post;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.porchlight.core.report.ReportPlan.Tls;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/// A mail server on a real socket, which takes letters of one user with a password and keeps them.
public final class MailServer {
    public static final String USER = "mum";
    public static final String PASSWORD = "a password of 小美's mum";

    private final List<byte[]> letters = new CopyOnWriteArrayList<>();
    private final List<String> receivers = new CopyOnWriteArrayList<>();
    private final List<String> passwords = new CopyOnWriteArrayList<>();
    private Optional<SMTPServer> server = Optional.empty();
    private volatile Optional<String> refused = Optional.empty();

    private final class Letterbox implements SimpleMessageListener {
        @Override
        public boolean accept(String from, String recipient) {
            return true;
        }

        @Override
        public void deliver(String from, String recipient, InputStream data) throws IOException {
            var letter = data.readAllBytes();
            if (refused.isPresent() && subject(letter).contains(refused.get())) {
                throw new IOException("the mailbox is locked");
            }
            receivers.add(recipient);
            letters.add(letter);
        }
    }

    /// Every letter, once for each that it is for.
    List<byte[]> letters() {
        return letters;
    }

    /// Whom they were for, likewise.
    public List<String> receivers() {
        return receivers;
    }

    /// What it was given as a password.
    List<String> passwords() {
        return passwords;
    }

    /// Every letter, once for each that it is for.
    public List<MimeMessage> messages() throws MessagingException {
        var messages = new ArrayList<MimeMessage>();
        for (var letter : letters) {
            messages.add(message(letter));
        }
        return messages;
    }

    private static MimeMessage message(byte[] letter) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(letter));
    }

    private static String subject(byte[] letter) throws IOException {
        try {
            return message(letter).getSubject();
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    /// From now on letters with that in their subject are to be tried again later; nothing: none is.
    public void refuse(Optional<String> inSubject) {
        refused = inSubject;
    }

    /// @param port 0 for any
    /// @return its port
    public int serve(Tls tls, Certificates certificates, int port) throws IOException, GeneralSecurityException {
        var builder = SMTPServer.port(port);
        return serve(
                switch (tls) {
                    case TLS -> builder.serverSocketFactory(certificates.context());
                    case STARTTLS -> builder.enableTLS().requireTLS().startTlsSocketFactory(certificates.context());
                });
    }

    int serve(SMTPServer.Builder builder) {
        var started = builder.simpleMessageListener(new Letterbox())
                .requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    passwords.add(password);
                    if (!user.equals(USER) || !password.equals(PASSWORD)) {
                        throw new LoginFailedException("535 5.7.8 no such user or password");
                    }
                }))
                .build();
        started.start();
        server = Optional.of(started);
        return started.getPortAllocated();
    }

    public void stop() {
        server.ifPresent(SMTPServer::stop);
        server = Optional.empty();
    }
}
