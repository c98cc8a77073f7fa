package org.porchlight.ipc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.engine.Order;
import org.porchlight.core.event.Rank;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.event.ShortId;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ImportedCalendar;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.AgentChoices;
import org.porchlight.core.report.RehearsalReport;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.core.report.TrayPlace;
import org.porchlight.core.report.WhyAsked;

/// What a client may ask of the guard. A connection is decoded into the commands of its own role and nothing wider.
public sealed interface Command {
    /// Commands of a parent.
    sealed interface ByParent extends Command {}

    /// Commands of a parent that change something, or take all that is kept out of the guard: whoever carries one out
    /// is handed an authority. Not [SetSecret], which brings the passphrase that makes it one.
    sealed interface Changing extends ByParent {}

    /// Commands of a child. The child they are about is the one whose account the kernel names.
    sealed interface ByChild extends Command
            permits Status,
                    Watch,
                    WhyMine,
                    MyAccount,
                    MyWeek,
                    Request,
                    TakeFinishLine,
                    StopNow,
                    LimitMyself,
                    Dispute,
                    Parents,
                    Pin,
                    Code,
                    GetPolicy,
                    ExportMine,
                    MyChoices,
                    Choose,
                    Tray,
                    AgentClaim {}

    /// Commands that have the guard at work for long: those of one parent's account come one after the other.
    sealed interface Heavy extends Command {}

    /// Commands whose answer may be long and is made at once: those of one child or one parent's account come one after
    /// the other, each when the peer has taken the answer before.
    sealed interface Reading extends Command {}

    /// Commands whose answer is long: its lines come in pieces before it.
    sealed interface AtLength extends Heavy {}

    /// How things stand. For a child: for itself.
    record Status() implements ByParent, ByChild {}

    /// Status now and at every change, until the connection closes.
    record Watch() implements ByParent, ByChild {}

    /// Why time, a program or a site is open or closed.
    record Why(ChildId child, WhySubject subject, WhyAsked asked) implements ByParent {}

    /// The same for the child itself.
    record WhyMine(WhySubject subject, WhyAsked asked) implements ByChild {}

    /// The account of today, to be shown beside how things stand.
    record Today(ChildId child) implements ByParent, Reading {}

    /// What a child asked its parents in the last seven days, and what they answered.
    record Requests(ChildId child) implements ByParent, Reading {}

    /// How long a child used programs this week, as far as that is told to parents.
    record Programs(ChildId child) implements ByParent, Reading {}

    /// The account of a day; today when none is named.
    record Account(ChildId child, Optional<LocalDate> day) implements ByParent, Reading {}

    /// The same for the child itself.
    record MyAccount(Optional<LocalDate> day) implements ByChild, Reading {}

    /// A week, such as `2026-W47`; this one when none is named.
    record Week(ChildId child, Optional<String> week) implements ByParent, Reading {}

    /// The same for the child itself.
    record MyWeek(Optional<String> week) implements ByChild, Reading {}

    /// Gives time, pauses, ends a pause, confirms the clock.
    ///
    /// @param order any but [Order.PutPolicy], which travels as [PutPolicy], [Order.NameParent],
    ///     [Order.EnrolCodes], and answers, which name no child: [Approve], [Deny], [Settle]
    record Do(Order order) implements Changing {
        public Do {
            if (order instanceof Order.PutPolicy
                    || order instanceof Order.NameParent
                    || order instanceof Order.EnrolCodes
                    || order instanceof Order.Approve
                    || order instanceof Order.Deny
                    || order instanceof Order.Settle) {
                throw new IllegalArgumentException("it travels as a command of its own");
            }
        }
    }

    /// Says yes to a request.
    ///
    /// @param id of the request, as the status tells it
    /// @param amount nothing: as much as was asked for
    /// @param beyondWindow whether it also opens past the window, as [Order.Grant]
    /// @param words what the child will read; at most 200 characters, may be empty
    record Approve(String id, Optional<Duration> amount, boolean beyondWindow, String words) implements Changing {
        public Approve {
            demandId(id);
        }

        /// Within the window.
        public Approve(String id, Optional<Duration> amount, String words) {
            this(id, amount, false, words);
        }
    }

    /// Says no to a request.
    record Deny(String id, String words) implements Changing {
        public Deny {
            demandId(id);
        }
    }

    /// Answers a dispute.
    ///
    /// @param id of the dispute, as status and account tell it
    /// @param amount how much less of the day counts; nothing: the parent does not agree
    record Settle(String id, Duration amount, String words) implements Changing {
        public Settle {
            demandId(id);
        }
    }

    /// Asks for more time; a parent answers.
    ///
    /// @param amount at most 24 hours; nothing when the parent is to choose
    /// @param words why; at most 200 characters, may be empty
    record Request(Optional<Duration> amount, String words) implements ByChild {}

    /// Takes the finish line.
    record TakeFinishLine() implements ByChild {}

    /// Stops in the last minute instead of waiting for its end, as [org.porchlight.core.engine.Wish.StopNow].
    record StopNow() implements ByChild {}

    /// Sets a limit of the day for oneself, or makes it stricter.
    ///
    /// @param limit more than nothing, at most 24 hours; nothing takes the one that holds back, from the next day
    ///     on
    record LimitMyself(Optional<Duration> limit) implements ByChild {}

    /// Says that a row of the child's account is wrong; a parent answers.
    ///
    /// @param row its number in the account, from 1 on
    /// @param text 1 to 200 characters
    record Dispute(LocalDate day, int row, String text) implements ByChild {}

    private static void demandId(String id) {
        if (!ShortId.isValid(id)) {
            throw new IllegalArgumentException("not the id of a request or dispute");
        }
    }

    /// Gives the passphrase of the parent whose account it is.
    ///
    /// @param passphrase nothing: only to know whether it is wanted
    record Unlock(Optional<SecretText> passphrase) implements ByParent {}

    /// Changes want the passphrase again.
    record Lock() implements ByParent {}

    /// Who asks, and whether a change would want the passphrase first. Asking makes no session last.
    record Session() implements ByParent {}

    /// Who is a parent; a child is told the names.
    record Parents() implements ByParent, ByChild {}

    /// Says who is a parent; somebody of that id becomes this one.
    ///
    /// @param name 1 to 60 characters
    /// @param account log-in name of an account of the machine, which the guard looks up
    record NameParent(ParentId parent, String name, Rank rank, Optional<String> account) implements Changing {
        /// The longest log-in name.
        public static final int MAX_ACCOUNT = 256;
    }

    /// Puts a secret in the place of the one that a parent had, if any.
    ///
    /// @param kind [SecretKind#PASSPHRASE] or [SecretKind#PIN]
    /// @param own the passphrase of the parent whose account asks; nothing where none is needed
    record SetSecret(ParentId parent, SecretKind kind, SecretText fresh, Optional<SecretText> own) implements ByParent {
        public SetSecret {
            if (kind == SecretKind.CODE) {
                throw new IllegalArgumentException("nobody sets a code");
            }
        }
    }

    /// A parent gives the child time at the child's own screen.
    ///
    /// @param amount more than nothing, at most 24 hours
    /// @param beyondWindow whether it also opens past the window, as [Order.Grant]
    record Pin(Duration amount, boolean beyondWindow, SecretText pin) implements ByChild {}

    /// Gives time by the own PIN of the parent whose account it is, instead of the passphrase.
    ///
    /// @param give one that [#canGive]
    record ByPin(Changing give, SecretText pin) implements ByParent {
        public ByPin {
            if (!canGive(give)) {
                throw new IllegalArgumentException("a PIN only gives time");
            }
        }

        /// Whether a PIN is enough for it: it gives time, asked for or not.
        public static boolean canGive(Command command) {
            return command instanceof Approve || (command instanceof Do(var order) && order instanceof Order.Grant);
        }
    }

    /// Makes one-time codes of a child that each give an amount; those of that child and amount from before are good
    /// for nothing any more.
    ///
    /// @param amount whole seconds, more than nothing, at most 24 hours
    record EnrolCode(ChildId child, Duration amount) implements Changing {}

    /// Makes the one-time codes of a child and amount good for nothing.
    record RemoveCode(ChildId child, Duration amount) implements Changing {}

    /// Which one-time codes are enrolled.
    record Codes() implements ByParent {}

    /// Whose accounts on this PC may be limited.
    record People() implements ByParent {}

    /// A one-time code, which gives the child its amount.
    ///
    /// @param digits six
    record Code(SecretText digits) implements ByChild {
        public Code {
            if (!isCode(digits.typed())) {
                throw new IllegalArgumentException("a code that is not of six digits");
            }
        }

        public static boolean isCode(String typed) {
            return typed.length() == 6 && typed.chars().allMatch(c -> c >= '0' && c <= '9');
        }
    }

    /// Checks the whole ledger; the answer may take minutes.
    record Verify() implements ByParent, Heavy {}

    /// Makes anew what is folded from the events, and checks the whole ledger; the answer may take minutes.
    record Rebuild() implements Changing, Heavy {}

    /// Looks at the machine and puts right what is not as the rules want it, now instead of within the next 30 s.
    record Repair() implements Changing {}

    /// What time it is, and how sure that is.
    record Clock() implements ByParent {}

    /// The policy in force.
    record GetPolicy() implements ByParent, ByChild, Reading {}

    /// The policy in force, for one child alone.
    record PolicyOf(ChildId child) implements ByParent, Reading {}

    /// What holds for a child on a day; today when none is named.
    record RulesOn(ChildId child, Optional<LocalDate> day) implements ByParent, Reading {}

    /// What a policy would have changed on the last weeks.
    ///
    /// @param yaml the file, at most 256 KiB
    /// @param weeks 1 to 12
    record Rehearse(String yaml, int weeks) implements ByParent, Heavy {
        public Rehearse {
            PutPolicy.demandShort(yaml);
            if (weeks < 1 || weeks > RehearsalReport.MOST_WEEKS) {
                throw new IllegalArgumentException("a rehearsal of " + weeks + " weeks");
            }
        }
    }

    /// Keeps a calendar that was read, for policies that name it.
    ///
    /// @param sha256 of the file, 64 hexadecimal digits
    /// @param file its name
    record PutCalendar(String sha256, String file, ImportedCalendar calendar) implements Changing {
        /// The longest name of a file.
        public static final int MAX_NAME = 255;

        public PutCalendar {
            if (!isHash(sha256) || file.length() > MAX_NAME) {
                throw new IllegalArgumentException("not a hash, or a name that is too long");
            }
        }

        /// Whether a text is a SHA-256 in 64 lower-case hexadecimal digits.
        public static boolean isHash(String text) {
            return text.length() == 64 && text.chars().allMatch(c -> "0123456789abcdef".indexOf(c) >= 0);
        }
    }

    /// Puts a policy in force.
    ///
    /// @param yaml the file, at most 256 KiB
    record PutPolicy(String yaml, Optional<String> expected) implements Changing {
        /// The longest file.
        public static final int MAX_BYTES = 256 << 10;

        public PutPolicy {
            demandShort(yaml);
        }

        static void demandShort(String yaml) {
            if (yaml.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
                throw new IllegalArgumentException("policy of more than " + MAX_BYTES + " bytes");
            }
        }
    }

    /// When and where the weeks of the children go, and what has not arrived.
    record ReportsDue() implements ByParent {}

    /// Says when and where they go from now on.
    ///
    /// @param plan nothing when they go nowhere any more
    /// @param password of the mail account, at most [#LONGEST_PASSWORD] characters; nothing keeps the one that is
    ///     known of this account
    record PlanReports(Optional<ReportPlan> plan, Optional<String> password) implements Changing {
        public static final int LONGEST_PASSWORD = 256;

        public PlanReports {
            if (password.filter(text -> text.isEmpty() || text.length() > LONGEST_PASSWORD)
                            .isPresent()
                    || (password.isPresent() && plan.isEmpty())) {
                throw new IllegalArgumentException("not the password of a plan");
            }
        }

        /// Never with the password.
        @Override
        public String toString() {
            return "PlanReports[" + plan + "]";
        }
    }

    /// Has the reports of the week go now, as planned.
    record SendReports() implements Changing {}

    /// Everything that is kept, but secrets, in lines that can be brought back.
    record Backup() implements Changing, AtLength {}

    /// Events, a line each.
    ///
    /// @param since of each device, in 32 hexadecimal digits, the number of the last event that is known; at most
    ///     [#MOST_DEVICES]
    /// @param follow whether later ones are told too, until the connection closes
    record Events(Map<String, Long> since, boolean follow) implements ByParent, AtLength {
        /// The most devices that can be named.
        public static final int MOST_DEVICES = 256;

        public Events {
            since = Map.copyOf(since);
            if (since.size() > MOST_DEVICES
                    || !since.keySet().stream().allMatch(Events::isDevice)
                    || since.values().stream().anyMatch(number -> number < 0)) {
                throw new IllegalArgumentException("not numbers of events by device");
            }
        }

        /// Whether a text is the name of a device: 32 lower-case hexadecimal digits.
        public static boolean isDevice(String text) {
            return text.length() == 32 && text.chars().allMatch(c -> "0123456789abcdef".indexOf(c) >= 0);
        }
    }

    /// Everything that is kept of a child.
    record Export(ChildId child) implements ByParent, AtLength {}

    /// The same for the child itself.
    record ExportMine() implements ByChild, AtLength {}

    /// Where the lamp of the agent is whose connection this is; in the place of what it said before. A claim that holds
    /// while the connection is open.
    record Tray(TrayPlace place) implements ByParent, ByChild {}

    /// What the child chose of its agent.
    record MyChoices() implements ByChild {}

    /// Keeps what the child chose of its agent, in the place of what was kept before.
    record Choose(AgentChoices choices) implements ByChild {}
}
