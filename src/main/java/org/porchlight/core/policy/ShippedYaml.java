package org.porchlight.core.policy;

import java.util.function.BiFunction;
import org.porchlight.shipped.Shipped;

/// Reads data that is part of the program with the readers that judge policies.
final class ShippedYaml {
    private ShippedYaml() {}

    /// @param name of a shipped text
    /// @throws IllegalStateException when it is not sound, which no family can mend
    static <T> T read(String name, BiFunction<Yaml, Problems, T> reader) {
        var problems = new Problems();
        var value = YamlReader.read(Shipped.text(name), problems).map(root -> reader.apply(root, problems));
        if (!problems.isEmpty() || value.isEmpty()) {
            throw new IllegalStateException(problems.list().getFirst().in(name));
        }
        return value.get();
    }
}
