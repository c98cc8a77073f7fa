package org.porchlight.tool.setup;

import java.io.IOException;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.report.PolicyReport;
import org.porchlight.guard.PolicyAtRest;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardLink;
import org.porchlight.port.StoreException;

/// The family's rules where they are kept now.
public interface Rules {
    /// What is in force.
    PolicyReport now() throws IOException, StoreException;

    /// Puts others in force.
    Answer put(Command.PutPolicy put) throws IOException, StoreException;

    /// Whether a guard keeps them already.
    boolean areKept();

    /// With a guard that runs.
    static Rules of(GuardLink guard) {
        return new Rules() {
            @Override
            public PolicyReport now() throws IOException {
                if (guard.ask(new Command.GetPolicy()) instanceof Answer.Policy(var report)) {
                    return report;
                }
                throw new IOException("the guard did not tell the rules");
            }

            @Override
            public Answer put(Command.PutPolicy put) throws IOException {
                return guard.ask(put);
            }

            @Override
            public boolean areKept() {
                return true;
            }
        };
    }

    /// In a ledger that no guard works with.
    static Rules of(PolicyAtRest ledger) {
        return new Rules() {
            @Override
            public PolicyReport now() throws StoreException {
                return ledger.show();
            }

            @Override
            public Answer put(Command.PutPolicy put) throws StoreException {
                return ledger.put(put, new Authority.Root());
            }

            @Override
            public boolean areKept() {
                return false;
            }
        };
    }
}
