package org.porchlight.core.event;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.porchlight.core.account.Kind;
import org.porchlight.core.account.Sums;
import org.porchlight.core.policy.ChildId;

/// This PC goes on under a new name with what was kept elsewhere.
///
/// @param devices of a backup: chains that this PC goes on from, all that it knows of others. Else those
///     for whose events the registers stand; none for what an older program wrote, or where no event told it
/// @param registers what was spent and given as far as no event tells it
/// @param children ids that were given before, as far as no event tells it: they are not given again
public record Restored(From from, List<Head> devices, List<Register> registers, List<ChildId> children)
        implements Fact {
    /// Without ids that no event tells.
    public Restored(From from, List<Head> devices, List<Register> registers) {
        this(from, devices, registers, List.of());
    }

    /// Where it comes from.
    public enum From {
        /// A backup that a parent chose.
        BACKUP,
        /// What the guard keeps beside the ledger for the case that the ledger is lost.
        STANDBY,
        /// Events came back of the devices that a fact of a standby names: the registers are what is left of its
        /// own. Of several such facts the least counts.
        RETURNED
    }

    /// How far a chain was known.
    ///
    /// @param device its name, 32 hexadecimal digits
    /// @param upto number of its last event; `ALL` where an older program did not say it
    public record Head(String device, long upto) {
        public static final long ALL = Long.MAX_VALUE;
    }

    /// What a day had used and had been given when the ledger was lost.
    ///
    /// @param groups spent time by `apps.NAME` or `sites.NAME`
    /// @param corrected how much less of it counts
    public record Register(
            ChildId child,
            LocalDate day,
            Map<Kind, Duration> kinds,
            Map<String, Duration> groups,
            Duration granted,
            Duration corrected) {
        public Register {
            kinds = Map.copyOf(kinds);
            groups = Map.copyOf(groups);
        }

        /// A day that nobody corrected.
        public Register(
                ChildId child,
                LocalDate day,
                Map<Kind, Duration> kinds,
                Map<String, Duration> groups,
                Duration granted) {
            this(child, day, kinds, groups, granted, Duration.ZERO);
        }

        /// A day of which no group is known.
        public Register(ChildId child, LocalDate day, Map<Kind, Duration> kinds, Duration granted) {
            this(child, day, kinds, Map.of(), granted);
        }

        /// As if it had been used without a title.
        public Sums sums() {
            return Sums.untitled(kinds, groups);
        }
    }

    public Restored {
        devices = List.copyOf(devices);
        registers = List.copyOf(registers);
        children = List.copyOf(children);
    }
}
