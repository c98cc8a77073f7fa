package org.porchlight.core.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Compares the decider with [MinuteWalk] over random families, standings and instants.
@SuppressWarnings("EnumOrdinal")
class TimeOracleTest {
    private static final int CASES = 250;

    @RepeatedTest(10)
    void agreesWithAWalkOverTheMinutes(RepetitionInfo repetition) {
        hunt(20261128L * 1000 + repetition.getCurrentRepetition(), CASES);
    }

    /// As many cases as wanted, three instants each.
    static void hunt(long seed, int cases) {
        for (int i = 0; i < cases; i++) {
            compare(seed + i * 7919L);
        }
    }

    private static void compare(long seed) {
        var random = new Random(seed);
        var family = RandomFamily.of(random);
        var document = RandomDocument.of(family);
        long start = start(random, family);
        for (int i = 0; i < 3; i++) {
            long at = start + (long) family.step() * random.nextInt(i == 0 ? 1 : 3 * 1440 / family.step());
            var known = known(random, family, start);
            var expected = new MinuteWalk(family, known).at(at);

            var verdict = TimeDecider.decide(
                    document, document.policy().children().getFirst().id(), facts(known), instant(at));

            assertThat(answer(verdict))
                    .as(
                            "seed %d at %s (%s)%n%s%n%s",
                            seed, instant(at), instant(at).atZone(family.zone()), family, known)
                    .isEqualTo(expected);
        }
    }

    private static long start(Random random, RandomFamily family) {
        boolean skipsADay = family.zone().getId().equals("Pacific/Apia") && random.nextBoolean();
        var first = Instant.parse(skipsADay ? "2011-12-20T00:00:00Z" : "2026-01-01T00:00:00Z");
        int days = skipsADay ? 12 : 500;
        return first.getEpochSecond() / 60 + (long) family.step() * random.nextInt(days * 1440 / family.step());
    }

    private static MinuteWalk.Known known(Random random, RandomFamily family, long start) {
        var day = instant(start).atZone(family.zone()).toLocalDate();
        int spent = amount(random, family, 120);
        int week = spent + amount(random, family, 900);
        int month = spent + amount(random, family, 3000);
        var beyond = new ArrayList<MinuteWalk.Stretch>();
        for (int i = 0; i < random.nextInt(3); i++) {
            beyond.add(stretch(random, family, start, 1440));
        }
        return new MinuteWalk.Known(
                day,
                spent,
                week,
                month,
                amount(random, family, 60),
                amount(random, family, 60),
                amount(random, family, 90),
                amount(random, family, 30),
                amount(random, family, 30),
                random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0,
                random.nextInt(4) == 0 ? random.nextInt(3) : -1,
                amount(random, family, 90),
                random.nextInt(4) > 0 ? 0 : family.step() * random.nextInt(family.restPause() / family.step()),
                beyond,
                random.nextInt(5) == 0 ? Optional.of(stretch(random, family, start - 60, 3000)) : Optional.empty());
    }

    private static int amount(Random random, RandomFamily family, int most) {
        return random.nextInt(3) > 0 ? 0 : family.step() * random.nextInt(most / family.step() + 1);
    }

    private static MinuteWalk.Stretch stretch(Random random, RandomFamily family, long start, int most) {
        long from =
                start / family.step() * family.step() + (long) family.step() * random.nextInt(120 / family.step() + 1);
        return new MinuteWalk.Stretch(from, from + (long) family.step() * (1 + random.nextInt(most / family.step())));
    }

    private static TimeFacts facts(MinuteWalk.Known known) {
        var standing = new Standing(
                known.day(),
                minutes(known.spent()),
                minutes(known.week()),
                minutes(known.month()),
                minutes(known.carry()),
                minutes(known.granted()),
                minutes(known.debt()),
                minutes(known.finish()),
                minutes(known.owed()),
                trust(known.trust()),
                Map.of());
        return new TimeFacts(
                standing,
                known.beyond().stream()
                        .map(stretch -> new TimeFacts.Beyond(instant(stretch.from()), instant(stretch.to())))
                        .toList(),
                known.pause().map(pause -> new TimeFacts.Pause(instant(pause.from()), instant(pause.to()))),
                new Sitting(minutes(known.sat()), minutes(known.rested())),
                new Coming(Optional.of(known.given()).filter(days -> days >= 0)));
    }

    private static Standing.Trust trust(int level) {
        return switch (level) {
            case 0 -> Standing.Trust.FULL;
            case 1 -> Standing.Trust.PROVISIONAL;
            default -> Standing.Trust.UNOPENED;
        };
    }

    private static MinuteWalk.Answer answer(Verdict.Time verdict) {
        return new MinuteWalk.Answer(
                verdict.state().name(),
                verdict.reason().name(),
                minute(verdict.until()),
                minute(verdict.next()),
                verdict.remaining().map(Duration::toMinutes).orElse(-1L),
                verdict.restIn().map(Duration::toMinutes).orElse(-1L));
    }

    private static long minute(Optional<Instant> at) {
        return at.map(instant -> instant.getEpochSecond() / 60).orElse(-1L);
    }

    private static Instant instant(long minute) {
        return Instant.ofEpochSecond(minute * 60);
    }

    private static Duration minutes(long amount) {
        return Duration.ofMinutes(amount);
    }

    /// Runs as many seeds as its arguments say, by hand: first seed, cases.
    public static void main(String[] args) {
        hunt(Long.parseLong(args[0]), Integer.parseInt(args[1]));
        System.out.println("no difference in " + args[1] + " cases from seed " + args[0]);
    }
}
