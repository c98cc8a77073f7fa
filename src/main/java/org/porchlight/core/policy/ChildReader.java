package org.porchlight.core.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `children`.
final class ChildReader {
    private static final Keys KEYS = new Keys(
            List.of("id", "name", "born", "age", "accounts", "preset", "time", "apps", "sites"),
            List.of("tier", "spending", "visibility"));
    private static final int MAX_AGE = 17;
    private static final int MAX_NAME = 64;
    private static final Pattern ACCOUNT = Pattern.compile("[^\\s:/\\\\](?:[^:/\\\\]{0,62}[^\\s:/\\\\])?");

    private final PolicyYaml.AccountCheck machine;
    private final Problems problems;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, String> accounts = new HashMap<>();
    private final List<Child> children = new ArrayList<>();

    private ChildReader(PolicyYaml.AccountCheck machine, Problems problems) {
        this.machine = machine;
        this.problems = problems;
    }

    static List<Child> read(Section document, PolicyYaml.AccountCheck machine, Problems problems) {
        var reader = new ChildReader(machine, problems);
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
        noPreset(section);
        var time = section.value("time").map(node -> TimeReader.read(node, section.at("time"), problems));
        var apps = section.value("apps").flatMap(node -> RulesReader.apps(node, section.at("apps"), problems));
        var sites = section.value("sites").flatMap(node -> RulesReader.sites(node, section.at("sites"), problems));
        return id.map(found ->
                new Child(found, name.orElse(found.value()), birth, owned, time.orElse(TimeReader.NONE), apps, sites));
    }

    private Optional<ChildId> id(Section section) {
        return section.text("id", "mei").flatMap(written -> {
            if (!ChildId.isValid(written)) {
                complain(
                        section,
                        "id",
                        Problems.quote(written)
                                + " is not an id: write a small letter, then at most 31 small letters, digits and hyphens");
                return Optional.empty();
            }
            var other = ids.putIfAbsent(written, section.path());
            if (other != null) {
                complain(section, "id", Problems.quote(written) + " is already the id of " + other);
                return Optional.empty();
            }
            return Optional.of(new ChildId(written));
        });
    }

    private Optional<String> name(Section section) {
        return section.text("name", "小美").filter(written -> {
            boolean fits = !written.isBlank() && written.length() <= MAX_NAME;
            if (!fits) {
                complain(section, "name", "a name has 1 to " + MAX_NAME + " characters");
            }
            return fits;
        });
    }

    private Optional<Birth> birth(Section section) {
        if (section.value("born").isPresent() && section.value("age").isPresent()) {
            var second = section.pair("age").orElseThrow();
            problems.add(second.place(), section.path(), "\"born\" and \"age\" say the same; leave one of them");
            return Optional.empty();
        }
        return section.value("age").isPresent() ? age(section) : born(section);
    }

    private Optional<Birth> born(Section section) {
        return section.text("born", "2016-05-14").flatMap(written -> {
            var date = date(written);
            if (date.isEmpty()) {
                complain(section, "born", Problems.quote(written) + " is not a date: write for example 2016-05-14");
            }
            return date.map(Birth.Born::new);
        });
    }

    private static Optional<LocalDate> date(String written) {
        try {
            var date = LocalDate.parse(written);
            return Optional.of(date).filter(found -> found.getYear() >= 1900 && found.getYear() <= 2200);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private Optional<Birth> age(Section section) {
        var node = section.value("age").orElseThrow();
        if (node instanceof Yaml.Scalar scalar && scalar.sort() == Yaml.Sort.INTEGER) {
            if (scalar.value().matches("\\d{1,2}") && Integer.parseInt(scalar.value()) <= MAX_AGE) {
                return Optional.of(new Birth.Age(Integer.parseInt(scalar.value())));
            }
            complain(section, "age", scalar.value() + " is out of range: write 0 to " + MAX_AGE);
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
            complain(section, "accounts", "the list is empty; name the child's account on this PC");
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
        machine.objection(account)
                .ifPresent(why -> problems.add(place, path, "the account " + Problems.quote(account) + " " + why));
        var other = accounts.putIfAbsent(account, path);
        if (other != null) {
            problems.add(place, path, "the account " + Problems.quote(account) + " already stands at " + other);
        }
        return other == null;
    }

    private void noPreset(Section section) {
        section.text("preset", "none")
                .filter(word -> !word.equals("none"))
                .ifPresent(word -> complain(
                        section, "preset", Problems.quote(word) + " is not served yet by this version; write none"));
    }

    private void complain(Section section, String key, String sentence) {
        problems.add(section.value(key).orElseThrow().place(), section.at(key), sentence);
    }
}
