package org.porchlight.core.report;

import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.porchlight.core.decide.Standing;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.engine.House;
import org.porchlight.core.policy.ChildId;

/// What is reported of a house with Mei, who has rules, and Bo, who has none.
abstract class OnReports {
    static final String CHILDREN = """
            - id: mei
              name: 小美
              born: 2016-11-25
              accounts: [mei]
              time:
                windows: {every-day: ["09:00-12:00", "11:30-12:30", "14:00-20:30"]}
                budget: {every-day: 1h, wed: 90m}
              apps: {default: ask, rules: [{match: {path: /usr/bin/krita}, then: allow}]}
              sites: {default: deny, rules: [{domain: 中国.cn, then: allow}]}
            - {id: bo, accounts: [bo]}
            """;

    House house;

    @BeforeEach
    void start() {
        house = new House(CHILDREN, "2026-11-24T10:00");
    }

    ChildStatus mei() {
        return Reports.status(house.last.next(), house.reading(), false)
                .children()
                .getFirst();
    }

    Verdict.Time why(Optional<Instant> at) {
        return (Verdict.Time) WhyReport.onTime(asked(MEI, at)).verdict();
    }

    WhyReport.Case asked(ChildId child, Optional<Instant> at) {
        var past = Standing.of(house.today().minusDays(1)).spending(Duration.ofMinutes(20));
        return Reports.asked(house.last.next(), house.reading(), child, WhyAsked.at(at), past);
    }

    static Span span(String from, String to) {
        return new Span(local(from), local(to));
    }

    static Instant local(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
