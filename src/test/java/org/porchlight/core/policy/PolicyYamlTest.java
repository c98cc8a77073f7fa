package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyYamlTest {
    /// All that this version serves, written in several of the ways that YAML allows.
    static final String FULL = """
            porchlight: 1                     # format version
            household:
              zone: Asia/Shanghai
              calendar: none
            children:
              - id: mei
                name: 小美
                born: 2016-05-14
                accounts: [mei, "mei-school"]
                preset: none
                time:
                  windows:
                    mon-thu: ["16:30-20:30"]
                    fri: [16:30-22:00]
                    sat-sun:
                      - 09:00-12:00
                      - '14:00-00:30'
                  budget: {every-day: 60m, "sat, sun": 1h30m}
                  warn: [5m, 15m, 1m]
                apps:
                  default: ask
                  rules:
                    - {match: {path: /usr/bin//gcompris-qt}, then: allow}
                    - match:
                        path: /usr/bin/steam
                      then: deny
                sites:
                  default: deny
                  rules:
                    - {domain: SmartEdu.CN., then: allow}
                    - {domain: 中国.cn, then: allow}
              - {id: bo, age: 9, accounts: [bo]}
            """;

    @Test
    void readsAllThatIsServed() {
        var policy = valid(FULL).policy();

        assertThat(policy.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        var mei = policy.children().getFirst();
        assertThat(mei.name()).isEqualTo("小美");
        assertThat(mei.birth()).contains(new Birth.Born(LocalDate.of(2016, 5, 14)));
        assertThat(mei.accounts()).containsExactly("mei", "mei-school");
        assertThat(mei.time()
                        .windows()
                        .on(LocalDate.of(2026, 11, 28))
                        .orElseThrow()
                        .value())
                .containsExactly(
                        new TimeWindow(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                        new TimeWindow(LocalTime.of(14, 0), LocalTime.of(0, 30)));
        assertThat(mei.time().budget().on(LocalDate.of(2026, 11, 28)).orElseThrow())
                .isEqualTo(new DayMap.Entry<>(DaySets.parse("sat,sun").orElseThrow(), Duration.ofMinutes(90)));
        assertThat(mei.time().warn())
                .containsExactly(Duration.ofMinutes(15), Duration.ofMinutes(5), Duration.ofMinutes(1));
        assertThat(mei.apps().orElseThrow())
                .isEqualTo(new AppRules(
                        AppRules.Action.ASK,
                        List.of(
                                new AppRules.PathRule("/usr/bin/gcompris-qt", AppRules.Action.ALLOW),
                                new AppRules.PathRule("/usr/bin/steam", AppRules.Action.DENY))));
        assertThat(mei.sites().orElseThrow())
                .isEqualTo(new SiteRules(
                        SiteRules.Action.DENY,
                        List.of(
                                new SiteRules.DomainRule("smartedu.cn", SiteRules.Action.ALLOW),
                                new SiteRules.DomainRule("xn--fiqs8s.cn", SiteRules.Action.ALLOW))));
    }

    @Test
    void leavesOpenWhatAPolicyDoesNotSay() {
        var bo = valid(FULL).policy().children().getLast();

        assertThat(bo.name()).isEqualTo("bo");
        assertThat(bo.birth()).contains(new Birth.Age(9));
        assertThat(bo.time().windows().entries()).isEmpty();
        assertThat(bo.time().budget().entries()).isEmpty();
        assertThat(bo.time().warn()).hasSize(3);
        assertThat(bo.apps()).isEqualTo(Optional.empty());
        assertThat(bo.sites()).isEqualTo(Optional.empty());
    }

    @Test
    void keepsOneCanonicalTextForAPolicy() {
        var document = valid(FULL);

        assertThat(document.json()).isEqualTo("""
                {"porchlight":1,"household":{"zone":"Asia/Shanghai","calendar":"none"},"children":[\
                {"id":"mei","name":"小美","born":"2016-05-14","accounts":["mei","mei-school"],"preset":"none",\
                "time":{"windows":{"mon-thu":["16:30-20:30"],"fri":["16:30-22:00"],\
                "sat-sun":["09:00-12:00","14:00-00:30"]},"budget":{"every-day":"1h","sat,sun":"1h30m"},\
                "warn":["15m","5m","1m"]},\
                "apps":{"default":"ask","rules":[{"match":{"path":"/usr/bin/gcompris-qt"},"then":"allow"},\
                {"match":{"path":"/usr/bin/steam"},"then":"deny"}]},\
                "sites":{"default":"deny","rules":[{"domain":"smartedu.cn","then":"allow"},\
                {"domain":"xn--fiqs8s.cn","then":"allow"}]}},\
                {"id":"bo","name":"bo","age":9,"accounts":["bo"],"preset":"none",\
                "time":{"windows":{},"budget":{},"warn":["15m","5m","1m"]}}]}""");
        assertThat(document.version()).matches("[0-9a-f]{64}");
        assertThat(valid(document.json())).isEqualTo(document);
    }

    @Test
    void acceptsAByteOrderMarkAndWindowsLineEnds() {
        var marked = "\uFEFF" + FULL.replace("\n", "\r\n");

        assertThat(valid(marked)).isEqualTo(valid(FULL));
    }

    @Test
    void acceptsAHouseholdWithoutChildren() {
        assertThat(valid("porchlight: 1\nhousehold: {zone: Europe/Berlin}\n")
                        .policy()
                        .children())
                .isEmpty();
    }

    @Test
    void tellsTheWholeDayFromAWindowThatEndsAtMidnight() {
        var document = valid("""
                porchlight: 1
                household: {zone: Asia/Shanghai}
                children: [{id: a, accounts: [a], time: {windows: {mon: ["00:00-24:00"], tue: ["20:00-24:00"], wed: ["20:00-00:00"]}}}]
                """);

        assertThat(document.json())
                .contains("\"mon\":[\"00:00-24:00\"],\"tue\":[\"20:00-24:00\"],\"wed\":[\"20:00-24:00\"]");
    }

    static PolicyDocument valid(String text) {
        return switch (PolicyYaml.read(text)) {
            case PolicyReading.Valid(var document) -> document;
            case PolicyReading.Invalid(var problems) ->
                throw new AssertionError(problems.stream()
                        .map(problem -> problem.in("policy.yaml"))
                        .toList()
                        .toString());
        };
    }
}
