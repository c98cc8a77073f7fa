package org.porchlight.core.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.porchlight.core.policy.ChildId;

/// What a check of the whole ledger found.
///
/// @param database `ok`, or what SQLite's integrity check says first
/// @param devices one for each PC that wrote here
/// @param differing projections that are not what the events fold to
/// @param changed rows that no event covers and that are not as they were written, such as `policy HASH`
/// @param receipts of days that are closed, latest first, at most [#MOST_RECEIPTS]
public record Verification(
        String database,
        List<DeviceChain> devices,
        List<String> differing,
        List<String> changed,
        List<DayReceipt> receipts) {
    /// The most receipts that are told.
    public static final int MOST_RECEIPTS = 8_000;

    /// The chain of one PC.
    ///
    /// @param id 32 hexadecimal digits
    /// @param from number of the first event of the chain that was checked; 0 when there is none
    /// @param to number of the last event; 0 when there is none
    /// @param head hash of the last event, 64 hexadecimal digits; empty when there is none
    /// @param broken the first event whose header, body or hash does not fit what came before, or the one that says
    ///     where the chain begins and does not fit that
    public record DeviceChain(String id, long from, long to, String head, Optional<Broken> broken) {
        /// The number of the event that does not fit.
        public OptionalLong brokenAt() {
            return broken.stream().mapToLong(Broken::seq).findFirst();
        }
    }

    /// An event that does not fit.
    ///
    /// @param device whose event it is
    /// @param type as its header says; empty when it is missing
    /// @param at when it was written, by the wall clock; nothing when it is missing
    public record Broken(String device, long seq, String type, Optional<Instant> at) {}

    /// What a child can hold its parents to.
    ///
    /// @param receipt eight characters
    public record DayReceipt(ChildId child, LocalDate day, String receipt) {}

    public Verification {
        devices = List.copyOf(devices);
        differing = List.copyOf(differing);
        changed = List.copyOf(changed);
        receipts = List.copyOf(receipts);
    }

    /// A check that could not be made.
    public static Verification impossible(String why) {
        return new Verification(why, List.of(), List.of(), List.of(), List.of());
    }

    /// Whether nothing is wrong.
    public boolean isOk() {
        return isWhole() && changed.isEmpty() && differing.isEmpty();
    }

    /// Whether every event is as it was written, whatever is folded from them.
    public boolean isWhole() {
        return database.equals("ok")
                && devices.stream().allMatch(device -> device.broken().isEmpty());
    }

    /// What is wrong beside chains.
    public List<String> wrong() {
        return Stream.concat(changed.stream(), differing.stream()).toList();
    }
}
