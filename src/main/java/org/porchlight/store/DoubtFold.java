package org.porchlight.store;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Weakness;
import org.porchlight.core.report.Doubt;

/// What was in doubt on which days, folded from the facts of each PC in their order.
final class DoubtFold {
    /// A doubt of the boot in which it came up.
    private record OfBoot(String boot, Doubt doubt) {}

    /// Something that began to lack in a boot.
    private record Began(String boot, LocalDate day) {}

    private final LocalDate from;
    private final LocalDate to;
    private final Set<OfBoot> clocks = new HashSet<>();
    private final Set<Doubt> days = new HashSet<>();
    private final Map<Weakness.Of, Began> open = new EnumMap<>(Weakness.Of.class);
    private LocalDate started = LocalDate.MIN;
    private Bytes device = Bytes.of(new byte[0]);

    /// The days from `from` to `to`, both inside; what still lacks goes on until `to`.
    DoubtFold(LocalDate from, LocalDate to) {
        this.from = from;
        this.to = to;
    }

    void take(Bytes ofDevice, String boot, LocalDate day, Fact fact) {
        if (!ofDevice.equals(device)) {
            goOn();
            device = ofDevice;
        }
        Doubt.settledBy(fact)
                .ifPresent(of -> clocks.removeIf(
                        known -> known.boot().equals(boot) && known.doubt().of() == of));
        Doubt.raisedBy(fact).ifPresent(of -> clocks.add(new OfBoot(boot, new Doubt(day, of))));
        switch (fact) {
            case Fact.GuardStarted _ -> start(boot, day);
            case Fact.Weakened(var what) -> open.putIfAbsent(what.of(), new Began(boot, day));
            case Fact.Mended(var what) -> mend(what.of(), day);
            default -> {
                // It says nothing of what keeps the rules.
            }
        }
    }

    /// A guard that starts finds that all works. Of a boot before it is not known when it ended.
    private void start(String boot, LocalDate day) {
        open.forEach((of, began) -> lacked(of, began.day(), began.boot().equals(boot) ? day : began.day()));
        open.clear();
        started = day;
    }

    /// What began before the days that were asked for was lacking since.
    private void mend(Weakness.Of of, LocalDate day) {
        var began = open.remove(of);
        lacked(of, began == null ? started : began.day(), day);
    }

    private void goOn() {
        open.forEach((of, began) -> lacked(of, began.day(), to));
        open.clear();
    }

    private void lacked(Weakness.Of of, LocalDate first, LocalDate last) {
        var begin = first.isBefore(from) ? from : first;
        var end = last.isAfter(to) ? to : last;
        for (var day = begin; !day.isAfter(end); day = day.plusDays(1)) {
            days.add(new Doubt(day, Doubt.Of.of(of)));
        }
    }

    List<Doubt> all() {
        goOn();
        clocks.stream()
                .map(OfBoot::doubt)
                .filter(doubt -> !doubt.day().isBefore(from) && !doubt.day().isAfter(to))
                .forEach(days::add);
        return days.stream().sorted().toList();
    }
}
