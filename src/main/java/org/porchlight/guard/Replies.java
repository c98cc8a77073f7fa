package org.porchlight.guard;

import java.util.Optional;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Deed;
import org.porchlight.core.engine.Reply;
import org.porchlight.core.engine.Rights;
import org.porchlight.ipc.Answer;

/// What the loop replied, and what is against what is no order, as what a client is answered.
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

    /// What is against doing what is no order; nothing where the authority goes so far.
    static Optional<Answer> against(Deed deed, Authority authority) {
        return Rights.against(deed, authority).map(Replies::answer);
    }
}
