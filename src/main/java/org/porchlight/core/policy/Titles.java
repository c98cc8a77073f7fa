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
    record Known(List<String> ids, Map<String, String> byWord) {
        private static final Keys ENTRY = new Keys(List.of("zh", "en"));

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
                for (var pair : list.mapping().pairs()) {
                    var id = pair.key();
                    ids.add(id);
                    byWord.put(id, id);
                    var names = Section.of(pair.value(), list.at(id), ENTRY, problems)
                            .orElseThrow();
                    for (var language : ENTRY.known()) {
                        names.text(language, "Name").ifPresent(name -> byWord.putIfAbsent(small(name), id));
                    }
                }
                return new Known(List.copyOf(ids), byWord);
            });
        }

        Optional<String> find(String word) {
            return Optional.ofNullable(byWord.get(small(word)));
        }

        private static String small(String word) {
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
}
