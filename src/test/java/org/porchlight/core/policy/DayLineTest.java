package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayLineTest {
    private static final String TEXT = """
            porchlight: 1
            household: {zone: Asia/Shanghai, calendar: CN}
            calendars:
              exam-week: {dates: ["2027-01-11..2027-01-15"]}
            children:
              - id: mei
                accounts: [mei]
                preset: none
                apps:
                  rules:
                    - {match: {title: minecraft}, then: allow, group: games}
                  groups:
                    games: {windows: {every-day: []}}
            """;
    private static final ChildId MEI = new ChildId("mei");

    /// Every sort of day set that the format has, of everything that has windows and budgets.
    static Stream<String> paths() {
        return Stream.of("time", "apps.groups.games", "sites.groups.My videos")
                .flatMap(subject -> Stream.of("windows", "budget").map(says -> subject + "." + says + "."))
                .flatMap(start -> Stream.of(
                                "every-day",
                                "school-days",
                                "days-off",
                                "fri",
                                "mon,wed,fri",
                                "mon-thu",
                                "sat-mon",
                                "exam-week",
                                "2026-12-31",
                                "2026-12-31..2027-01-02")
                        .map(days -> start + days));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void isReadPutAndTakenOut(String path) {
        var policy = Documents.of(TEXT).policy();
        var said = PolicyLines.of(policy, MEI);
        var value = path.contains(".windows.")
                ? new RuleValue.Windows(List.of(new TimeWindow(LocalTime.of(9, 0), LocalTime.of(0, 30))))
                : new RuleValue.Length(Duration.ofMinutes(45));

        assertThat(DayLine.of(path).map(DayLine::path)).contains(path);
        var with = PolicyLines.with(policy, MEI, path, Optional.of(value));

        assertThat(PolicyLines.get(with, MEI, path)).contains(value);
        assertThat(PolicyYaml.read(PolicyText.write(with))).isInstanceOf(PolicyReading.Valid.class);
        var without = PolicyLines.with(with, MEI, path, Optional.empty());
        said.remove(path);
        assertThat(PolicyLines.of(without, MEI)).isEqualTo(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time.budget.week",
                "time.budget.month",
                "time.rest",
                "apps.rules",
                "calendars.exam-week",
                "time.windows.2026-13-01"
            })
    void isNoneForALineOfAnotherSort(String path) {
        assertThat(DayLine.of(path)).isEmpty();
    }

    /// A rule names it: without the group the policy could not stand.
    @Test
    void leavesAGroupThatARuleNames() {
        var without = PolicyLines.with(
                Documents.of(TEXT).policy(), MEI, "apps.groups.games.windows.every-day", Optional.empty());

        assertThat(PolicyLines.of(without, MEI)).doesNotContainKey("apps.groups.games.windows.every-day");
        assertThat(PolicyYaml.read(PolicyText.write(without))).isInstanceOf(PolicyReading.Valid.class);
    }

    @Test
    void takesAGroupOutOfWhichNothingIsLeft() {
        var policy = Documents.of(TEXT).policy();
        var path = "sites.groups.video.budget.every-day";
        var with = PolicyLines.with(policy, MEI, path, Optional.of(new RuleValue.Length(Duration.ofMinutes(30))));

        assertThat(PolicyLines.with(with, MEI, path, Optional.empty())).isEqualTo(policy);
    }
}
