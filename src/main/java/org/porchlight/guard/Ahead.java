package org.porchlight.guard;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.DateFormat;
import org.porchlight.core.policy.Titles;
import org.porchlight.platform.Platforms;

/// What every start of a guard comes to, made ready beside what it begins with, in the order in which it is needed.
/// A PC has more than one processor, and until a guard stands nobody is held who comes.
final class Ahead {
    private final Thread thread = Thread.ofPlatform().name("ahead").daemon(true).start(Ahead::calls);

    private Ahead() {}

    static Ahead begin() {
        return new Ahead();
    }

    /// Waits until the operating system can be called. Who called it before could wait for ever: JNA's classes
    /// need each other when they are made ready, in more than one order.
    void await() throws InterruptedException {
        thread.join();
    }

    private static void calls() {
        digests();
        // The ledger's driver comes to how dates are written, whether it writes any or not.
        DateFormat.getDateTimeInstance();
        Platforms.ready();
        Thread.ofPlatform().name("titles").daemon(true).start(() -> Titles.isKnown(""));
    }

    private static void digests() {
        try {
            MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
