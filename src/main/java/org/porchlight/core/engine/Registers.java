package org.porchlight.core.engine;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.porchlight.core.account.Sums;
import org.porchlight.core.event.Restored;
import org.porchlight.core.event.Restored.Head;
import org.porchlight.core.event.Restored.Register;

/// What registers say of one day: sums that stand for events which a ledger lost.
///
/// Where a register names the devices whose events these were, they may come back. Then another says what is left
/// of it, and the least that was said counts.
///
/// @param alone those for whose events nothing can come back
/// @param standing by the devices for whose events they stand
/// @param left what is left of these
record Registers(NavigableMap<Position, Amount> alone, Map<List<Head>, Amount> standing, Map<List<Head>, Amount> left) {
    static final Registers NONE = new Registers(new TreeMap<>(), Map.of(), Map.of());

    Registers with(Position at, Restored fact, Register register) {
        var amount = Amount.of(register);
        if (fact.from() == Restored.From.RETURNED) {
            return new Registers(alone, standing, with(left, fact.devices(), amount, Amount::least));
        }
        if (!fact.devices().isEmpty()) {
            return new Registers(alone, with(standing, fact.devices(), amount, Amount::most), left);
        }
        var all = new TreeMap<>(alone);
        all.put(at, amount);
        return new Registers(all, standing, left);
    }

    private static Map<List<Head>, Amount> with(
            Map<List<Head>, Amount> known, List<Head> devices, Amount amount, BinaryOperator<Amount> of) {
        var all = new HashMap<>(known);
        all.merge(devices, amount, of);
        return Map.copyOf(all);
    }

    /// What counts of the register that stands for events of some devices; nothing where there is none.
    Optional<Amount> of(List<Head> devices) {
        return Optional.ofNullable(standing.get(devices))
                .map(all ->
                        Optional.ofNullable(left.get(devices)).map(all::least).orElse(all));
    }

    private Amount all() {
        var all = Amount.NONE;
        for (var amount : alone.values()) {
            all = all.plus(amount);
        }
        for (var devices : standing.keySet()) {
            all = all.plus(of(devices).orElseThrow());
        }
        return all;
    }

    Sums sums() {
        return all().sums();
    }

    Duration corrected() {
        return all().corrected();
    }
}
