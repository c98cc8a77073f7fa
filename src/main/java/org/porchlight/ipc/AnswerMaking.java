package org.porchlight.ipc;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Semaphore;

/// How the answers of a server are made and written. Any thread.
final class AnswerMaking {
    /// Answers that may be long take some MB each while they are made.
    private static final int MADE_AT_ONCE = 2;

    private final Semaphore making = new Semaphore(MADE_AT_ONCE, true);
    private final Object writing = new Object();
    /// A status and how it is sent; only under `writing`.
    private Map.Entry<Answer, byte[]> newest = Map.entry(new Answer.Done(), new byte[0]);

    /// Makes an answer.
    interface Making {
        byte[] make() throws IOException, InterruptedException;
    }

    /// Makes an answer. Of those that may be long only two are made at a time, so that the memory for them has a bound;
    /// whoever gets all waits for nobody.
    byte[] made(Command command, Role role, Making making) throws IOException, InterruptedException {
        if (!(command instanceof Command.Reading) || !Share.bounds(role)) {
            return making.make();
        }
        this.making.acquire();
        try {
            return making.make();
        } finally {
            this.making.release();
        }
    }

    /// Writes an answer. A status that is given to many parents who ask at the same moment is written once.
    byte[] written(Answer answer, Role to) {
        return to instanceof Role.Parent && answer instanceof Answer.Status status ? written(status) : fitting(answer);
    }

    @SuppressWarnings("ReferenceEquality") // to compare them takes as long as to write one
    private byte[] written(Answer.Status status) {
        synchronized (writing) {
            if (newest.getKey() != status) {
                newest = Map.entry(status, fitting(status));
            }
            return newest.getValue();
        }
    }

    private static byte[] fitting(Answer answer) {
        var frame = AnswerCodec.encode(answer);
        return frame.length <= Frames.MAX_BYTES ? frame : AnswerCodec.encode(new Answer.Refused("too-long", ""));
    }
}
