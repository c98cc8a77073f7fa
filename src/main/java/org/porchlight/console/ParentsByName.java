package org.porchlight.console;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;

/// What the family calls its parents.
final class ParentsByName {
    private ParentsByName() {}

    /// What people call an actor, such as `parent:mum`, by the names; nothing where it is nobody's.
    static Function<String, Optional<String>> in(Map<String, String> names) {
        return actor -> Optional.ofNullable(names.get(actor.substring(actor.indexOf(':') + 1)));
    }

    /// Tells the names by the ids; nothing where they are not told, and whoever wants them says what it can.
    static void ask(Guard guard, Consumer<Map<String, String>> told) {
        ask(guard, told, () -> {});
    }

    /// @param untold called where they are not told
    static void ask(Guard guard, Consumer<Map<String, String>> told, Runnable untold) {
        guard.ask(
                new Command.Parents(),
                answer -> {
                    if (answer instanceof Answer.Parents(var parents)) {
                        told.accept(parents.stream()
                                .collect(Collectors.toMap(parent -> parent.id().value(), parent -> parent.name())));
                    } else {
                        untold.run();
                    }
                },
                _ -> untold.run());
    }
}
