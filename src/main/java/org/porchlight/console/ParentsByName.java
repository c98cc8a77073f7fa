package org.porchlight.console;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

/// What the family calls its parents.
final class ParentsByName {
    private ParentsByName() {}

    /// Tells the names by the ids; nothing where they are not told, and whoever wants them says what it can.
    static void ask(Guard guard, Consumer<Map<String, String>> told) {
        guard.ask(
                new Command.Parents(),
                answer -> {
                    if (answer instanceof Answer.Parents(var parents)) {
                        told.accept(parents.stream()
                                .collect(Collectors.toMap(parent -> parent.id().value(), parent -> parent.name())));
                    }
                },
                _ -> {});
    }
}
