package org.porchlight.core.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// A whole policy, as a family writes it.
abstract class OnPolicyYaml {
    static final String TIMETABLE = "9f2c".repeat(16);

    static final Circumstances HOME = Circumstances.NONE
            .with(Map.of(
                    TIMETABLE,
                    new ImportedCalendar(Map.of(
                            "Sports day",
                            List.of(new DateRange(LocalDate.of(2027, 4, 23), LocalDate.of(2027, 4, 24)))))))
            .on(LocalDate.of(2026, 11, 24));

    /// The format in full, as its description shows it.
    static final String FULL = """
            porchlight: 1                               # format version
            household:
              zone: Asia/Shanghai
              calendar: CN
              week-starts: mon
              other-accounts: report
              keep-detail: 120d
            calendars:
              winter-holiday: {off: true, dates: ["2027-01-18..2027-02-15"]}
              exam-week: {dates: ["2027-01-11..2027-01-15"]}
              timetable: {ics: sha256:%s}
            children:
              - id: mei
                name: 小美
                born: 2016-05-14
                accounts: [mei, "mei-school"]
                preset: CN-2024
                time:
                  windows:
                    school-days: ["16:30-20:30"]
                    days-off: ["09:00-12:00", "14:00-20:30"]
                    fri: ["16:30-22:00"]
                    exam-week: []
                    Sports day: [08:00-20:00]
                    "2026-12-31": ["09:00-00:30"]
                  budget: {school-days: 60m, days-off: 90m, week: 8h, month: 30h}
                  rest: {after: 30m, pause: 5m}
                  warn: [5m, 15m, 1m]
                  carry-over: 30m
                  finish-line: 5m
                  at-zero: freeze
                  own-limit: 45m
                  step-down: {by: 10m, every: week, floor: 60m, from: 2026-11-30}
                apps:
                  default: ask
                  rules:
                    - {match: {path: /usr/bin//gcompris-qt}, then: allow, counts: false}
                    - match:
                        title: Minecraft
                      then: allow
                      group: games
                    - {match: {package: steam}, then: deny, until: 2027-01-31}
                  groups:
                    games: {windows: {every-day: [], fri: ["20:00-21:00"], days-off: ["20:00-21:00"]}, budget: {every-day: 60m}}
                sites:
                  default: deny
                  safe-search: strict
                  youtube: moderate
                  rules:
                    - {domain: SmartEdu.CN., then: allow, counts: false}
                    - {domain: 中国.cn, then: allow}
                    - {category: gambling, then: deny}
                    - {domain: bilibili.com, then: allow, group: video}
                  groups: {video: {budget: {every-day: 30m}}}
                spending: {single: 50 CNY, day: 50 CNY, month: 200 CNY}
                visibility: T2
              - {id: bo, age: 9, accounts: [bo]}
              - {id: an, tier: T3, accounts: [an], preset: none}
            """.formatted(TIMETABLE);

    static PolicyDocument valid(String text) {
        return switch (PolicyYaml.read(text, HOME)) {
            case PolicyReading.Valid(var document, var _) -> document;
            case PolicyReading.Invalid(var problems) ->
                throw new AssertionError(problems.stream()
                        .map(problem -> problem.in("policy.yaml"))
                        .toList()
                        .toString());
        };
    }
}
