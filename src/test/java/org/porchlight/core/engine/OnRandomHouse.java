package org.porchlight.core.engine;

import static org.porchlight.core.engine.House.BO;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;

/// Children whose evenings are made up, from a seed.
abstract class OnRandomHouse {
    static final String CHILDREN = """
            - id: mei
              accounts: [mei]
              time: {windows: {mon-thu: ["07:00-09:00", "16:30-20:30"], fri: ["16:00-01:30"]}, budget: {every-day: 50m, sat: 0}}
            - {id: bo, accounts: [bo], time: {budget: {every-day: 3h, "sun,mon": 24h}}}
            """;
    static final List<String> ZONES = List.of("Asia/Shanghai", "Europe/Berlin", "Australia/Lord_Howe");
    static final List<String> STARTS =
            List.of("2026-11-27T15:30", "2026-10-24T22:00", "2026-11-24T06:50", "2027-03-27T23:30", "2026-11-29T23:00");

    static House house(Random random) {
        return new House(CHILDREN, STARTS.get(random.nextInt(STARTS.size())), ZONES.get(random.nextInt(ZONES.size())));
    }

    static List<ChildId> frozen(House house, Desired before) {
        return before.held().stream()
                .filter(child ->
                        house.last.next().child(child).orElseThrow().running().kind() == Kind.FROZEN)
                .toList();
    }

    static Duration counted(House house, ChildId child) {
        return house.intervals(child).stream()
                .filter(interval -> interval.kind() == Kind.COUNTED)
                .filter(interval -> day(house, interval).equals(house.today()))
                .map(Interval::length)
                .reduce(Duration.ZERO, Duration::plus);
    }

    static LocalDate day(House house, Interval interval) {
        return interval.from()
                .atZone(house.last.next().document().policy().zone())
                .toLocalDate();
    }

    /// By local time alone, with what a parent opened.
    static boolean isOpen(House house, Instant at) {
        var zone = house.last.next().document().policy().zone();
        var local = at.atZone(zone).toLocalDateTime();
        var time = local.toLocalTime().toString();
        boolean granted = house.ledger.stream()
                .anyMatch(event -> event.fact() instanceof Fact.Granted grant
                        && grant.child().equals(MEI)
                        && grant.openUntil().filter(at::isBefore).isPresent()
                        && !at.isBefore(house.last.next().anchor().at(event.at())));
        boolean inside = switch (local.getDayOfWeek()) {
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY ->
                between("07:00", time, "09:00") || between("16:30", time, "20:30");
            case FRIDAY -> time.compareTo("16:00") >= 0;
            case SATURDAY, SUNDAY -> true;
        };
        return inside || granted;
    }

    static boolean between(String start, String time, String end) {
        return time.compareTo(start) >= 0 && time.compareTo(end) < 0;
    }

    static Consumer<House> action(Random random) {
        var child = random.nextInt(3) == 0 ? BO : MEI;
        var seconds = Duration.ofMillis(random.nextInt(random.nextInt(6) == 0 ? 4_000_000 : 300_000));
        var amount = Duration.ofSeconds(1 + random.nextInt(1200));
        boolean beyond = random.nextBoolean();
        var title = "t" + random.nextInt(3);
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> house -> house.login(child);
            case 3 -> house -> house.logout(child);
            case 4, 5 -> House::obey;
            case 6 -> house -> house.agent(child, new AgentReport.InFront(Front.titled(title)));
            case 7 -> house -> house.ask(new Order.Grant(child, amount, beyond, ""));
            case 8 -> house -> house.ask(new Order.Pause(Optional.of(child), Optional.of(amount)));
            case 9 -> house -> house.ask(new Order.Unpause(Optional.empty()));
            case 10 -> house -> house.ask(new Order.Study(child, amount));
            case 11 -> house -> house.ask(new Order.EndStudy(child));
            default -> house -> house.pass(seconds);
        };
    }

    static List<Fact> withoutClock(House house) {
        return house.ledger.stream()
                .map(Event::fact)
                .filter(fact -> !(fact instanceof Fact.ClockChanged))
                .toList();
    }
}
