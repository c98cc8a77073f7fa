package org.porchlight.ipc;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Notice;
import org.porchlight.core.policy.Problem;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.AgentChoices;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ClockReport;
import org.porchlight.core.report.CodeEntry;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.core.report.PersonEntry;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.core.report.PolicyReport;
import org.porchlight.core.report.RehearsalReport;
import org.porchlight.core.report.ReportsDue;
import org.porchlight.core.report.RulesOfDay;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.Verification;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekReport;
import org.porchlight.core.report.WhyReport;

/// What the guard answers.
public sealed interface Answer {
    record Status(StatusReport report) implements Answer {}

    record Why(WhyReport report) implements Answer {}

    record Account(AccountReport report) implements Answer {}

    record Week(WeekReport report) implements Answer {}

    /// @param told how much is in it
    /// @param used by the name of the program
    record Programs(Visibility told, Map<String, Duration> used) implements Answer {
        public Programs {
            used = Map.copyOf(used);
        }
    }

    /// @param requests in the order in which they were made
    record Requests(List<Asking> requests) implements Answer {
        public Requests {
            requests = List.copyOf(requests);
        }
    }

    record Policy(PolicyReport report) implements Answer {}

    record Clock(ClockReport report) implements Answer {}

    record Rules(RulesOfDay report) implements Answer {}

    record Verified(Verification found) implements Answer {}

    record Rehearsal(RehearsalReport report) implements Answer {}

    record Reports(ReportsDue due) implements Answer {}

    /// A policy is in force.
    ///
    /// @param notices what a parent may not have meant
    record Stored(String version, List<Notice> notices) implements Answer {
        public Stored {
            notices = List.copyOf(notices);
        }
    }

    /// A piece of a long answer; more pieces follow, and then what became of it.
    ///
    /// @param text whole lines and parts of lines, as they come; at most [#MOST] UTF-16 units
    record Chunk(String text) implements Answer {
        /// Even where each character needs six bytes, such a piece fits into a frame.
        public static final int MOST = 128 << 10;
    }

    /// An order was carried out.
    ///
    /// @param deleted files that went with what was to be forgotten, by path
    record Done(List<String> deleted) implements Answer {
        public Done {
            deleted = List.copyOf(deleted);
        }

        public Done() {
            this(List.of());
        }
    }

    /// A rule or the state of things forbids it.
    ///
    /// @param why key of the bundle `refusal`
    record Refused(String why, String detail) implements Answer {}

    /// Another policy is in force than the one that was expected, so nothing was changed.
    ///
    /// @param version the one in force
    /// @param put who put it in force, and when; nothing before the first one
    record Conflict(String version, Optional<PolicyPut> put) implements Answer {}

    /// The policy file cannot stand.
    record Invalid(List<Problem> problems) implements Answer {}

    record Parents(List<ParentEntry> parents) implements Answer {
        public Parents {
            parents = List.copyOf(parents);
        }
    }

    /// One-time codes were enrolled; their secret is told this once.
    ///
    /// @param secret in base 32 (RFC 4648 §6)
    /// @param counter of the first code
    record Enrolled(ChildId child, Duration amount, SecretText secret, long counter) implements Answer {
        /// For authenticator apps, in the form of
        /// [key URIs](https://github.com/google/google-authenticator/wiki/Key-Uri-Format).
        public String uri() {
            var seconds = amount.toSeconds();
            var length = seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
            return "otpauth://hotp/Porchlight:" + child.value() + "%20" + length + "?secret=" + secret.typed()
                    + "&issuer=Porchlight&counter=" + counter;
        }
    }

    /// Accounts of people on this PC that may be limited and are no parent's, by name.
    record People(List<PersonEntry> people) implements Answer {
        public People {
            people = List.copyOf(people);
        }
    }

    /// What a child chose of its agent.
    record Choices(AgentChoices choices) implements Answer {}

    record Codes(List<CodeEntry> codes) implements Answer {
        public Codes {
            codes = List.copyOf(codes);
        }
    }

    /// Who asks, and for how long changes are made without the passphrase.
    ///
    /// @param by the actor, such as `parent:mum`
    /// @param wanted whether it is wanted first
    /// @param left until it is wanted again, if nothing is changed till then; nothing when it is now, or never is
    /// @param mayGive what a carer may give yet today, who may do nothing else; nothing for all others
    record Session(String by, boolean wanted, Optional<Duration> left, Optional<Duration> mayGive) implements Answer {
        /// Somebody who is no carer.
        public Session(String by, boolean wanted, Optional<Duration> left) {
            this(by, wanted, left, Optional.empty());
        }
    }

    /// The account is a parent's, and has to give the passphrase first. Nothing was done.
    record Locked() implements Answer {}

    /// The peer's account may not ask this.
    record NotPermitted() implements Answer {}
}
