package org.porchlight.worker;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Something that a worker does with the bytes on its standard input.
sealed interface Chore {
    /// Reads an iCalendar file.
    ///
    /// @param zone of the household
    /// @param around the day from a year before which to three years after which days are wanted
    record Ics(ZoneId zone, LocalDate around) implements Chore {
        static final String NAME = "ics";
    }

    /// Reads what people call the programs of this PC; its input is empty.
    ///
    /// @param folders of desktop entries
    record Programs(List<Path> folders) implements Chore {
        static final String NAME = "programs";
    }

    /// Hashes a secret, which is its input and never an argument.
    record Argon2() implements Chore {
        static final String NAME = "argon2";
    }

    /// @param arguments the name of the chore, then its own
    /// @return nothing when there is no such chore
    static Optional<Chore> of(List<String> arguments) {
        var name = arguments.isEmpty() ? "" : arguments.getFirst();
        try {
            return switch (name) {
                case Ics.NAME ->
                    arguments.size() == 3
                            ? Optional.of(new Ics(ZoneId.of(arguments.get(1)), LocalDate.parse(arguments.get(2))))
                            : Optional.empty();
                case Programs.NAME ->
                    Optional.of(new Programs(
                            arguments.stream().skip(1).map(Path::of).toList()));
                case Argon2.NAME -> arguments.size() == 1 ? Optional.of(new Argon2()) : Optional.empty();
                default -> Optional.empty();
            };
        } catch (DateTimeException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    /// The result as lines of JSON.
    ///
    /// @throws ChoreException when the input cannot be used
    default List<String> lines(byte[] input) throws ChoreException {
        return switch (this) {
            case Ics(var zone, var around) -> CalendarLines.write(IcsFile.read(input, zone, around));
            case Programs(var folders) -> ProgramNames.write(ProgramNames.in(folders));
            case Argon2 _ -> SecretHashing.answer(input);
        };
    }

    /// Does the chore once with nothing, so that all it needs is loaded before the process gives up its rights.
    default void rehearse() {
        switch (this) {
            case Ics(var zone, var around) -> IcsFile.rehearse(zone, around);
            case Programs _ -> ProgramNames.write(ProgramNames.in(List.of()));
            case Argon2 _ -> SecretHashing.rehearse();
        }
    }
}
