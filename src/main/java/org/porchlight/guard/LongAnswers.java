package org.porchlight.guard;

import java.io.IOException;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Visibility;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.Lines;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;

/// Answers whose lines come straight from the ledger, on the thread of the connection.
final class LongAnswers {
    private final Store store;

    LongAnswers(Store store) {
        this.store = store;
    }

    /// What parents are told of children, asked each time that something is told: children grow, and each look is
    /// written down.
    interface Telling {
        Store.Told now() throws StoreException;
    }

    Answer backup(Lines out) throws StoreException, IOException {
        store.backup(out::add);
        return new Answer.Done();
    }

    /// Events, and then those to come as long as the peer listens.
    Answer events(Command.Events asked, Telling telling, Lines out)
            throws StoreException, IOException, InterruptedException {
        var known = store.events(asked.since(), telling.now(), out::add);
        while (asked.follow() && out.awaitNews()) {
            known = store.events(known, telling.now(), out::add);
        }
        return new Answer.Done();
    }

    /// Also of a child that has left the policy.
    Answer export(ChildId child, Visibility told, Lines out) throws StoreException, IOException {
        store.export(child, told, out::add);
        return new Answer.Done();
    }

    /// A reader is in the way of removing what was forgotten.
    private static final class InTheWay extends IOException {
        private static final long serialVersionUID = 1;
    }

    /// Everything, for a child itself, and not while something is to be removed from the files, however slowly it is
    /// read.
    Answer exportMine(ChildId child, Lines out) throws StoreException, IOException {
        try {
            demandNothingInTheWay();
            store.export(child, Visibility.DETAIL, line -> {
                demandNothingInTheWay();
                out.add(line);
            });
            return new Answer.Done();
        } catch (InTheWay _) {
            return new Answer.Refused("export-ended", "");
        }
    }

    private void demandNothingInTheWay() throws InTheWay {
        if (store.isReadingInTheWay()) {
            throw new InTheWay();
        }
    }
}
