package org.porchlight.platform.linux.logind;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.porchlight.agent.Eventually;

/// A made-up logind on a bus of the test's own, and whoever asks it. A busy machine may take long over any answer.
record AskedLogind(FakeLogind fake, Logind logind) implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Whose log-ins tests make.
    static final long ONE = 2101;

    static final long OTHER = 2102;

    /// @param runs a folder that says that logind runs
    static AskedLogind start(Path runs) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dbus-daemon")), "dbus-daemon is not installed");
        var fake = FakeLogind.start();
        return new AskedLogind(fake, Logind.at(fake.socket(), runs));
    }

    /// The first question has to find the way.
    void awaitAnswer() {
        Eventually.holds(
                "logind answers", PATIENCE, () -> logind.sessions(Set.of(ONE)).isPresent());
    }

    Optional<List<LoginSession>> ask(Set<Long> uids) {
        var answer = logind.sessions(uids);
        for (int more = 0; more < 20 && answer.isEmpty(); more++) {
            awaitAnswer();
            answer = logind.sessions(uids);
        }
        return answer;
    }

    boolean goesDown() {
        ask(Set.of());
        return logind.goesDown();
    }

    void listen(Runnable listener) {
        logind.listen(listener);
        awaitAnswer();
    }

    /// What comes as news from now on.
    Semaphore news() {
        var news = new Semaphore(0);
        listen(news::release);
        news.drainPermits();
        return news;
    }

    @Override
    public void close() throws IOException {
        fake.close();
    }
}
