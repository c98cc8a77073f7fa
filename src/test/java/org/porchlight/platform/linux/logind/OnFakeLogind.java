package org.porchlight.platform.linux.logind;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A made-up logind that also does what a real one seldom does.
abstract class OnFakeLogind {
    static final long ONE = AskedLogind.ONE;
    static final long OTHER = AskedLogind.OTHER;

    @TempDir
    Path runs;

    AskedLogind asked;
    FakeLogind fake;
    Logind logind;

    @BeforeEach
    final void start() throws Exception {
        asked = AskedLogind.start(runs);
        fake = asked.fake();
        logind = asked.logind();
        asked.awaitAnswer();
    }

    @AfterEach
    final void stop() throws Exception {
        if (asked != null) {
            asked.close();
        }
    }
}
