package org.porchlight.guard;

import java.io.IOException;
import java.util.List;

/// A supervisor as a process: `SCRIPT…` is what it starts when the first guard has ended.
final class SupervisedShell {
    private SupervisedShell() {}

    public static void main(String[] script) throws IOException, InterruptedException {
        System.exit(Supervisor.run(List.of(script)));
    }
}
