package org.porchlight.tool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

/// How the verbs are typed that are processes or chores of their own; the command line explains the others.
public final class Usages {
    /// Where the sentence lies that tells it.
    private record Place(String part, String key) {}

    private static final Map<String, Place> PLACES = places();

    private Usages() {}

    private static Map<String, Place> places() {
        var places = new LinkedHashMap<String, Place>();
        places.put("console", new Place("tool", "console.usage"));
        places.put("setup", new Place("tool", "setup.usage"));
        places.put("guard", new Place("guard", "usage"));
        places.put("agent", new Place("tool", "agent.usage"));
        places.put("run", new Place("tool", "run.usage"));
        places.put("doctor", new Place("doctor", "usage"));
        places.put("undo", new Place("tool", "undo.usage"));
        places.put("restore", new Place("tool", "restore.usage"));
        places.put("replay", new Place("tool", "replay.usage"));
        places.put("proof", new Place("tool", "proof.usage"));
        places.put("powercut", new Place("tool", "powercut.usage"));
        places.put("demo", new Place("demo", "usage"));
        places.put("bench", new Place("tool", "bench.usage"));
        // The launcher of a checkout carries it out.
        places.put("test", new Place("tool", "test.usage"));
        places.put("completion", new Place("tool", "completion.usage"));
        places.put("man", new Place("tool", "man.usage"));
        return places;
    }

    /// The verbs, those that everybody needs first.
    static List<String> verbs() {
        return List.copyOf(PLACES.keySet());
    }

    /// How a verb is typed: what it does, its form, what is to be known, an example.
    ///
    /// @return nothing for a verb of the command line
    public static Optional<String> of(String verb, Language language) {
        return Optional.ofNullable(PLACES.get(verb))
                .map(place -> Texts.of(place.part(), language).of(place.key()));
    }
}
