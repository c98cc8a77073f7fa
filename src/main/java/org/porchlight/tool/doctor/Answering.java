package org.porchlight.tool.doctor;

import java.io.IOException;
import java.nio.file.Path;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.Greeting;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SocketLink;

/// What came of asking for a guard.
sealed interface Answering {
    /// It told a parent how things stand.
    record Told(StatusReport status) implements Answering {}

    /// It answers, and does not tell this account.
    record Reserved() implements Answering {}

    /// None is there.
    record Missing() implements Answering {}

    /// Something is there and does not answer as it should.
    record Silent(String why) implements Answering {}

    /// Asks the guard of a run directory; some seconds at most.
    static Answering at(Path run) {
        try (var link = SocketLink.connect(run.resolve(SocketLink.SOCKET))) {
            return link.greeting() instanceof Greeting.AsParent
                            && link.ask(new Command.Status()) instanceof Answer.Status(var status)
                    ? new Told(status)
                    : new Reserved();
        } catch (GuardMissing none) {
            return new Missing();
        } catch (IOException trouble) {
            return new Silent(String.valueOf(trouble.getMessage()));
        }
    }
}
