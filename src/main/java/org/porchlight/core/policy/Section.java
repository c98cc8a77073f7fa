package org.porchlight.core.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// A map of the document with the place it has in the format.
///
/// @param path such as `children[0].time`; empty for the document itself
record Section(Yaml.Mapping mapping, String path, Problems problems) {
    /// A node as a map; keys that are unknown are reported here.
    static Optional<Section> of(Yaml node, String path, Keys keys, Problems problems) {
        var section = open(node, path, problems);
        section.ifPresent(found -> found.refuseUnknown(keys));
        return section;
    }

    /// A node as a map whose keys the caller judges.
    static Optional<Section> open(Yaml node, String path, Problems problems) {
        if (node instanceof Yaml.Mapping mapping) {
            var section = new Section(mapping, path, problems);
            mapping.pairs()
                    .forEach(pair ->
                            problems.saw(section.at(pair.key()), pair.value().place()));
            return Optional.of(section);
        }
        wrongType(node, path, "a map of keys", problems);
        return Optional.empty();
    }

    private void refuseUnknown(Keys keys) {
        for (var pair : mapping.pairs()) {
            if (!keys.known().contains(pair.key()) && !problems.isFull()) {
                refuse(pair, keys);
            }
        }
    }

    private void refuse(Yaml.Pair pair, Keys keys) {
        refuse(pair, path, keys);
    }

    /// Reports a key that cannot stand here.
    ///
    /// @param path at which that is said
    void refuse(Yaml.Pair pair, String path, Keys keys) {
        var instead = Keys.instead(pair.key(), keys.known());
        problems.add(pair.place(), path, "unknown key " + Problems.quote(pair.key()) + "; " + instead);
    }

    Optional<Yaml.Pair> pair(String key) {
        return mapping.pairs().stream().filter(pair -> pair.key().equals(key)).findFirst();
    }

    Optional<Yaml> value(String key) {
        return pair(key).map(Yaml.Pair::value);
    }

    /// The value of a key that has to be there.
    Optional<Yaml> required(String key, String example) {
        var found = value(key);
        if (found.isEmpty()) {
            problems.add(mapping.place(), path, "\"" + key + "\" is missing; write for example " + example);
        }
        return found;
    }

    /// The text of a key.
    Optional<String> text(String key, String example) {
        return value(key).flatMap(node -> text(node, at(key), example, problems));
    }

    /// Goes through the items of a list with their paths.
    void each(String key, String wanted, BiConsumer<Yaml, String> reader) {
        value(key).ifPresent(node -> each(node, at(key), wanted, problems, reader));
    }

    static void each(Yaml node, String path, String wanted, Problems problems, BiConsumer<Yaml, String> reader) {
        if (!(node instanceof Yaml.Sequence list)) {
            wrongType(node, path, wanted, problems);
            return;
        }
        for (int i = 0; i < list.items().size() && !problems.isFull(); i++) {
            var item = list.items().get(i);
            problems.saw(path + "[" + i + "]", item.place());
            reader.accept(item, path + "[" + i + "]");
        }
    }

    static Optional<String> text(Yaml node, String path, String example, Problems problems) {
        if (node instanceof Yaml.Scalar scalar && scalar.sort() == Yaml.Sort.TEXT) {
            return Optional.of(scalar.value());
        }
        wrongType(node, path, "text, for example " + example, problems);
        return Optional.empty();
    }

    /// A word out of a fixed list.
    Optional<String> choice(String key, List<String> words) {
        return value(key).flatMap(node -> {
            if (node instanceof Yaml.Scalar scalar && words.contains(scalar.value())) {
                return Optional.of(scalar.value());
            }
            wrongType(node, at(key), "one of " + String.join(", ", words), problems);
            return Optional.empty();
        });
    }

    /// `true` or `false`.
    Optional<Boolean> truth(String key) {
        return value(key).flatMap(node -> {
            if (node instanceof Yaml.Scalar scalar && scalar.sort() == Yaml.Sort.TRUTH) {
                return Optional.of(scalar.value().equals("true"));
            }
            wrongType(node, at(key), "true or false", problems);
            return Optional.empty();
        });
    }

    /// A date from 1900 to 2200.
    Optional<LocalDate> date(String key, String example) {
        return text(key, example).flatMap(written -> {
            var date = Dates.parse(written);
            if (date.isEmpty()) {
                complain(key, Problems.quote(written) + " is not a date: write for example " + example);
            }
            return date;
        });
    }

    /// Reports the value of a key that stands here.
    void complain(String key, String sentence) {
        problems.add(value(key).map(Yaml::place).orElse(mapping.place()), at(key), sentence);
    }

    String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    static void wrongType(Yaml node, String path, String wanted, Problems problems) {
        boolean refused = node instanceof Yaml.Scalar scalar && scalar.sort() == Yaml.Sort.REFUSED;
        if (!refused) {
            problems.add(node.place(), path, node.described() + " cannot stand here; write " + wanted);
        }
    }
}
