package org.porchlight.core.engine;

import static org.porchlight.core.engine.House.BO;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/// What may happen to a PC and two children within some days.
public final class Histories {
    private Histories() {}

    private static final String CHILDREN = """
            - id: mei
              accounts: [mei]
              time: {carry-over: 15m, finish-line: 5m, budget: {every-day: 50m, sat: 0, week: 5h}}
            - {id: bo, accounts: [bo], time: {rest: {after: 30m, pause: 5m}, budget: {every-day: 3h}}}
            """;

    public static House of(long seed) {
        return of(new Random(seed));
    }

    /// A history with moved clocks, time servers, claims, grants and children who come and go.
    static House of(Random random) {
        var house = new House(CHILDREN, "2026-11-21T15:30");
        for (int i = 0; i < 40; i++) {
            act(house, random);
        }
        return house;
    }

    private static void act(House house, Random random) {
        var child = random.nextInt(3) == 0 ? BO : MEI;
        var off = Duration.ofMinutes(1 + random.nextInt(2000));
        switch (random.nextInt(20)) {
            case 0, 1, 2 -> house.login(child);
            case 3 -> house.logout(child);
            case 4 -> house.obey();
            case 5 ->
                house.ask(
                        new Order.Grant(child, Duration.ofSeconds(1 + random.nextInt(900)), random.nextBoolean(), ""));
            case 6 ->
                house.ask(new Order.Pause(Optional.of(child), Optional.of(Duration.ofMinutes(1 + random.nextInt(30)))));
            case 7 -> house.ask(new Order.Unpause(Optional.empty()));
            case 8 -> house.rebootWithClock(off, Duration.ofHours(random.nextInt(-30, 31)));
            case 9 -> house.reboot(off);
            case 10 -> house.sync();
            case 11 -> {
                house.sleep(off);
                house.tick();
            }
            case 12 -> {
                house.kill(Duration.ofSeconds(random.nextInt(100)));
                house.tellSessions();
            }
            case 13 -> house.agent(child, new AgentReport.Idle(random.nextBoolean()));
            case 14 -> house.wish(child, new Wish.TakeFinishLine());
            case 15 -> house.ask(new Order.Study(child, Duration.ofMinutes(1 + random.nextInt(90))));
            case 16 -> house.ask(new Order.EndStudy(child));
            default -> house.pass(Duration.ofSeconds(random.nextInt(7000)));
        }
    }
}
