package org.porchlight.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Well-known programs and games: `minecraft` wherever it is installed.
public final class Titles {
    private static final Known KNOWN = Known.read("titles.yaml", "titles");

    private Titles() {}

    /// Words with the ids they stand for.
    ///
    /// @param ids in order
    /// @param byWord id by an id or a name of it, in small letters
    /// @param categories what kind an id is of, where that is said
    /// @param byFile id by what the file is called that is run, in small letters
    /// @param names by id and language
    record Known(
            List<String> ids,
            Map<String, String> byWord,
            Map<String, String> categories,
            Map<String, String> byFile,
            Map<String, Map<String, String>> names) {
        private static final List<String> LANGUAGES = List.of("zh", "en");
        private static final Keys ENTRY = new Keys(List.of("zh", "en", "category", "runs"));

        /// @param key of the list in a shipped text
        static Known read(String file, String key) {
            return ShippedYaml.read(file, (root, problems) -> {
                var keys = new Keys(List.of("source", "checkedOn", key));
                var list = Section.of(root, "", keys, problems)
                        .flatMap(document -> document.value(key))
                        .flatMap(node -> Section.open(node, key, problems))
                        .orElseThrow();
                var ids = new ArrayList<String>();
                var byWord = new TreeMap<String, String>();
                var categories = new TreeMap<String, String>();
                var byFile = new TreeMap<String, String>();
                var named = new TreeMap<String, Map<String, String>>();
                for (var pair : list.mapping().pairs()) {
                    var id = pair.key();
                    ids.add(id);
                    byWord.put(id, id);
                    var names = Section.of(pair.value(), list.at(id), ENTRY, problems)
                            .orElseThrow();
                    for (var language : LANGUAGES) {
                        names.text(language, "Name").ifPresent(name -> {
                            byWord.putIfAbsent(small(name), id);
                            named.computeIfAbsent(id, _ -> new TreeMap<>()).put(language, name);
                        });
                    }
                    names.each(
                            "runs",
                            "a list of names",
                            (node, path) -> Section.text(node, path, "krita", problems)
                                    .ifPresent(name -> byFile.put(small(name), id)));
                    names.text("category", "games").ifPresent(category -> categories.put(id, category));
                }
                return new Known(List.copyOf(ids), byWord, categories, byFile, named);
            });
        }

        Optional<String> find(String word) {
            return Optional.ofNullable(byWord.get(small(word)));
        }

        static String small(String word) {
            return word.toLowerCase(Locale.ROOT);
        }
    }

    static Known known() {
        return KNOWN;
    }

    /// The id of a title by its id or one of its names, in any case.
    public static Optional<String> find(String word) {
        return KNOWN.find(word);
    }

    /// The id of a title by its id, one of its names or what its file is called, in any case.
    private static Optional<String> id(String word) {
        return find(word).or(() -> Optional.ofNullable(KNOWN.byFile().get(Known.small(word))));
    }

    /// Whether a program is known by its id, one of its names or what its file is called.
    public static boolean isKnown(String word) {
        return id(word).isPresent();
    }

    /// What people call a program: `minecraft-launcher` is Minecraft or 我的世界.
    ///
    /// @param word its id, one of its names or what its file is called
    /// @param language `zh` or `en`
    /// @return the word itself when it is not known
    public static String name(String word, String language) {
        return id(word).map(id -> KNOWN.names().getOrDefault(id, Map.of()).get(language))
                .orElse(word);
    }

    /// The category of a title by its id, one of its names or what its file is called, in any case: an id that
    /// [Categories] knows.
    public static Optional<String> category(String word) {
        return id(word).map(KNOWN.categories()::get);
    }
}
