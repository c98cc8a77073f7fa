package org.porchlight.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyText;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.core.report.LineAge;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.core.report.PersonEntry;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.core.report.PolicyReport;
import org.porchlight.core.report.Rehearsal;
import org.porchlight.core.report.RehearsalReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

/// The rules of the mock-ups, as a guard tells and takes them.
final class MeisRules {
    static final String DRAWN = """
            porchlight: 1
            household: {zone: Asia/Shanghai, calendar: CN}
            calendars:
              exam-week: {dates: ["2027-01-11..2027-01-15"]}
              winter-holiday: {off: true, dates: ["2027-01-18..2027-02-15"]}
            children:
              - id: mei
                name: 小美
                born: "2016-05-14"
                accounts: [mei]
                preset: CN-2024
                time:
                  windows:
                    school-days: ["16:30-20:30"]
                    days-off: ["09:00-12:00", "14:00-20:30"]
                    sat: ["09:00-12:00", "13:30-20:30"]
                  budget: {school-days: 60m, days-off: 90m, week: 8h}
                  rest: {after: 30m, pause: 5m}
                  warn: [15m, 5m, 1m]
                  finish-line: 5m
              - id: jie
                name: 阿杰
                age: 14
                accounts: [jie]
                preset: CN-2024
            """;

    static final String EMPTY = """
            porchlight: 1
            household: {zone: Asia/Shanghai}
            children:
              - {id: mei, name: 小美, age: 10, accounts: [mei]}
              - {id: jie, name: 阿杰, age: 14, accounts: [jie]}
            """;

    /// The same, where Mei limits herself.
    static final String OWN_LIMIT = DRAWN.replace("finish-line: 5m", "finish-line: 5m\n      own-limit: 45m");

    private PolicyDocument inForce = document(DRAWN);
    private PolicyPut last = new PolicyPut("parent:dad", Optional.of(Instant.parse("2026-11-22T11:06:00Z")));

    static PolicyDocument document(String text) {
        return Documents.of(text);
    }

    PolicyDocument inForce() {
        return inForce;
    }

    /// Another parent puts rules in force.
    void put(String text) {
        put(document(text));
    }

    void put(PolicyDocument document) {
        inForce = document;
    }

    /// Has a link answer as a guard does that has these rules.
    void tell(FakeLink link) {
        link.answer(Command.GetPolicy.class, _ -> told());
        link.answer(
                Command.PolicyOf.class,
                _ -> new Answer.Policy(new PolicyReport(
                        inForce.version(),
                        inForce.json(),
                        PolicyText.write(inForce.policy()),
                        List.of(
                                age("time.windows.school-days", "dad", "2026-09-01"),
                                age("time.windows.days-off", "dad", "2026-09-01"),
                                age("time.windows.sat", "dad", "2026-09-01"),
                                age("time.budget.days-off", "mum", "2026-10-03"),
                                age("time.budget.week", "dad", "2026-09-01"),
                                new LineAge(
                                        PolicyLines.OWN_LIMIT,
                                        new PolicyPut(
                                                "child:mei", Optional.of(Instant.parse("2026-11-20T10:00:00Z"))))))));
        link.answer(Command.Parents.class, _ -> parents());
        link.answer(Command.People.class, _ -> people());
        link.answer(Command.Rehearse.class, _ -> rehearsal());
        link.answer(Command.PutCalendar.class, _ -> new Answer.Done());
        link.answer(Command.PutPolicy.class, this::take);
    }

    /// What a guard answers that is asked for them.
    Answer told() {
        return new Answer.Policy(
                new PolicyReport(inForce.version(), inForce.json(), PolicyText.write(inForce.policy())));
    }

    private Answer take(Command.PutPolicy put) {
        if (!put.expected().equals(Optional.of(inForce.version()))) {
            return new Answer.Conflict(inForce.version(), Optional.of(last));
        }
        return switch (PolicyYaml.read(put.yaml())) {
            case PolicyReading.Valid(var document, var notices) -> {
                inForce = document;
                last = new PolicyPut("parent:mum", Optional.of(Family.NOW));
                yield new Answer.Stored(document.version(), notices);
            }
            case PolicyReading.Invalid(var problems) -> new Answer.Invalid(problems);
        };
    }

    private static LineAge age(String path, String by, String day) {
        return new LineAge(path, new PolicyPut("parent:" + by, Optional.of(Instant.parse(day + "T10:00:00Z"))));
    }

    private static Answer parents() {
        boolean english = "en".equals(System.getProperty("porchlight.language"));
        return new Answer.Parents(
                List.of(parent("mum", english ? "Mum" : "妈妈"), parent("dad", english ? "Dad" : "爸爸")));
    }

    private Answer people() {
        return new Answer.People(Stream.of("mei", "jie", "lan")
                .map(account -> new PersonEntry(
                        account,
                        inForce.policy().children().stream()
                                .filter(child -> child.accounts().contains(account))
                                .map(Child::id)
                                .findFirst()))
                .toList());
    }

    private static ParentEntry parent(String id, String name) {
        return new ParentEntry(new ParentId(id), name, Rank.GUARDIAN, Optional.empty(), true, true);
    }

    private static Answer rehearsal() {
        var days = List.of(day("2026-10-31", 12), day("2026-11-07", 18), day("2026-11-14", 11));
        return new Answer.Rehearsal(new RehearsalReport(
                "0".repeat(64),
                LocalDate.of(2026, 10, 25),
                LocalDate.of(2026, 11, 21),
                List.of(new Rehearsal(Family.MEI, "小美", days))));
    }

    private static Rehearsal.Day day(String day, int less) {
        return new Rehearsal.Day(
                LocalDate.parse(day),
                Duration.ofMinutes(80),
                Duration.ofMinutes(80 - less),
                Duration.ofMinutes(less),
                Duration.ZERO,
                Duration.ZERO,
                1,
                Optional.empty());
    }
}
