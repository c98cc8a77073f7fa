package org.porchlight.console;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.engine.Order;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the page of today asks of a guard, and what its answers mean. Every call may wait for the guard.
final class Questions {
    private static final Logger LOG = LoggerFactory.getLogger(Questions.class);

    private Questions() {}

    /// Today's accounts.
    ///
    /// @param told by child
    /// @param untold why a child's is not
    record Accounts(Map<ChildId, AccountReport> told, Map<ChildId, Trouble> untold) {
        Accounts {
            told = Map.copyOf(told);
            untold = Map.copyOf(untold);
        }
    }

    /// Today's account of every child; nothing when this account may not read them.
    static Optional<Accounts> accounts(GuardLink from, StatusReport report) throws IOException {
        var told = new HashMap<ChildId, AccountReport>();
        var untold = new HashMap<ChildId, Trouble>();
        for (var child : report.children()) {
            switch (from.ask(new Command.Account(child.id(), Optional.empty()))) {
                case Answer.Account(var account) -> told.put(child.id(), account);
                case Answer.NotPermitted _ -> {
                    return Optional.empty();
                }
                case Answer.Refused(var why, var detail) -> {
                    // A day on which nothing was written yet is no trouble.
                    if (!why.equals("no-such-day")) {
                        untold.put(child.id(), new Trouble.Untold(why, detail));
                    }
                }
                case Answer.Locked _,
                        Answer.Status _,
                        Answer.Why _,
                        Answer.Week _,
                        Answer.Reports _,
                        Answer.Policy _,
                        Answer.Clock _,
                        Answer.Rules _,
                        Answer.Rehearsal _,
                        Answer.Verified _,
                        Answer.Parents _,
                        Answer.Codes _,
                        Answer.Enrolled _,
                        Answer.Stored _,
                        Answer.Chunk _,
                        Answer.Done _,
                        Answer.Conflict _,
                        Answer.Invalid _ -> throw new IOException("the guard answered something else than an account");
            }
        }
        return Optional.of(new Accounts(told, untold));
    }

    /// Has the guard carry out an order, and returns why it did not.
    static Optional<Trouble> order(GuardLink to, Order order) {
        try {
            return switch (to.ask(new Command.Do(order))) {
                case Answer.Done _ -> Optional.empty();
                case Answer.Refused(var why, var detail) -> Optional.of(new Trouble.Refused(why, detail));
                case Answer.NotPermitted _ -> Optional.of(new Trouble.NotPermitted());
                case Answer.Locked _ -> Optional.of(new Trouble.Refused("locked", ""));
                case Answer.Status _,
                        Answer.Account _,
                        Answer.Why _,
                        Answer.Week _,
                        Answer.Reports _,
                        Answer.Policy _,
                        Answer.Clock _,
                        Answer.Rules _,
                        Answer.Rehearsal _,
                        Answer.Verified _,
                        Answer.Parents _,
                        Answer.Codes _,
                        Answer.Enrolled _,
                        Answer.Stored _,
                        Answer.Chunk _,
                        Answer.Conflict _,
                        Answer.Invalid _ -> Optional.of(new Trouble.NoAnswer());
            };
        } catch (IOException e) {
            LOG.info("An order was not answered: {}", e.getMessage());
            return Optional.of(new Trouble.NoAnswer());
        }
    }
}
