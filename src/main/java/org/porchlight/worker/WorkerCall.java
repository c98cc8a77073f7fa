package org.porchlight.worker;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.porchlight.core.policy.ImportedCalendar;

/// Starts a worker, hands it its input and hears its result. A worker that takes too long, says too much or dies is a
/// [Trouble] of the file, never of the caller.
public final class WorkerCall {
    private static final int MAX_OUTPUT = 1 << 20;
    /// Exit codes: of `-XX:+ExitOnOutOfMemoryError`, and of the worker itself.
    private static final int OUT_OF_MEMORY = 3;

    private static final String HEAP = "-Xmx64m";
    /// A secret is tried against what each parent has, on whatever machine and however busy.
    private static final Duration HASHED = Duration.ofSeconds(30);

    private final List<String> java;
    private final Duration deadline;

    WorkerCall(List<String> java, Duration deadline) {
        this.java = List.copyOf(java);
        this.deadline = deadline;
    }

    /// Workers of this very program.
    public static WorkerCall ofThisProgram() {
        return new WorkerCall(javaCommand("org.porchlight.Main"), WorkerMain.DEADLINE);
    }

    /// Workers of this very program that hash secrets: they have room for the memory that makes guessing dear.
    public static WorkerCall forSecrets() {
        var command = new ArrayList<>(javaCommand("org.porchlight.Main"));
        command.set(command.indexOf(HEAP), "-Xmx128m");
        return new WorkerCall(command, HASHED);
    }

    /// The same with another deadline.
    WorkerCall within(Duration longest) {
        return new WorkerCall(java, longest);
    }

    static List<String> javaCommand(String mainClass) {
        return JavaCall.command(HEAP, List.of("-Xss512k"), mainClass);
    }

    /// Reads a calendar file.
    ///
    /// @param zone of the household
    /// @param around the day from a year before which to three years after which days are wanted
    public Reading<ImportedCalendar> calendar(byte[] file, ZoneId zone, LocalDate around) throws InterruptedException {
        if (file.length > WorkerMain.MAX_INPUT) {
            return new Reading.Unusable<>(Trouble.FILE_TOO_LARGE, "");
        }
        return read(List.of(Chore.Ics.NAME, zone.getId(), around.toString()), file, CalendarLines::read);
    }

    /// Reads what people call the programs of this PC.
    ///
    /// @param folders of desktop entries
    /// @return names of at most 120 characters by what the file is called that runs, at most 3000
    public Reading<Map<String, String>> programs(List<Path> folders) throws InterruptedException {
        var arguments =
                Stream.concat(Stream.of(Chore.Programs.NAME), folders.stream().map(Path::toString));
        return read(arguments.toList(), new byte[0], ProgramNames::read);
    }

    /// Hashes a secret, which goes to the worker's standard input.
    ///
    /// @param recipes at most 16
    /// @return a hash for each recipe, in Base64 without padding
    public Reading<List<String>> hashes(String secret, List<Recipe> recipes) throws InterruptedException {
        var reading = read(List.of(Chore.Argon2.NAME), SecretHashing.asked(secret, recipes), SecretHashing::read);
        return reading instanceof Reading.Read<List<String>>(var hashes) && hashes.size() != recipes.size()
                ? new Reading.Unusable<>(Trouble.CRASHED, "its answer makes no sense")
                : reading;
    }

    private <T> Reading<T> read(List<String> arguments, byte[] input, JsonLines.Meaning<T> meaning)
            throws InterruptedException {
        return switch (run(arguments, input)) {
            case Outcome.Died(var trouble, var detail) -> new Reading.Unusable<>(trouble, detail);
            case Outcome.Said(var lines) ->
                JsonLines.read(lines, meaning)
                        .orElseGet(() -> new Reading.Unusable<>(Trouble.CRASHED, "its answer makes no sense"));
        };
    }

    /// How a worker ended.
    sealed interface Outcome {
        record Said(List<String> lines) implements Outcome {}

        record Died(Trouble trouble, String detail) implements Outcome {}
    }

    Outcome run(List<String> arguments, byte[] input) throws InterruptedException {
        var command = new ArrayList<>(java);
        command.add("worker");
        command.addAll(arguments);
        return switch (JavaCall.run(command, input, MAX_OUTPUT, deadline, _ -> {})) {
            case JavaCall.Ended.Said said -> outcome(said.code(), said.bytes());
            case JavaCall.Ended.NotStarted(var why) -> new Outcome.Died(Trouble.NOT_STARTED, why);
            case JavaCall.Ended.TooTalkative _ -> new Outcome.Died(Trouble.TOO_TALKATIVE, "");
            case JavaCall.Ended.TooSlow _ -> new Outcome.Died(Trouble.TOO_SLOW, Long.toString(deadline.toSeconds()));
            case JavaCall.Ended.Lost(var why) -> new Outcome.Died(Trouble.CRASHED, why);
        };
    }

    private static Outcome outcome(int code, byte[] output) {
        return switch (code) {
            case 0 ->
                new Outcome.Said(
                        new String(output, StandardCharsets.UTF_8).lines().toList());
            case OUT_OF_MEMORY -> new Outcome.Died(Trouble.TOO_MUCH_MEMORY, "");
            case WorkerMain.NOT_CONFINED -> new Outcome.Died(Trouble.NOT_CONFINED, "");
            default -> new Outcome.Died(Trouble.CRASHED, Integer.toString(code));
        };
    }
}
