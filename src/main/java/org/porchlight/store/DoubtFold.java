package org.porchlight.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Weakness;
import org.porchlight.core.report.Doubt;
import org.porchlight.port.StoreException;

/// What was in doubt on which days, folded from the facts of each PC in their order.
final class DoubtFold {
    /// A doubt of the boot in which it came up.
    private record OfBoot(String boot, Doubt doubt) {}

    /// Something that began to lack in a boot.
    ///
    /// @param no of the event that tells it
    private record Began(String boot, LocalDate day, long no) {}

    /// What a PC wrote down of a stretch of its time.
    interface Written {
        /// The last day of any event of a PC from number `first` to `last`, both inside.
        Optional<LocalDate> lastDay(Bytes device, long first, long last) throws SQLException, StoreException;
    }

    private final LocalDate from;
    private final LocalDate to;
    private final Bytes here;
    private final Written written;
    private final Set<OfBoot> clocks = new HashSet<>();
    private final Set<Doubt> days = new HashSet<>();
    private final Map<Weakness.Of, Began> open = new EnumMap<>(Weakness.Of.class);
    private LocalDate started = LocalDate.MIN;
    private Bytes device = Bytes.of(new byte[0]);

    /// The days from `from` to `to`, both inside.
    ///
    /// @param here this PC: what still lacks on it goes on until `to`, and on another until the last it wrote
    DoubtFold(LocalDate from, LocalDate to, Bytes here, Written written) {
        this.from = from;
        this.to = to;
        this.here = here;
        this.written = written;
    }

    /// @param no of the event, greater than those before it of the same PC
    void take(Bytes ofDevice, long no, String boot, LocalDate day, Fact fact) throws SQLException, StoreException {
        if (!ofDevice.equals(device)) {
            goOn();
            device = ofDevice;
            started = LocalDate.MIN;
        }
        Doubt.settledBy(fact)
                .ifPresent(of -> clocks.removeIf(
                        known -> known.boot().equals(boot) && known.doubt().of() == of));
        Doubt.raisedBy(fact).ifPresent(of -> clocks.add(new OfBoot(boot, new Doubt(day, of))));
        switch (fact) {
            case Fact.GuardStarted _ -> start(no, boot, day);
            case Fact.Weakened(var what) -> open.putIfAbsent(what.of(), new Began(boot, day, no));
            case Fact.Mended(var what) -> mend(what.of(), day);
            default -> {
                // It says nothing of what keeps the rules.
            }
        }
    }

    /// A guard that starts finds that all works. A boot before it ended unseen, after the last that was written in it.
    private void start(long no, String boot, LocalDate day) throws SQLException, StoreException {
        for (var one : open.entrySet()) {
            var began = one.getValue();
            lacked(one.getKey(), began.day(), began.boot().equals(boot) ? day : lastDay(began, no - 1));
        }
        open.clear();
        started = day;
    }

    /// What began before the days that were asked for was lacking since.
    private void mend(Weakness.Of of, LocalDate day) {
        var began = open.remove(of);
        lacked(of, began == null ? started : began.day(), day);
    }

    private void goOn() throws SQLException, StoreException {
        for (var one : open.entrySet()) {
            var began = one.getValue();
            lacked(one.getKey(), began.day(), device.equals(here) ? to : lastDay(began, Long.MAX_VALUE));
        }
        open.clear();
    }

    /// @param last the event up to which it may have lacked
    private LocalDate lastDay(Began began, long last) throws SQLException, StoreException {
        return written.lastDay(device, began.no(), last)
                .filter(began.day()::isBefore)
                .orElse(began.day());
    }

    private void lacked(Weakness.Of of, LocalDate first, LocalDate last) {
        var begin = first.isBefore(from) ? from : first;
        var end = last.isAfter(to) ? to : last;
        for (var day = begin; !day.isAfter(end); day = day.plusDays(1)) {
            days.add(new Doubt(day, Doubt.Of.of(of)));
        }
    }

    List<Doubt> all() throws SQLException, StoreException {
        goOn();
        clocks.stream()
                .map(OfBoot::doubt)
                .filter(doubt -> !doubt.day().isBefore(from) && !doubt.day().isAfter(to))
                .forEach(days::add);
        return days.stream().sorted().toList();
    }
}
