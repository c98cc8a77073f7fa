package org.porchlight.tool.setup;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.porchlight.cli.Exit;
import org.porchlight.cli.Failure;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.Birth;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Household.PublicCalendar;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.policy.Presets;
import org.porchlight.ipc.Command;
import org.porchlight.text.Texts;

/// Reads answers from a file: lines `KEY = VALUE`, empty ones, and comments that begin with `#`. There are no
/// secrets in it: a key that is none is refused.
///
/// The keys are `zone`, `calendar`; for each child `child.ID.account`, `.name`, `.preset` and one of `.born`, `.age`
/// and `.tier`; for each parent `parent.ID.name`, `.account` and `.rank`.
final class AnswersFile {
    private static final Pattern LINE = Pattern.compile("\\s*([^=\\s]+)\\s*=\\s*(.*?)\\s*");
    private static final Pattern CHILD = Pattern.compile("child\\.([^.]+)\\.(account|name|born|age|tier|preset)");
    private static final Pattern PARENT = Pattern.compile("parent\\.([^.]+)\\.(account|name|rank)");
    private static final List<String> AGES = List.of("born", "age", "tier");
    private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*|\\s+");

    private final String name;
    private final Texts words;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> children = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> parents = new LinkedHashMap<>();
    private Optional<ZoneId> zone = Optional.empty();
    private Optional<PublicCalendar> calendar = Optional.empty();

    private AnswersFile(String name, Texts words) {
        this.name = name;
        this.words = words;
    }

    /// @param name of the file, for what is wrong with it
    /// @param today by which a preset is chosen where none is said
    static Answers read(String name, String text, LocalDate today, Texts words) throws Failure {
        var file = new AnswersFile(name, words);
        int no = 0;
        for (var line : text.lines().toList()) {
            no++;
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                file.line(line, no);
            }
        }
        var children = new ArrayList<Child>();
        for (var said : file.children.entrySet()) {
            children.add(file.child(said.getKey(), said.getValue(), today));
        }
        var parents = new ArrayList<Command.NameParent>();
        for (var said : file.parents.entrySet()) {
            parents.add(file.parent(said.getKey(), said.getValue()));
        }
        return new Answers(file.zone, file.calendar, children, parents);
    }

    private void line(String line, int no) throws Failure {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw wrong(no, "answers.line", line.strip());
        }
        var key = parts.group(1);
        var value = parts.group(2);
        if (places.putIfAbsent(key, no) != null) {
            throw wrong(no, "answers.twice", key);
        }
        var child = CHILD.matcher(key);
        var parent = PARENT.matcher(key);
        if (key.equals("zone")) {
            zone = Optional.of(zone(value, no));
        } else if (key.equals("calendar")) {
            calendar = Optional.of(calendar(value, no));
        } else if (child.matches()) {
            children.computeIfAbsent(child.group(1), _ -> new LinkedHashMap<>()).put(child.group(2), value);
        } else if (parent.matches()) {
            parents.computeIfAbsent(parent.group(1), _ -> new LinkedHashMap<>()).put(parent.group(2), value);
        } else {
            throw wrong(no, "answers.key", key);
        }
    }

    private ZoneId zone(String value, int no) throws Failure {
        return Reading.zone(value).orElseThrow(() -> wrong(no, "answers.zone", value));
    }

    private PublicCalendar calendar(String value, int no) throws Failure {
        return switch (value) {
            case "CN" -> PublicCalendar.CN;
            case "none" -> PublicCalendar.NONE;
            default -> throw wrong(no, "answers.calendar", value);
        };
    }

    private Child child(String id, Map<String, String> said, LocalDate today) throws Failure {
        int first = placeOf(id, said.keySet().iterator().next());
        if (!ChildId.isValid(id)) {
            throw wrong(first, "answers.child", id);
        }
        var ages = AGES.stream().filter(said::containsKey).toList();
        if (ages.size() != 1) {
            throw wrong(first, "answers.ages", id);
        }
        var accounts = said.getOrDefault("account", "");
        if (accounts.isEmpty()) {
            throw wrong(first, "answers.account", id);
        }
        var birth = birth(id, ages.getFirst(), said);
        var preset = said.getOrDefault("preset", Presets.usual(birth.tierOn(today)));
        if (!Reading.isPreset(preset)) {
            throw wrong(placeOf(id, "preset"), "answers.preset", preset);
        }
        return new Child(
                new ChildId(id),
                Optional.ofNullable(said.get("name")),
                birth,
                List.of(SEPARATOR.split(accounts, -1)),
                preset);
    }

    private Birth birth(String id, String key, Map<String, String> said) throws Failure {
        var value = said.getOrDefault(key, "");
        var birth = Birth.said(value);
        var fits = birth.filter(found -> switch (found) {
            case Birth.Born _ -> key.equals("born");
            case Birth.Age _ -> key.equals("age");
            case Birth.Fixed _ -> key.equals("tier");
        });
        return fits.orElseThrow(() -> wrong(placeOf(id, key), "answers.age", value));
    }

    private Command.NameParent parent(String id, Map<String, String> said) throws Failure {
        int first = places.getOrDefault(
                "parent." + id + "." + said.keySet().iterator().next(), 1);
        var name = said.getOrDefault("name", id);
        if (!ParentId.isValid(id)) {
            throw wrong(first, "answers.parent", id);
        }
        if (!Reading.isParentName(name)) {
            throw wrong(first, "answers.parent-name", name);
        }
        var rank = Rank.GUARDIAN;
        var called = said.getOrDefault("rank", "guardian");
        if (called.equals("carer")) {
            rank = Rank.CARER;
        } else if (!called.equals("guardian")) {
            throw wrong(first, "answers.rank", called);
        }
        return new Command.NameParent(new ParentId(id), name, rank, Optional.ofNullable(said.get("account")));
    }

    private int placeOf(String id, String key) {
        return places.getOrDefault("child." + id + "." + key, 1);
    }

    private Failure wrong(int no, String key, String found) {
        return new Failure(Exit.USAGE, words.of(key, name + ":" + no, found));
    }
}
