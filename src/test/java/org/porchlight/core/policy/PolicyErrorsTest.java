package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.policy.ToldProblems.problems;
import static org.porchlight.core.policy.ToldProblems.withTime;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyErrorsTest {
    @Test
    void showsAProblemAsTheFormatPromises() {
        var problems = problems("""
                porchlight: 1
                household: {zone: Asia/Shanghai}
                children:
                  - id: mei
                    accounts: [mei]
                    time:
                      windows:
                        fri: ["25:00-26:00"]
                """);

        assertThat(problems)
                .containsExactly("policy.yaml:8:15: children[0].time.windows.fri[0]: \"25:00-26:00\" is not a window: "
                        + "hours run from 00:00 to 24:00; write for example \"16:30-20:30\"");
    }

    /// Each line is what stands in the only child's `time`, and what is said about it.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            windows: {fri: ["16:30"]}             | 5:22 time.windows.fri[0]: "16:30" is not a window: write both times as HH:mm, for example "16:30-20:30"
            windows: {fri: ["9:00-12:00"]}        | 5:22 time.windows.fri[0]: "9:00-12:00" is not a window: write both times as HH:mm, for example "16:30-20:30"
            windows: {fri: ["09:60-12:00"]}       | 5:22 time.windows.fri[0]: "09:60-12:00" is not a window: minutes run from 00 to 59; write for example "16:30-20:30"
            windows: {fri: ["09:00-24:01"]}       | 5:22 time.windows.fri[0]: "09:00-24:01" is not a window: hours run from 00:00 to 24:00; write for example "16:30-20:30"
            windows: {fri: ["10:00-10:00"]}       | 5:22 time.windows.fri[0]: "10:00-10:00" is a window of no length: write "00:00-24:00" for the whole day, or [] for none of it
            windows: {fri: ["24:00-10:00"]}       | 5:22 time.windows.fri[0]: "24:00-10:00" starts when the day is over: write it from "00:00" on the next day
            windows: {fri: "16:30-20:30"}         | 5:21 time.windows.fri: "16:30-20:30" cannot stand here; write a list, for example ["16:30-20:30"]
            windows: {fri: [1630]}                | 5:22 time.windows.fri[0]: the number 1630 cannot stand here; write text, for example "16:30-20:30"
            windows: {fry: []}                    | 5:16 time.windows.fry: unknown key "fry"; the nearest known one is "fri"
            windows: {mon-mon: []}                | 5:16 time.windows.mon-mon: unknown key "mon-mon"; the nearest known one is "mon"
            windows: {mon-fri: [], fri: []}       | 5:29 time.windows: "mon-fri" and "fri" both say what Friday is; leave it in one of them
            windows: {"sat,mon": [], fri-sun: []} | 5:31 time.windows: "sat,mon" and "fri-sun" both say what Saturday is; leave it in one of them
            windows: {sat-mon: [], "mon,wed": []} | 5:29 time.windows: "sat-mon" and "mon,wed" both say what Monday is; leave it in one of them
            windows: {fri: [], fri: []}           | 5:25 the key "fri" stands already on line 5
            study: {day: 25h}                     | 5:19 time.study.day: "25h" is above 24 h, which is all that a day has
            study: {with: [chromium]}             | 5:21 time.study.with[0]: "chromium" is not the full path of a program: write for example "/usr/bin/gcompris-qt"
            study: {most: 1h}                     | 5:14 time.study: unknown key "most"; none is written like it; known here: "day", "with"
            windows: []                           | 5:15 time.windows: a list cannot stand here; write a map of keys
            budget: {fri: 25h}                    | 5:20 time.budget.fri: "25h" is above 24 h, which is all that a day has
            budget: {fri: 24h1s}                  | 5:20 time.budget.fri: "24h1s" is above 24 h, which is all that a day has
            budget: {fri: 60}                     | 5:20 time.budget.fri: the number 60 cannot stand here; write a length of time, for example "45m" or "1h30m"
            budget: {fri: -5m}                    | 5:20 time.budget.fri: "-5m" cannot stand here; write a length of time, for example "45m" or "1h30m"
            budget: {fri: true}                   | 5:20 time.budget.fri: true cannot stand here; write a length of time, for example "45m" or "1h30m"
            windows: {2026-12-31: [], 2026-12-31..2027-01-02: []} | 5:32 time.windows: "2026-12-31" and "2026-12-31..2027-01-02" both say what 2026-12-31 is; leave it in one of them
            windows: {2026-12-01..2026-12-31: [], 2026-01-01..2026-12-05: []} | 5:44 time.windows: "2026-12-01..2026-12-31" and "2026-01-01..2026-12-05" both say what 2026-12-01 is; leave it in one of them
            windows: {2026-02-30: []}             | 5:16 time.windows: "2026-02-30" is not a date or a range of dates: write for example 2026-12-31 or 2027-01-18..2027-02-15
            windows: {2027-02-15..2027-01-18: []} | 5:16 time.windows: "2027-02-15..2027-01-18" ends before it begins: write the earlier date first
            windows: {1899-12-31: []}             | 5:16 time.windows: "1899-12-31" is not a date or a range of dates: write for example 2026-12-31 or 2027-01-18..2027-02-15
            windows: {school-day: []}             | 5:16 time.windows.school-day: unknown key "school-day"; the nearest known one is "school-days"
            windows: {exam-weak: []}              | 5:16 time.windows.exam-weak: unknown key "exam-weak"; the nearest known one is "exam-week"
            windows: {exam-week: [], trip: []}    | 5:31 time.windows: "exam-week" and "trip" both say what 2027-01-15 is; leave it in one of them
            windows: {x: []}                      | 5:16 time.windows.x: unknown key "x"; none is written like it; known here: "fri", "mon", "sat", "sun", "thu", "tue", "wed", "trip", "days-off", "exam-week", "every-day", "school-days"
            rests: {after: 30m}                   | 5:6 time: unknown key "rests"; the nearest known one is "rest"
            bedtime: "20:30"                      | 5:6 time: unknown key "bedtime"; none is written like it; known here: "budget", "rest", "study", "at-zero", "own-limit", "warn", "windows", "step-down", "carry-over", "finish-line"
            windows: {week: []}                   | 5:16 time.windows.week: unknown key "week"; the nearest known one is "wed"
            budget: {weak: 8h}                    | 5:15 time.budget.weak: unknown key "weak"; the nearest known one is "week"
            budget: {week: 169h}                  | 5:21 time.budget.week: "169h" is above 168 h, which is all that a week has
            budget: {month: 745h}                 | 5:22 time.budget.month: "745h" is above 744 h, which is all that a month has
            budget: 60m                           | 5:14 time.budget: "60m" cannot stand here; write a map of keys
            rest: {after: 30m}                    | 5:12 time.rest: "pause" is missing; write for example pause: 5m
            rest: {after: 0m, pause: 5m}          | 5:20 time.rest.after: "0m" is out of range: write 1s to 24h
            rest: 30m                             | 5:12 time.rest: "30m" cannot stand here; write a map of keys
            carry-over: 25h                       | 5:18 time.carry-over: "25h" is above 24 h, which is all that a day has
            finish-line: yes                      | 5:19 time.finish-line: "yes" cannot stand here; write a length of time, for example "45m" or "1h30m"
            at-zero: halt                         | 5:15 time.at-zero: "halt" cannot stand here; write one of freeze, lock, logout
            own-limit: 25h                        | 5:17 time.own-limit: "25h" is above 24 h, which is all that a day has
            own-limit: {until: 2026-11-30}        | 5:17 time.own-limit: "limit" is missing; write for example limit: 45m
            own-limit: {limit: 45m, until: soon}  | 5:37 time.own-limit.until: "soon" is not a date: write for example 2026-11-30
            step-down: {by: 10m, every: week, floor: 60m} | 5:17 time.step-down: "from" is missing; write for example from: 2026-11-30
            step-down: {by: 10m, every: year, floor: 60m, from: 2026-11-30} | 5:34 time.step-down.every: "year" cannot stand here; write one of day, week, month
            step-down: {by: 10m, every: week, floor: 60m, from: soon} | 5:58 time.step-down.from: "soon" is not a date: write for example 2026-11-30
            budget: {fri: 30m}, step-down: {by: 10m, every: week, floor: 60m, from: 2026-11-30} | 5:67 time.step-down.floor: "1h" is above the largest day budget, 30m
            warn: [0m]                            | 5:13 time.warn[0]: "0m" is out of range: write 1s to 24h
            warn: 5m                              | 5:12 time.warn: "5m" cannot stand here; write a list, for example [15m, 5m, 1m]
            windws: {}                            | 5:6 time: unknown key "windws"; the nearest known one is "windows"
            """)
    void saysWhatIsWrongWithATime(String time, String expected) {
        assertThat(problems(withTime(time))).containsExactly("policy.yaml:" + childPath(expected));
    }

    /// Each line is what stands in the only child beside its id and account, and what is said about it.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {id: Mei, accounts: [mei]}                            | 3:17 .id: "Mei" is not an id: write a small letter, then at most 31 small letters, digits and hyphens
            {id: 7, accounts: [mei]}                              | 3:17 .id: the number 7 cannot stand here; write text, for example mei
            {accounts: [mei]}                                     | 3:12 : "id" is missing; write for example id: mei
            {id: mei}                                             | 3:12 : "accounts" is missing; write for example accounts: [mei]
            {id: mei, accounts: []}                               | 3:32 .accounts: the list is empty; name the child's account on this PC
            {id: mei, accounts: mei}                              | 3:32 .accounts: "mei" cannot stand here; write a list, for example [mei]
            {id: mei, accounts: [1000]}                           | 3:33 .accounts[0]: the number 1000 cannot stand here; write text, for example "mei"
            {id: mei, accounts: ["a:b"]}                          | 3:33 .accounts[0]: "a:b" is not the name of an account
            {id: mei, accounts: [a, a]}                           | 3:36 .accounts[1]: the account "a" already stands at children[0].accounts[0]
            {id: mei, accounts: [a], name: ""}                    | 3:43 .name: a name has 1 to 64 characters
            {id: mei, accounts: [a], name: {}}                    | 3:43 .name: a map of keys cannot stand here; write text, for example 小美
            {id: mei, accounts: [a], born: 2016-13-14}            | 3:43 .born: "2016-13-14" is not a date: write for example 2016-05-14
            {id: mei, accounts: [a], born: 2016}                  | 3:43 .born: the number 2016 cannot stand here; write text, for example 2016-05-14
            {id: mei, accounts: [a], age: 18}                     | 3:42 .age: 18 is out of range: write 0 to 17
            {id: mei, accounts: [a], age: ten}                    | 3:42 .age: "ten" cannot stand here; write a number of years, for example 10
            {id: mei, accounts: [a], age: 8, born: 2018-01-01}    | 3:37 : "born" and "age" say the same; leave one of them
            {id: mei, accounts: [a], tier: T2, age: 8}            | 3:37 : "age" and "tier" say the same; leave one of them
            {id: mei, accounts: [a], tier: T5}                    | 3:43 .tier: "T5" cannot stand here; write one of T0, T1, T2, T3, T4
            {id: mei, accounts: [a], age: 8, preset: CN-2025}     | 3:53 .preset: "CN-2025" is not a preset; the nearest known one is "CN-2024"
            {id: mei, accounts: [a], preset: CN-2024}             | 3:45 .preset: "CN-2024" goes by age: write born, age or tier, or preset: none
            {id: mei, accounts: [a], spending: {single: 50}}      | 3:56 .spending.single: the number 50 cannot stand here; write text, for example 50 CNY
            {id: mei, accounts: [a], spending: {single: 50 yuan}} | 3:56 .spending.single: "50 yuan" is not a sum of money: write a number and a currency, for example 50 CNY
            {id: mei, accounts: [a], spending: {day: -5 CNY}}     | 3:53 .spending.day: "-5 CNY" is not a sum of money: write a number and a currency, for example 50 CNY
            {id: mei, accounts: [a], spending: {day: 10000000.01 CNY}} | 3:53 .spending.day: "10000000.01 CNY" is out of range: write 0 to 10000000
            {id: mei, accounts: [a], spending: {month: 999999999999 CNY}} | 3:55 .spending.month: "999999999999 CNY" is out of range: write 0 to 10000000
            {id: mei, accounts: [a], spending: {day: 5 RMB}}      | 3:53 .spending.day: "RMB" is not a currency: write its three letters, for example CNY
            {id: mei, accounts: [a], born: 2026-11-25}            | 3:43 .born: "2026-11-25" is in the future; write the day of birth
            {id: mei, accounts: [a], visibility: all}             | 3:49 .visibility: "all" cannot stand here; write one of T0, T1, T2, T3, T4
            {id: mei, accounts: [a], apps: {groups: {games: {budget: {week: 1h}}}}} | 3:70 .apps.groups.games.budget.week: unknown key "week"; the nearest known one is "wed"
            {id: mei, accounts: [a], apps: {groups: {"a/b": {}}}} | 3:53 .apps.groups: "a/b" is not a name: write at most 64 letters, digits, spaces and hyphens
            {id: mei, accounts: [a], apps: {default: maybe}}      | 3:53 .apps.default: "maybe" cannot stand here; write one of allow, ask, deny
            {id: mei, accounts: [a], apps: {rules: [{then: deny}]}}                        | 3:52 .apps.rules[0]: "match" is missing; write for example match: {path: /usr/bin/gcompris-qt}
            {id: mei, accounts: [a], apps: {rules: [{match: {path: /bin/a}}]}}             | 3:52 .apps.rules[0]: "then" is missing; write for example then: allow
            {id: mei, accounts: [a], apps: {rules: [{match: {}, then: deny}]}}             | 3:60 .apps.rules[0].match: "path" is missing; write for example path: /usr/bin/gcompris-qt
            {id: mei, accounts: [a], apps: {rules: [{match: {path: steam}, then: deny}]}}  | 3:67 .apps.rules[0].match.path: "steam" is not the full path of a program: write for example "/usr/bin/gcompris-qt"
            {id: mei, accounts: [a], apps: {rules: [{match: {path: /a/../b}, then: deny}]}} | 3:67 .apps.rules[0].match.path: "/a/../b" is not the full path of a program: write for example "/usr/bin/gcompris-qt"
            {id: mei, accounts: [a], apps: {rules: [{match: {path: /usr/bin/}, then: deny}]}} | 3:67 .apps.rules[0].match.path: "/usr/bin/" is not the full path of a program: write for example "/usr/bin/gcompris-qt"
            {id: mei, accounts: [a], apps: {rules: [{match: {path: /b, title: krita}, then: deny}]}} | 3:71 .apps.rules[0].match: a rule matches one thing; leave one of path, title
            {id: mei, accounts: [a], apps: {rules: [{match: {title: minecraff}, then: deny}]}} | 3:68 .apps.rules[0].match.title: "minecraff" is not a known title; the nearest known one is "minecraft"
            {id: mei, accounts: [a], apps: {rules: [{match: {package: "a b"}, then: deny}]}} | 3:70 .apps.rules[0].match.package: "a b" is not the name of a package: write for example "steam"
            {id: mei, accounts: [a], apps: {rules: [{match: {path: /b}, then: deny, counts: no}]}} | 3:92 .apps.rules[0].counts: "no" cannot stand here; write true or false
            {id: mei, accounts: [a], apps: {rules: [{match: {path: /b}, then: deny, until: 2026-11-23}]}} | 3:91 .apps.rules[0].until: "2026-11-23" is in the past; leave out the rule or write a later date
            {id: mei, accounts: [a], apps: {rules: [{match: {path: /b}, then: deny, group: games}]}} | 3:91 .apps.rules[0].group: "games" is not a group; write it into groups first
            {id: mei, accounts: [a], age: 8, preset: CN-2024, apps: {rules: [{match: {path: /b}, then: deny, group: gaems}]}} | 3:116 .apps.rules[0].group: "gaems" is not a group; the nearest known one is "games"
            {id: mei, accounts: [a], sites: {safe-search: high}}  | 3:58 .sites.safe-search: "high" cannot stand here; write one of strict, moderate, off
            {id: mei, accounts: [a], sites: {rules: [{then: deny}]}} | 3:53 .sites.rules[0]: "domain" is missing; write for example domain: smartedu.cn
            {id: mei, accounts: [a], sites: {rules: [{domain: a.cn, category: chat, then: deny}]}} | 3:68 .sites.rules[0]: a rule matches one thing; leave one of domain, category
            {id: mei, accounts: [a], sites: {rules: [{category: gambeling, then: deny}]}} | 3:64 .sites.rules[0].category: "gambeling" is not a known category; the nearest known one is "gambling"
            {id: mei, accounts: [a], sites: {rules: [{domain: a.cn, then: warn}]}} | 3:74 .sites.rules[0].then: "warn" cannot stand here; write one of allow, deny
            {id: mei, accounts: [a], sites: {default: ask}}       | 3:54 .sites.default: "ask" cannot stand here; write one of allow, deny
            {id: mei, accounts: [a], sites: {rules: [{domain: "https://a.cn", then: deny}]}} | 3:62 .sites.rules[0].domain: "https://a.cn" is not a domain: write only the name, for example "smartedu.cn"; it holds all below it
            {id: mei, accounts: [a], sites: {rules: [{domain: 10.0.0.1, then: deny}]}} | 3:62 .sites.rules[0].domain: "10.0.0.1" is not a domain: write only the name, for example "smartedu.cn"; it holds all below it
            {id: mei, accounts: [a], sites: {rules: [{domain: "*.a.cn", then: deny}]}} | 3:62 .sites.rules[0].domain: "*.a.cn" is not a domain: write only the name, for example "smartedu.cn"; it holds all below it
            """)
    void saysWhatIsWrongWithAChild(String child, String expected) {
        var problems = problems("porchlight: 1\nhousehold: {zone: Asia/Shanghai}\nchildren: [" + child + "]\n");

        var place = expected.substring(0, expected.indexOf(' '));
        var rest = expected.substring(expected.indexOf(' ') + 1);
        assertThat(problems).containsExactly("policy.yaml:" + place + ": children[0]" + rest);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {household: {zone: Asia/Shanghai}}                                    | 1:1: "porchlight" is missing; write for example porchlight: 1
            {porchlight: 1}                                                       | 1:1: "household" is missing; write for example household: {zone: Asia/Shanghai}
            {porchlight: 2, household: {zone: Asia/Shanghai}}                     | 1:14: porchlight: the number 2 cannot stand here; write 1, the format that this version reads
            {porchlight: "1", household: {zone: Asia/Shanghai}}                   | 1:14: porchlight: "1" cannot stand here; write 1, the format that this version reads
            {porchlight: 1, household: {}}                                        | 1:28: household: "zone" is missing; write for example zone: Asia/Shanghai
            {porchlight: 1, household: {zone: Asia/Shanghia}}                     | 1:35: household.zone: "Asia/Shanghia" is not a time zone; the nearest known one is "Asia/Shanghai"
            {porchlight: 1, household: {zone: Asia/Shanghai, calendar: CM}}       | 1:60: household.calendar: "CM" is not a public calendar; the nearest known one is "CN"
            {porchlight: 1, household: {zone: Asia/Shanghai, keep-detail: 61d}}   | 1:63: household.keep-detail: "61d" is out of range: write 62d to 3660d; week and month are summed from the last two months
            {porchlight: 1, household: {zone: Asia/Shanghai, keep-detail: 3661d}} | 1:63: household.keep-detail: "3661d" is out of range: write 62d to 3660d; week and month are summed from the last two months
            {porchlight: 1, household: {zone: Asia/Shanghai, keep-detail: 3 months}} | 1:63: household.keep-detail: "3 months" is not a number of days; write for example 90d
            {porchlight: 1, household: {zone: Asia/Shanghai, keep-detail: 90}}    | 1:63: household.keep-detail: the number 90 cannot stand here; write text, for example 90d
            {porchlight: 1, household: {zone: Asia/Shanghai, week-starts: sat}}   | 1:63: household.week-starts: "sat" cannot stand here; write one of mon, sun
            {porchlight: 1, household: {zone: Asia/Shanghai, other-accounts: no}} | 1:66: household.other-accounts: "no" cannot stand here; write one of report, strictest, ignore
            {porchlight: 1, household: {zone: Asia/Shanghai}, calendars: {a: {}}} | 1:66: calendars.a: "dates" is missing; write for example dates: ["2027-01-18..2027-02-15"]
            {porchlight: 1, household: {zone: Asia/Shanghai}, calendars: {a: {dates: [soon]}}} | 1:75: calendars.a.dates[0]: "soon" is not a date or a range of dates: write for example 2026-12-31 or 2027-01-18..2027-02-15
            {porchlight: 1, household: {zone: Asia/Shanghai}, calendars: {a: {dates: [], off: 1}}} | 1:83: calendars.a.off: the number 1 cannot stand here; write true or false
            {porchlight: 1, household: {zone: Asia/Shanghai}, calendars: {sat: {dates: []}}} | 1:63: calendars: "sat" is a day set already; give the period another name
            {porchlight: 1, household: {zone: Asia/Shanghai}, calendars: {week: {dates: []}}} | 1:63: calendars: "week" is a limit on time already; give the period another name
            {porchlight: 1, household: {zone: Asia/Shanghai}, calendars: {month: {dates: []}}} | 1:63: calendars: "month" is a limit on time already; give the period another name
            {porchlight: 1, household: {zone: Asia/Shanghai}, calendars: {every-day: {dates: []}}} | 1:63: calendars: "every-day" is a day set already; give the period another name
            {porchlight: 1, household: {zone: Asia/Shanghai}, calendars: {school-days: {dates: []}}} | 1:63: calendars: "school-days" is a day set already; give the period another name
            {porchlight: 1, household: {zone: Asia/Shanghai}, calendars: {mon-thu: {dates: []}}} | 1:63: calendars: "mon-thu" is a day set already; give the period another name
            {porchlight: 1, household: {zone: Asia/Shanghai}, calendars: {a: {ics: "md5:1"}}} | 1:72: calendars.a.ics: "md5:1" is not a hash: write sha256: and 64 hexadecimal digits
            {porchlight: 1, household: {zone: Asia/Shanghai}, calendars: {a: {ics: "sha256:abababababababababababababababababababababababababababababababab"}}} | 1:72: calendars.a.ics: no calendar with this hash was imported here; bring it in with: porchlight calendar import FILE
            {porchlight: 1, household: {zone: Asia/Shanghai}, kids: []}           | 1:51: unknown key "kids"; none is written like it; known here: "children", "calendars", "household", "porchlight"
            {porchlight: 1, household: {zone: Asia/Shanghai}, children: {}}       | 1:61: children: a map of keys cannot stand here; write a list of children
            [1]                                                                   | 1:1: a list cannot stand here; write a map of keys
            porchlight                                                            | 1:1: "porchlight" cannot stand here; write a map of keys
            {porchlight: 1, household: &a {zone: Asia/Shanghai}}                  | 1:28: anchors (&) are not served; write the value where it is needed
            {porchlight: !!int 1, household: {zone: Asia/Shanghai}}               | 1:14: tags are not served; leave out "tag:yaml.org,2002:int"
            {porchlight: 1, household: {zone: Asia/Shanghai}, household: {}}      | 1:51: the key "household" stands already on line 1
            {porchlight: 1, household: {zone: Asia/Shanghai}, [a]: 1}             | 1:51: a key is one word; here stands a list
            """)
    void saysWhatIsWrongWithADocument(String text, String expected) {
        assertThat(problems(text)).containsExactly("policy.yaml:" + expected);
    }

    @Test
    void saysTwelveOfManyThatAreKnownWhereNoneIsNear() {
        assertThat(problems("{porchlight: 1, household: {zone: nowhere at all}}"))
                .singleElement()
                .asString()
                .matches(".*: \"nowhere at all\" is not a time zone; none is written like it; known here: "
                        + "(\"[^\"]+\", ){11}\"[^\"]+\" and [0-9]{3} more");
    }

    @Test
    void refusesAZoneWithoutItsPlace() {
        assertThat(problems("{porchlight: 1, household: {zone: +08:00}}"))
                .singleElement()
                .asString()
                .startsWith("policy.yaml:1:35: household.zone: \"+08:00\" is not a time zone");
    }

    @Test
    void tellsAllProblemsInTheOrderOfTheFile() {
        var problems = problems("""
                children:
                  - {id: mei, accounts: [mei], time: {budget: {fri: 90}, windows: {fri: ["1"]}}}
                  - {id: mei, accounts: [mei], agee: 9}
                household: {zone: Mars/Base}
                """);

        assertThat(problems).hasSize(7);
        assertThat(problems.stream()
                        .map(line -> line.replaceAll("^[^:]*:(\\d+):.*$", "$1"))
                        .toList())
                .isEqualTo(List.of("1", "2", "2", "3", "3", "3", "4"));
    }

    /// Every error that POLICY lists and that can be seen without a PC.
    @Test
    void tellsEveryErrorOfTheFormatInOneRun() {
        var problems = problems("""
                porchlight: 1
                household: {zone: Asia/Shangai, calendar: DE, week-strats: mon}
                children:
                  - id: mei
                    accounts: [mei]
                    born: 2031-01-01
                    preset: CN-2025
                    time:
                      windows: {fri: ["25:00-26:00"], sat: ["10:00-10:00"], mon-fri: [], exam: []}
                      budget: {every-day: 25h, sat: 30m, sun: 60}
                      rest: {after: 0m, pause: 5m}
                    apps:
                      rules:
                        - {match: {title: minecraff}, then: deny, group: games}
                        - {match: {path: /b}, then: deny, until: 2026-11-23}
                    sites:
                      rules: [{category: gambeling, then: deny, group: video}]
                    spending: {single: 99999999999 CNY, day: -5 CNY, month: 5 RMB}
                  - id: mei
                    accounts: [mei]
                    time: {budget: {every-day: 30m}, step-down: {by: 10m, every: week, floor: 60m, from: 2026-11-30}}
                """);

        assertThat(problems.stream()
                        .map(line -> line.replaceAll("^policy.yaml:(\\d+:\\d+): ([^ ]*): .*$", "$1 $2"))
                        .toList())
                .containsExactly(
                        "2:19 household.zone",
                        "2:43 household.calendar",
                        "2:47 household",
                        "6:11 children[0].born",
                        "7:13 children[0].preset",
                        "9:23 children[0].time.windows.fri[0]",
                        "9:45 children[0].time.windows.sat[0]",
                        "9:61 children[0].time.windows",
                        "9:74 children[0].time.windows.exam",
                        "10:27 children[0].time.budget.every-day",
                        "10:47 children[0].time.budget.sun",
                        "11:21 children[0].time.rest.after",
                        "14:27 children[0].apps.rules[0].match.title",
                        "14:58 children[0].apps.rules[0].group",
                        "15:50 children[0].apps.rules[1].until",
                        "17:26 children[0].sites.rules[0].category",
                        "17:56 children[0].sites.rules[0].group",
                        "18:24 children[0].spending.single",
                        "18:46 children[0].spending.day",
                        "18:61 children[0].spending.month",
                        "19:9 children[1].id",
                        "20:16 children[1].accounts[0]",
                        "21:79 children[1].time.step-down.floor");
    }

    private static String childPath(String expected) {
        int space = expected.indexOf(' ');
        var rest = expected.substring(space + 1);
        return expected.substring(0, space) + ": " + (rest.startsWith("time") ? "children[0]." : "") + rest;
    }
}
