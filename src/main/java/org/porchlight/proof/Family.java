package org.porchlight.proof;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import org.porchlight.core.policy.ChildId;

/// Makes up policies: families as they may be, and what they change their minds to.
final class Family {
    /// No child.
    static final ChildId PARENT = new ChildId("dad");

    private static final List<List<String>> SCHOOL =
            List.of(List.of("16:30-20:30"), List.of("15:00-18:00", "18:30-21:15"), List.of("17:00-22:00"), List.of());
    private static final List<List<String>> FREE = List.of(
            List.of("09:00-12:00", "14:00-20:30"),
            List.of("08:00-00:30"),
            List.of("10:15-23:00"),
            List.of("20:00-02:30"));
    private static final List<String> AMOUNTS = List.of("0m", "10m", "30m", "45m", "1h", "1h30m", "2h30m", "4h");

    private final SplittableRandom random;
    private final String zone;
    private final LocalDate begins;
    private final List<ChildId> children;
    private final List<LocalDate> births;
    private final boolean calm;
    private final Extras extras;
    private String last = "";

    Family(SplittableRandom random, String zone, LocalDate begins, Extras extras) {
        this.extras = extras;
        this.random = random;
        this.zone = zone;
        this.begins = begins;
        this.children =
                random.nextInt(3) == 0 ? List.of(new ChildId("mei"), new ChildId("tom")) : List.of(new ChildId("mei"));
        this.births = children.stream().map(_ -> birth()).toList();
        this.calm = random.nextInt(4) == 0;
    }

    List<ChildId> children() {
        return children;
    }

    /// One child in three has a birthday in the week at which the next tier begins.
    private LocalDate birth() {
        if (random.nextInt(3) > 0) {
            return begins.minusYears(random.nextInt(4, 17)).minusDays(random.nextInt(10, 350));
        }
        int years = List.of(8, 12, 16, 18).get(random.nextInt(4));
        return begins.plusDays(random.nextInt(1, 6)).minusYears(years);
    }

    /// One policy of this family.
    String policy() {
        var text = new StringBuilder("porchlight: 1\nhousehold: {zone: ")
                .append(zone)
                .append(", calendar: ")
                .append(extras.calendar())
                .append(", week-starts: ")
                .append(random.nextInt(4) == 0 ? "sun" : "mon")
                .append("}\nchildren:\n");
        for (int i = 0; i < children.size(); i++) {
            child(text, children.get(i), births.get(i));
        }
        last = text.toString();
        return last;
    }

    /// The last policy, in another zone.
    String movedTo(String other) {
        last = last.replaceFirst("zone: [^,]+", "zone: " + other);
        return last;
    }

    /// The last policy with another own limit, or none.
    String limitingItself(Optional<String> limit) {
        last = last.replaceAll("own-limit: [0-9hm]+(, )?", "");
        if (limit.isPresent()) {
            last = last.replace("time: {", "time: {own-limit: " + limit.get() + ", ");
        }
        return last;
    }

    private void child(StringBuilder text, ChildId id, LocalDate birth) {
        text.append("  - id: ").append(id.value());
        text.append("\n    name: ").append(id.value());
        text.append("\n    born: ").append(birth);
        text.append("\n    accounts: [").append(id.value()).append("]");
        text.append("\n    preset: ").append(random.nextInt(4) == 0 ? "CN-2024" : "none");
        text.append("\n    time: {").append(time()).append("}\n");
        var lesson = "{match: {path: " + Story.LESSON + "}, then: allow, counts: false}";
        extras.apps(random.nextInt(3) == 0 ? List.of(lesson) : List.of())
                .ifPresent(rules -> text.append("    apps: {").append(rules).append("}\n"));
    }

    private StringJoiner time() {
        var time = new StringJoiner(", ");
        if (random.nextInt(5) > 0) {
            time.add("windows: {school-days: " + windows(SCHOOL) + ", days-off: " + windows(FREE) + one() + "}");
        }
        if (random.nextInt(8) > 0) {
            time.add("budget: {" + budget() + "}");
        }
        sometimes(time, 3, "carry-over: " + amount(1, 5));
        sometimes(time, 6, "own-limit: " + amount(2, 6));
        sometimes(time, 4, "rest: {after: 30m, pause: 5m}");
        extras.time(time, begins);
        return time;
    }

    private String budget() {
        var budget = new StringJoiner(", ");
        budget.add("school-days: " + (calm ? "1h" : amount(0, 8)));
        budget.add("days-off: " + (calm ? "2h" : amount(2, 8)));
        sometimes(budget, 4, "week: " + List.of("3h", "8h", "5h30m").get(random.nextInt(3)));
        sometimes(budget, 6, "month: " + List.of("9h", "30h").get(random.nextInt(2)));
        return budget.toString();
    }

    /// Sometimes a day has windows of its own.
    private String one() {
        return random.nextInt(3) == 0 ? ", \"" + begins.plusDays(random.nextInt(1, 7)) + "\": " + windows(FREE) : "";
    }

    private void sometimes(StringJoiner all, int seldom, String what) {
        if (random.nextInt(seldom) == 0) {
            all.add(what);
        }
    }

    private String amount(int from, int to) {
        return AMOUNTS.get(random.nextInt(from, to));
    }

    private String windows(List<List<String>> choices) {
        var quoted = new StringJoiner(", ", "[", "]");
        choices.get(random.nextInt(choices.size())).forEach(window -> quoted.add('"' + window + '"'));
        return quoted.toString();
    }
}
