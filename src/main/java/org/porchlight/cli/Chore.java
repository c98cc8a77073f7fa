package org.porchlight.cli;

import java.util.List;

/// A verb that reads its arguments itself. It fails as every verb does.
///
/// @param <E> what else may break
@FunctionalInterface
public interface Chore<E extends Exception> {
    /// @return an exit code of [Exit]
    int run(Terminal terminal) throws Failure, E;

    /// Carries it out at the terminal of this process.
    ///
    /// @param arguments as they were typed
    /// @return an exit code of [Exit]
    static <E extends Exception> int carryOut(List<String> arguments, Chore<E> chore) throws E {
        return carryOut(Terminal.ofProcess(), arguments, chore);
    }

    /// Carries it out at a terminal; else as [#carryOut(List, Chore)].
    static <E extends Exception> int carryOut(Terminal terminal, List<String> arguments, Chore<E> chore) throws E {
        try {
            return chore.run(terminal);
        } catch (Failure failure) {
            return terminal.fail(failure, arguments.contains("--json"));
        }
    }
}
