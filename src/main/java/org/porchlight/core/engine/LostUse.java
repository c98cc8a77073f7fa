package org.porchlight.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Restored;
import org.porchlight.core.event.Restored.From;
import org.porchlight.core.event.Restored.Head;
import org.porchlight.core.event.Restored.Register;
import org.porchlight.core.policy.ChildId;

/// Use whose events are lost. Registers stand for it, by child and day; where events come back of the devices that they
/// name, the larger of both counts and never the sum.
public final class LostUse {
    /// The most days of a child that one fact tells of, so that it stays within what the ledger keeps.
    private static final int MOST_REGISTERS = 40;

    private LostUse() {}

    /// Registers as facts, each of which the ledger can keep, and each of one child: to forget a child deletes
    /// whole facts.
    ///
    /// @param devices for whose events they stand; none where no event told it
    public static List<Restored> facts(List<Head> devices, List<Register> registers) {
        return facts(From.STANDBY, devices, registers);
    }

    private static List<Restored> facts(From from, List<Head> devices, List<Register> registers) {
        var facts = new ArrayList<Restored>();
        var children = registers.stream().map(Register::child).distinct().toList();
        for (var child : children) {
            var own = registers.stream()
                    .filter(register -> register.child().equals(child))
                    .toList();
            for (int first = 0; first < own.size(); first += MOST_REGISTERS) {
                facts.add(
                        new Restored(from, devices, own.subList(first, Math.min(own.size(), first + MOST_REGISTERS))));
            }
        }
        return facts;
    }

    /// Whether events for which a fact stands may come back.
    public static boolean canReturn(Restored fact) {
        return fact.from() == From.STANDBY
                && !fact.devices().isEmpty()
                && !fact.registers().isEmpty();
    }

    /// What is left of a fact that stands for events of devices, of which some are here now.
    ///
    /// @param stands one that [#canReturn]
    /// @param told by those devices, as far as it stands for it
    /// @param said facts about lost use that were written already, this one among them
    public static List<Restored> left(Restored stands, Remembered told, List<Event> said) {
        var books = Engine.books(told);
        var known = Engine.books(new Remembered(said, List.of()));
        var left = new ArrayList<Register>();
        for (var register : stands.registers()) {
            var counts = on(known, register).restored().of(stands.devices()).orElseGet(() -> Amount.of(register));
            var less = counts.least(Amount.of(register).beyond(Amount.of(on(books, register))));
            if (!less.equals(counts)) {
                left.add(less.register(register.child(), register.day()));
            }
        }
        return facts(From.RETURNED, stands.devices(), left);
    }

    /// What of a fact about lost use is not told here: registers as they are, and what is left of them.
    static List<Restored> beyond(Restored stands, Remembered told) {
        if (!canReturn(stands)) {
            return facts(stands.devices(), stands.registers());
        }
        var books = Engine.books(told);
        var lacking = stands.registers().stream()
                .filter(register -> !Amount.of(register)
                        .beyond(Amount.of(on(books, register)))
                        .isNone())
                .toList();
        var facts = new ArrayList<>(facts(stands.devices(), lacking));
        for (var fact : List.copyOf(facts)) {
            facts.addAll(left(fact, told, List.of()));
        }
        return facts;
    }

    private static BookDay on(Map<ChildId, ChildBook> books, Register register) {
        return books.getOrDefault(register.child(), ChildBook.EMPTY).on(register.day());
    }
}
