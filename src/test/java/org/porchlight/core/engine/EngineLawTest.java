package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.BO;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;

/// What holds in every history, whatever happens in it.
class EngineLawTest {
    private static final String CHILDREN = """
            - id: mei
              accounts: [mei]
              time: {windows: {mon-thu: ["07:00-09:00", "16:30-20:30"], fri: ["16:00-01:30"]}, budget: {every-day: 50m, sat: 0}}
            - {id: bo, accounts: [bo], time: {budget: {every-day: 3h, "sun,mon": 24h}}}
            """;
    private static final List<String> ZONES = List.of("Asia/Shanghai", "Europe/Berlin", "Australia/Lord_Howe");
    private static final List<String> STARTS =
            List.of("2026-11-27T15:30", "2026-10-24T22:00", "2026-11-24T06:50", "2027-03-27T23:30", "2026-11-29T23:00");

    private static House house(Random random) {
        return new House(CHILDREN, STARTS.get(random.nextInt(STARTS.size())), ZONES.get(random.nextInt(ZONES.size())));
    }

    @RepeatedTest(20)
    void everyMomentHasExactlyOneKind(RepetitionInfo repetition) {
        long seed = 100L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var house = house(random);
        var start = house.now();

        for (int i = 0; i < 60; i++) {
            action(random).accept(house);
            if (random.nextInt(5) == 0) {
                house.kill(Duration.ofMillis(random.nextInt(30_000)));
                house.tellSessions();
            }
            if (random.nextInt(8) == 0) {
                house.sleep(Duration.ofSeconds(2 + random.nextInt(40_000)));
                house.tick();
            }
        }

        for (var child : List.of(MEI, BO)) {
            var at = start;
            for (var interval : house.intervals(child)) {
                assertThat(interval.from()).as("seed " + seed).isEqualTo(at);
                assertThat(interval.length())
                        .as("seed " + seed)
                        .isEqualTo(Duration.between(interval.from(), interval.to()));
                at = interval.to();
            }
            assertThat(at).as("seed " + seed).isEqualTo(house.now());
        }
    }

    @RepeatedTest(20)
    void nothingIsCountedWhereItIsClosed(RepetitionInfo repetition) {
        long seed = 200L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var house = house(random);

        for (int i = 0; i < 60; i++) {
            action(random).accept(house);
            var verdict = house.verdict(MEI);
            if (verdict.remaining().isPresent()) {
                var use = house.last.next().facts(MEI).standing();
                var counted = counted(house, MEI);
                var budget = house.last.next().document().rules(MEI).budget(house.today());
                var limit = budget.orElseThrow().value().plus(use.granted());
                assertThat(counted).as("seed " + seed).isLessThanOrEqualTo(limit);
            }
        }

        for (var interval : house.intervals(MEI)) {
            if (interval.kind() == Kind.COUNTED) {
                assertThat(isOpen(house, interval.from()))
                        .as("seed %d %s", seed, interval)
                        .isTrue();
                assertThat(isOpen(house, interval.to().minusMillis(1)))
                        .as("seed %d %s", seed, interval)
                        .isTrue();
            }
        }
    }

    /// The same history with guards that die at every other step comes to the same account.
    @RepeatedTest(20)
    void dyingAndStartingAgainChangesNothing(RepetitionInfo repetition) {
        long seed = 300L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var calm = house(new Random(seed));
        var killed = house(new Random(seed));
        house(random);

        for (int i = 0; i < 50; i++) {
            var action = action(random);
            action.accept(calm);
            action.accept(killed);
            if (random.nextBoolean()) {
                var before = killed.last.desired();
                killed.kill(Duration.ZERO);
                assertThat(killed.last.desired().held()).as("seed " + seed).containsAll(frozen(killed, before));
                retell(killed, calm);
            }

            for (var child : List.of(MEI, BO)) {
                assertThat(killed.verdict(child)).as("seed %d step %d", seed, i).isEqualTo(calm.verdict(child));
                assertThat(killed.spentToday(child))
                        .as("seed %d step %d", seed, i)
                        .isEqualTo(calm.spentToday(child));
            }
        }
        assertThat(killed.facts(Fact.DayOpened.class))
                .as("seed " + seed)
                .hasSameSizeAs(calm.facts(Fact.DayOpened.class));
        assertThat(killed.facts(Fact.LimitReached.class))
                .as("seed " + seed)
                .isEqualTo(calm.facts(Fact.LimitReached.class));
        for (var kind : Kind.values()) {
            assertThat(killed.sum(MEI, kind)).as("seed %d %s", seed, kind).isEqualTo(calm.sum(MEI, kind));
        }
    }

    @RepeatedTest(10)
    void movesOfTheWallClockChangeNothing(RepetitionInfo repetition) {
        long seed = 400L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var calm = house(new Random(seed));
        var moved = house(new Random(seed));
        house(random);

        for (int i = 0; i < 50; i++) {
            var action = action(random);
            action.accept(calm);
            moved.moveWall(Duration.ofMinutes(random.nextInt(-600_000, 600_000)));
            action.accept(moved);
        }

        assertThat(moved.intervals(MEI)).as("seed " + seed).isEqualTo(calm.intervals(MEI));
        assertThat(moved.last.desired()).as("seed " + seed).isEqualTo(calm.last.desired());
        assertThat(withoutClock(moved)).as("seed " + seed).isEqualTo(withoutClock(calm));
    }

    private static List<Fact> withoutClock(House house) {
        return house.ledger.stream()
                .map(Event::fact)
                .filter(fact -> !(fact instanceof Fact.ClockChanged))
                .toList();
    }

    /// A guard that is killed between two ticks loses what came after the last one, and never gives any back.
    @RepeatedTest(20)
    void aPowerCutCostsAtMostOneTick(RepetitionInfo repetition) {
        long seed = 500L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var house = house(random);
        for (int i = 0; i < 30; i++) {
            action(random).accept(house);
            var day = house.today();
            var spent = house.spentToday(MEI);
            var cut = Duration.ofMillis(random.nextInt(5000));
            house.jump(cut);

            house.reboot(Duration.ofSeconds(random.nextInt(600)));
            var after = house.spentOn(MEI, day);
            house.tellSessions();

            assertThat(after).as("seed " + seed).isEqualTo(spent);
        }
    }

    /// Two engines in which the same things happen at the same time in another order agree.
    @RepeatedTest(20)
    void theOrderOfWhatHappensAtOneMomentDoesNotMatter(RepetitionInfo repetition) {
        long seed = 600L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var one = new House(CHILDREN, "2026-11-24T16:30");
        var other = new House(CHILDREN, "2026-11-24T16:30");

        for (int i = 0; i < 40; i++) {
            Consumer<House> first = random.nextBoolean() ? house -> house.login(MEI) : house -> house.logout(MEI);
            Consumer<House> second = random.nextBoolean() ? House::obey : house -> house.hold();
            var length = Duration.ofSeconds(random.nextInt(400));
            first.andThen(second).accept(one);
            second.andThen(first).accept(other);
            one.obey();
            other.obey();
            one.pass(length);
            other.pass(length);
        }

        assertThat(other.spentToday(MEI)).as("seed " + seed).isEqualTo(one.spentToday(MEI));
    }

    private static List<ChildId> frozen(House house, Desired before) {
        return before.held().stream()
                .filter(child ->
                        house.last.next().child(child).orElseThrow().running().kind() == Kind.FROZEN)
                .toList();
    }

    /// After a start the machine tells what it told the other guard.
    private static void retell(House killed, House calm) {
        killed.tellSessions();
        var held = new HashMap<ChildId, Held>();
        for (var child : List.of(MEI, BO)) {
            held.put(child, calm.last.next().child(child).orElseThrow().held());
        }
        killed.hold(held);
        for (var child : List.of(MEI, BO)) {
            var agent = calm.last.next().child(child).orElseThrow().agent();
            if (agent.connected()) {
                killed.agent(child, new AgentReport.Connected());
                killed.agent(child, new AgentReport.InFront(agent.front()));
                killed.agent(child, new AgentReport.Idle(agent.idle()));
                killed.agent(child, new AgentReport.Locked(agent.locked()));
                killed.agent(child, new AgentReport.Media(agent.media()));
            }
        }
    }

    private static Duration counted(House house, ChildId child) {
        return house.intervals(child).stream()
                .filter(interval -> interval.kind() == Kind.COUNTED)
                .filter(interval -> day(house, interval).equals(house.today()))
                .map(Interval::length)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static LocalDate day(House house, Interval interval) {
        return interval.from()
                .atZone(house.last.next().document().policy().zone())
                .toLocalDate();
    }

    /// By local time alone, with what a parent opened.
    private static boolean isOpen(House house, Instant at) {
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

    private static boolean between(String start, String time, String end) {
        return time.compareTo(start) >= 0 && time.compareTo(end) < 0;
    }

    private static Consumer<House> action(Random random) {
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

    @RepeatedTest(10)
    void everyClosingNamesWhatClosed(RepetitionInfo repetition) {
        long seed = 700L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var house = house(random);

        for (int i = 0; i < 60; i++) {
            action(random).accept(house);
        }

        assertThat(house.facts(Fact.LimitReached.class))
                .as("seed " + seed)
                .allSatisfy(fact -> assertThat(fact.reason()).isIn(Reason.DAY_BUDGET, Reason.OUTSIDE_WINDOW));
    }
}
