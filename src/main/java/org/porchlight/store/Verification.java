package org.porchlight.store;

import java.util.List;
import java.util.OptionalLong;

/// What a check of the whole ledger found.
///
/// @param database `ok`, or what SQLite's integrity check says first
/// @param devices one for each PC that wrote here
/// @param differing projections that are not what the events fold to
public record Verification(String database, List<DeviceChain> devices, List<String> differing) {
    /// The chain of one PC.
    ///
    /// @param id 32 hexadecimal digits
    /// @param from number of the first event that was checked; 0 when there is none
    /// @param to number of the last event; 0 when there is none
    /// @param head hash of the last event, 64 hexadecimal digits; empty when there is none
    /// @param brokenAt the first event whose header, body or hash does not fit what came before
    public record DeviceChain(String id, long from, long to, String head, OptionalLong brokenAt) {}

    public Verification {
        devices = List.copyOf(devices);
        differing = List.copyOf(differing);
    }

    /// Whether nothing is wrong.
    public boolean isOk() {
        return database.equals("ok")
                && differing.isEmpty()
                && devices.stream().allMatch(device -> device.brokenAt().isEmpty());
    }
}
