package org.porchlight.console;

import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.PolicyText;

/// Tests of rules for some days and for groups, on the page of time with a whole policy behind it.
abstract class OnDays extends InWindow {
    /// Every sort of day set that the format has, with hours and with time.
    static final String EVERY = """
            porchlight: 1
            household: {zone: Asia/Shanghai, calendar: CN}
            calendars:
              exam-week: {dates: ["2027-01-11..2027-01-15"]}
            children:
              - id: mei
                name: Mei
                born: "2016-05-14"
                accounts: [mei]
                preset: none
                time:
                  windows:
                    every-day: ["08:00-20:00"]
                    school-days: ["16:30-20:30"]
                    days-off: ["09:00-20:00"]
                    "mon,wed,fri": ["16:15-21:00"]
                    sat-sun: ["09:10-00:30"]
                    exam-week: ["17:00-18:00"]
                    "2026-12-31": ["09:00-00:30"]
                    2027-02-01..2027-02-05: []
                  budget:
                    every-day: 50m
                    school-days: 60m
                    days-off: 90m
                    mon-thu: 55m
                    fri: 70m
                    exam-week: 30m
                    "2026-12-31": 3h
                    2027-02-01..2027-02-05: 0m
                apps:
                  groups:
                    games: {windows: {every-day: [], sat-mon: ["20:00-21:00"]}, budget: {every-day: 60m}}
                    chat: {budget: {"tue,thu": 20m}}
                sites:
                  groups: {video: {budget: {every-day: 30m, exam-week: 0m}}}
              - {id: jie, name: Jie, age: 14, accounts: [jie]}
            """;

    final FakeLink link = new FakeLink(Family.evening(true), Family.accounts());
    final MeisRules rules = new MeisRules();

    final void open(String policy, String place) {
        rules.put(policy);
        rules.tell(link);
        open(link.beside(), PageName.TIME, "#more-figures");
        if (place.equals("calendar")) {
            click("#calendar");
        } else {
            click("#more-figures");
            click("#days-of-their-own");
            if (!place.equals("days")) {
                click("#of-" + place);
            }
        }
    }

    final String text() {
        return PolicyText.write(rules.inForce().policy());
    }

    final String says(String path) {
        return PolicyLines.get(rules.inForce().policy(), Family.MEI, path)
                .map(Object::toString)
                .orElse("");
    }
}
