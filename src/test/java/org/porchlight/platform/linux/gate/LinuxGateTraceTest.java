package org.porchlight.platform.linux.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.policy.AppRules.Action;
import org.porchlight.trace.Recorded;
import org.porchlight.trace.Traced;

/// What the gate tells the flight recorder.
@Tag("os")
@Timeout(300)
class LinuxGateTraceTest extends WithGateLab {
    @TempDir
    Path folder;

    @Test
    void tellsThatAChildStartedSomethingAndNotWhat() throws Exception {
        var file = folder.resolve("gate.jfr");
        var allowed = lab.program("zzlesson");
        var game = lab.program("zzgame");
        publish(Action.DENY, allowed, "ALLOW");

        lab.tell("record");
        lab.run(KID, allowed);
        assertRefused(game);
        // It is answered after the last answer was told, and is told itself by nobody.
        lab.run(OTHER, game);
        lab.tell("recorded\t" + file);

        var recorded = Recorded.only(Traced.Gate.class, file);
        assertThat(recorded.fields()).containsExactly("allowed");
        assertThat(recorded.events())
                .as("a program, what loads it, and one that is refused")
                .extracting(event -> event.getBoolean("allowed"))
                .containsExactly(true, true, false);
        recorded.tellsNothingOf("zzlesson", "zzgame", "kid");
    }
}
