package org.porchlight.core.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `children`.
final class ChildReader {
    private static final Keys KEYS = keys();
    private static final List<String> AGES = List.of("born", "age", "tier");
    private static final int MAX_AGE = 17;
    private static final int MAX_NAME = 64;
    private static final Pattern ACCOUNT = Pattern.compile("[^\\s:/\\\\](?:[^:/\\\\]{0,62}[^\\s:/\\\\])?");

    private final Scope scope;
    private final Problems problems;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> accounts = new HashMap<>();
    private final List<Child> children = new ArrayList<>();

    private ChildReader(Scope scope) {
        this.scope = scope;
        this.problems = scope.problems();
    }

    private static Keys keys() {
        var keys = new ArrayList<>(List.of("id", "name", "born", "age", "tier", "accounts", "preset"));
        keys.addAll(LayerReader.KEYS);
        return new Keys(keys);
    }

    static List<Child> read(Section document, Scope scope) {
        var reader = new ChildReader(scope);
        document.each("children", "a list of children", reader::child);
        return reader.children;
    }

    private void child(Yaml node, String path) {
        Section.of(node, path, KEYS, problems).flatMap(this::child).ifPresent(children::add);
    }

    private Optional<Child> child(Section section) {
        section.required("id", "id: mei");
        var id = id(section);
        var name = name(section);
        var birth = birth(section);
        var owned = accounts(section);
        var word = presetWord(section, birth);
        var preset = word.flatMap(Presets::find);
        var own = LayerReader.read(section, scope, preset.map(Preset::groups).orElse(Scope.Groups.NONE));
        checkFloor(section, own, preset);
        return id.map(found -> new Child(found, name, birth, owned, word, own));
    }

    private Optional<ChildId> id(Section section) {
        return section.text("id", "mei").flatMap(written -> {
            if (!ChildId.isValid(written)) {
                section.complain(
                        "id",
                        Problems.quote(written)
                                + " is not an id: write a small letter, then at most 31 small letters, digits and hyphens");
                return Optional.empty();
            }
            var other = ids.putIfAbsent(written, section.path());
            if (other != null) {
                section.complain("id", Problems.quote(written) + " is already the id of " + other);
                return Optional.empty();
            }
            var found = new ChildId(written);
            if (scope.circumstances().gone().contains(found)) {
                section.complain(
                        "id",
                        Problems.quote(written) + " was the id of a child that was taken out of the rules, and ids are"
                                + " not given twice; choose another one, and write at name what people read");
            }
            return Optional.of(found);
        });
    }

    private Optional<String> name(Section section) {
        return section.text("name", "小美").filter(written -> {
            boolean fits = !written.isBlank() && written.length() <= MAX_NAME;
            if (!fits) {
                section.complain("name", "a name has 1 to " + MAX_NAME + " characters");
            }
            return fits;
        });
    }

    private Optional<Birth> birth(Section section) {
        var said = AGES.stream().filter(key -> section.value(key).isPresent()).toList();
        if (said.size() > 1) {
            var second = section.pair(said.get(1)).orElseThrow();
            problems.add(
                    second.place(),
                    section.path(),
                    Problems.quote(said.get(0)) + " and " + Problems.quote(said.get(1))
                            + " say the same; leave one of them");
            return Optional.empty();
        }
        return switch (said.isEmpty() ? "" : said.getFirst()) {
            case "born" -> born(section);
            case "age" -> age(section);
            case "tier" -> LayerReader.tier(section, "tier").map(Birth.Fixed::new);
            default -> Optional.empty();
        };
    }

    private Optional<Birth> born(Section section) {
        return section.date("born", "2016-05-14").map(day -> {
            if (scope.circumstances().today().filter(day::isAfter).isPresent()) {
                section.complain("born", Problems.quote(day.toString()) + " is in the future; write the day of birth");
            }
            return new Birth.Born(day);
        });
    }

    private Optional<Birth> age(Section section) {
        var node = section.value("age").orElseThrow();
        if (node instanceof Yaml.Scalar scalar && scalar.sort() == Yaml.Sort.INTEGER) {
            if (scalar.value().matches("\\d{1,2}") && Integer.parseInt(scalar.value()) <= MAX_AGE) {
                return Optional.of(new Birth.Age(Integer.parseInt(scalar.value())));
            }
            section.complain("age", scalar.value() + " is out of range: write 0 to " + MAX_AGE);
            return Optional.empty();
        }
        Section.wrongType(node, section.at("age"), "a number of years, for example 10", problems);
        return Optional.empty();
    }

    private List<String> accounts(Section section) {
        var owned = new ArrayList<String>();
        var node = section.required("accounts", "accounts: [mei]");
        if (node.isPresent()
                && node.get() instanceof Yaml.Sequence list
                && list.items().isEmpty()) {
            section.complain("accounts", "the list is empty; name the child's account on this PC");
        }
        section.each(
                "accounts",
                "a list, for example [mei]",
                (item, path) -> Section.text(item, path, "\"mei\"", problems)
                        .filter(name -> isFree(name, item.place(), path))
                        .ifPresent(owned::add));
        return owned;
    }

    private boolean isFree(String account, Place place, String path) {
        if (!ACCOUNT.matcher(account).matches()) {
            problems.add(place, path, Problems.quote(account) + " is not the name of an account");
            return false;
        }
        scope.circumstances()
                .accounts()
                .objection(account)
                .ifPresent(why -> problems.add(place, path, "the account " + Problems.quote(account) + " " + why));
        var other = accounts.putIfAbsent(account, path);
        if (other != null) {
            problems.add(place, path, "the account " + Problems.quote(account) + " already stands at " + other);
        }
        return other == null;
    }

    /// The word at `preset`, when it is one that is known.
    private Optional<String> presetWord(Section section, Optional<Birth> birth) {
        return section.text("preset", "CN-2024").filter(word -> {
            if (word.equals(Child.NO_PRESET)) {
                return true;
            }
            if (Presets.find(word).isEmpty()) {
                var known = new ArrayList<>(Presets.names());
                known.add(Child.NO_PRESET);
                section.complain("preset", HouseholdReader.unknown(word, "a preset", known));
                return false;
            }
            boolean triedAge = AGES.stream().anyMatch(key -> section.value(key).isPresent());
            if (birth.isEmpty() && !triedAge) {
                section.complain(
                        "preset", Problems.quote(word) + " goes by age: write born, age or tier, or preset: none");
            }
            return true;
        });
    }

    /// A floor above every day budget would never let a step be taken.
    private void checkFloor(Section child, Layer own, Optional<Preset> preset) {
        if (own.time().stepDown().isEmpty()) {
            return;
        }
        var floor = own.time().stepDown().get().floor();
        var largest = largest(own.time().budget())
                .or(() -> preset.flatMap(found -> found.tiers().values().stream()
                        .flatMap(layer -> largest(layer.time().budget()).stream())
                        .max(Comparator.naturalOrder())));
        largest.filter(most -> floor.compareTo(most) > 0).ifPresent(most -> {
            var path = child.at("time") + ".step-down.floor";
            problems.add(
                    problems.place(path),
                    path,
                    Problems.quote(Amounts.write(floor)) + " is above the largest day budget, " + Amounts.write(most));
        });
    }

    private static Optional<Duration> largest(DayMap<Duration> budget) {
        return budget.entries().stream().map(DayMap.Entry::value).max(Comparator.naturalOrder());
    }
}
