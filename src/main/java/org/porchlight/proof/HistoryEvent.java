package org.porchlight.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Circumstances;
import org.porchlight.core.policy.ImportedCalendar;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;

/// What happens to a PC and the people at it, as a history tells it (TIME, "Histories from outside").
public sealed interface HistoryEvent {
    /// The PC is switched on.
    ///
    /// @param boot identity of the boot
    /// @param truth true time; on the first line of a history only
    /// @param rtc what the clock chip shows; nothing: it is right
    record PowerOn(String boot, Optional<Instant> truth, Optional<Instant> rtc) implements HistoryEvent {}

    /// It is switched off in order.
    record PowerOff() implements HistoryEvent {}

    /// The power goes without warning.
    record PowerCut() implements HistoryEvent {}

    /// Sleep, which the kernel's clock counts from the clock chip.
    record Suspend() implements HistoryEvent {}

    /// Sleep to disk.
    record Hibernate() implements HistoryEvent {}

    /// The end of either sleep.
    record Resume() implements HistoryEvent {}

    /// What a session of a child does from now on.
    ///
    /// @param session nothing when the child has one only
    /// @param title the program in front, by name or absolute path
    record Session(ChildId child, String session, Doing doing, Optional<String> title) implements HistoryEvent {
        /// The absolute path of the program that comes to the front, where it is one.
        Optional<String> started() {
            return title.filter(name -> name.startsWith("/")).filter(_ -> doing == Doing.USE || doing == Doing.LOGIN);
        }
    }

    /// What a session does.
    enum Doing {
        LOGIN,
        USE,
        IDLE,
        LOCK,
        LOGOUT
    }

    /// Sound or video begins or ends in a child's session.
    record Media(ChildId child, boolean on) implements HistoryEvent {}

    /// A help page is open from now on, or closed; it must leave no trace.
    record Help(ChildId child, boolean on) implements HistoryEvent {}

    /// Whether anything can hold a child's programs from now on; a boot begins with a hold that works.
    record Hold(ChildId child, boolean on) implements HistoryEvent {}

    /// Somebody moves the wall clock.
    record WallStep(Duration by) implements HistoryEvent {}

    /// The clock is synchronised with a time server: the wall clock is right from now on and says so.
    record Ntp() implements HistoryEvent {}

    /// Somebody sets the clock chip.
    record RtcSet(Instant to) implements HistoryEvent {}

    /// Somebody sets the PC's own time zone, which nobody may care about.
    record Zone(String zone) implements HistoryEvent {}

    /// The guard gets no processor for a while.
    record Stall(Duration length, boolean cpu) implements HistoryEvent {}

    record KillGuard() implements HistoryEvent {}

    record StartGuard() implements HistoryEvent {}

    /// A parent gives time.
    record Grant(ChildId child, Duration amount, boolean beyondWindow) implements HistoryEvent {}

    /// A parent pauses the PC for a child, or for all.
    ///
    /// @param length nothing: until the end of the local day
    record Pause(Optional<ChildId> child, Optional<Duration> length) implements HistoryEvent {}

    record Unpause(Optional<ChildId> child) implements HistoryEvent {}

    /// A child asks for more.
    record Request(ChildId child, Optional<Duration> amount) implements HistoryEvent {}

    /// A parent says yes to the request that waits.
    record Approve(ChildId child, Optional<Duration> amount) implements HistoryEvent {}

    /// A child takes the overrun of the finish line.
    record FinishLine(ChildId child) implements HistoryEvent {}

    /// A parent takes back what was counted of a day.
    ///
    /// @param day of the household
    /// @param words what the child reads
    record Correct(ChildId child, LocalDate day, Duration amount, String words) implements HistoryEvent {}

    /// A parent says that the wall clock is right.
    ///
    /// @param trustRtc how long the clock chip is to be believed without a network
    record Confirm(Optional<Duration> trustRtc) implements HistoryEvent {}

    /// A parent puts another policy in force.
    ///
    /// @param yaml text of the policy
    /// @param reading what was read in it
    record PolicyEdit(String yaml, PolicyReading reading) implements HistoryEvent {
        /// @param calendars imported ones that the text names
        static PolicyEdit of(String yaml, Map<String, ImportedCalendar> calendars) {
            return new PolicyEdit(yaml, PolicyYaml.read(yaml, Circumstances.NONE.with(calendars)));
        }

        static PolicyEdit of(String yaml) {
            return of(yaml, Map.of());
        }

        /// @throws IllegalArgumentException when the text cannot stand
        PolicyDocument document() {
            return switch (reading) {
                case PolicyReading.Valid(var document, var _) -> document;
                case PolicyReading.Invalid(var problems) ->
                    throw new IllegalArgumentException(problems.getFirst().in("policy"));
            };
        }
    }

    /// How often the guard ticks from now on.
    record Tick(Duration every) implements HistoryEvent {}

    /// Nothing more happens; the accounts are read.
    record End() implements HistoryEvent {}

    /// The child that is meant, where it is one.
    default Optional<ChildId> about() {
        return switch (this) {
            case Session event -> Optional.of(event.child());
            case Media event -> Optional.of(event.child());
            case Help event -> Optional.of(event.child());
            case Hold event -> Optional.of(event.child());
            case Grant event -> Optional.of(event.child());
            case Request event -> Optional.of(event.child());
            case Approve event -> Optional.of(event.child());
            case FinishLine event -> Optional.of(event.child());
            case Correct event -> Optional.of(event.child());
            case Pause event -> event.child();
            case Unpause event -> event.child();
            case PowerOn _,
                    PowerOff _,
                    PowerCut _,
                    Suspend _,
                    Hibernate _,
                    Resume _,
                    WallStep _,
                    Ntp _,
                    RtcSet _,
                    Zone _,
                    Stall _,
                    KillGuard _,
                    StartGuard _,
                    Confirm _,
                    PolicyEdit _,
                    Tick _,
                    End _ -> Optional.empty();
        };
    }

    /// Whether a guard that gets no processor learns of it only when it gets one again.
    default boolean isForTheGuard() {
        return switch (this) {
            case Session _,
                    Media _,
                    Help _,
                    Hold _,
                    Grant _,
                    Pause _,
                    Unpause _,
                    Request _,
                    Approve _,
                    FinishLine _,
                    Correct _,
                    Confirm _,
                    PolicyEdit _ -> true;
            case PowerOn _,
                    PowerOff _,
                    PowerCut _,
                    Suspend _,
                    Hibernate _,
                    Resume _,
                    WallStep _,
                    Ntp _,
                    RtcSet _,
                    Zone _,
                    Stall _,
                    KillGuard _,
                    StartGuard _,
                    Tick _,
                    End _ -> false;
        };
    }
}
