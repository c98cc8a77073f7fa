package org.porchlight.guard;

import org.porchlight.core.engine.Reply;
import org.porchlight.ipc.Answer;

/// What the loop replied, as what a client is answered.
final class Replies {
    private Replies() {}

    /// @param reply to anything but a policy, which alone can conflict with another
    static Answer answer(Reply reply) {
        return switch (reply) {
            case Reply.Done _ -> new Answer.Done();
            case Reply.Refused(var why, var detail) -> new Answer.Refused(why, detail);
            case Reply.Conflict(var version) -> throw new IllegalArgumentException("conflict with policy " + version);
        };
    }
}
