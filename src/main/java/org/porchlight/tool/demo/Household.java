package org.porchlight.tool.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SocketLink;

/// The guard of the demo and what is done to it from outside, by the same command line that a parent uses.
final class Household implements AutoCloseable {
    private static final ChildId MEI = new ChildId("mei");
    private static final String GATES = """
                apps:
                  default: deny
                  rules:
                    - {match: {path: /usr/bin/xterm}, then: allow}
                    - {match: {path: /usr/bin/curl}, then: allow}
                sites:
                  default: deny
                  rules:
                    - {domain: books.example, then: allow}
            """;
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(30);
    private static final Duration TRIES_FOR = Duration.ofSeconds(5);

    private final Stage stage;
    private final App app;
    private final Display display;
    private final Persons persons;
    private final Process supervisor;
    private final List<Process> programs = new ArrayList<>();

    Household(Stage stage, App app, Display display, Persons persons) throws IOException, InterruptedException {
        this.stage = stage;
        this.app = app;
        this.display = display;
        this.persons = persons;
        var arguments = List.of(
                "guard", stage.soft() ? "--soft" : "--restore", "--data", data().toString(), "--run", run().toString());
        this.supervisor = new ProcessBuilder(app.command(look(), arguments.toArray(String[]::new)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(stage.folder().resolve("guard.log").toFile())
                .start();
        if (Poll.until(STARTS_WITHIN, this::answers).isEmpty()) {
            throw new IOException("starting the guard: no answer within " + STARTS_WITHIN.toSeconds() + " s; it said: "
                    + Files.readString(stage.folder().resolve("guard.log")));
        }
    }

    private Path data() {
        return stage.folder().resolve("data");
    }

    private Path run() {
        return stage.folder().resolve("run");
    }

    private Optional<Boolean> answers() {
        try (var link = SocketLink.connect(run().resolve(SocketLink.SOCKET))) {
            return link.ask(new Command.Status()) instanceof Answer.Status ? Optional.of(true) : Optional.empty();
        } catch (IOException | GuardMissing notYet) {
            return Optional.empty();
        }
    }

    /// The child's status, from a guard that may just be starting again.
    ChildStatus child() throws IOException, InterruptedException {
        return await(STARTS_WITHIN, _ -> true).orElseThrow(() -> new IOException("asking the guard: no answer"));
    }

    /// Waits for the child's status to be as wanted.
    Optional<ChildStatus> await(Duration limit, Predicate<ChildStatus> wanted)
            throws IOException, InterruptedException {
        return Poll.until(limit, () -> {
            try (var link = SocketLink.connect(run().resolve(SocketLink.SOCKET))) {
                return link.ask(new Command.Status()) instanceof Answer.Status(var report)
                        ? report.children().stream()
                                .filter(child -> child.id().equals(MEI))
                                .filter(wanted)
                                .findFirst()
                        : Optional.<ChildStatus>empty();
            } catch (IOException | GuardMissing restarting) {
                return Optional.empty();
            }
        });
    }

    /// Puts the demo's rules in force, through the command line.
    void putPolicy(Duration budget) throws IOException, InterruptedException {
        var file = stage.folder().resolve("policy.yaml");
        Files.writeString(
                file,
                """
                porchlight: 1
                household:
                  zone: %s
                  calendar: none
                children:
                  - id: mei
                    name: %s
                    age: 10
                    accounts: [%s]
                    preset: none
                    time:
                      windows: {every-day: ["00:00-24:00"]}
                      budget: {every-day: %ds}
                      warn: [10s]
                """.formatted(zone(), stage.words().of("child-name"), account(), budget.toSeconds())
                        + (stage.soft() ? "" : GATES));
        var applied = porchlight("policy", "apply", file.toString());
        if (!applied.ok()) {
            throw new IOException("putting the demo's policy in force: " + applied.firstLine());
        }
    }

    /// The machine's zone; near midnight another one, since a new day would bring a new budget in mid-scene.
    private static ZoneId zone() {
        var here = ZoneId.systemDefault();
        return LocalTime.now(here).isAfter(LocalTime.of(23, 50)) ? ZoneId.of("Etc/GMT-12") : here;
    }

    /// Runs a verb of the command line, as a parent would.
    Run porchlight(String... verb) throws IOException, InterruptedException {
        return Run.of(Duration.ofSeconds(30), Map.of("PORCHLIGHT_RUN", run().toString()), app.command(List.of(), verb));
    }

    Run asChild(String... command) throws IOException, InterruptedException {
        return Run.of(Duration.ofSeconds(20), Map.of(), as(persons.child(), List.of(command)));
    }

    /// Runs a verb of the command line, as the child would.
    ///
    /// @param typed on its standard input
    Run porchlightOfChild(String typed, String... verb) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(verb));
        words.addAll(1, List.of("--run", run().toString()));
        var command = app.command(List.of(), words.toArray(String[]::new));
        return Run.of(Duration.ofSeconds(40), Map.of(), typed, as(persons.child(), command));
    }

    /// What the guard answers to root.
    Answer ask(Command command) throws IOException {
        try (var link = SocketLink.connect(run().resolve(SocketLink.SOCKET))) {
            return link.ask(command);
        } catch (GuardMissing missing) {
            throw new IOException("asking the guard", missing);
        }
    }

    /// Has the child try something while its programs stand still. What tries it may be held itself before it is done,
    /// and then it is killed.
    void tryAsHeldChild(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(as(persons.child(), List.of(command))).start();
        try {
            process.waitFor(TRIES_FOR.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            process.destroyForcibly();
        }
    }

    Run asSibling(String... command) throws IOException, InterruptedException {
        return Run.of(Duration.ofSeconds(20), Map.of(), as(persons.sibling(), List.of(command)));
    }

    /// Whether the guard says that it is a soft one.
    boolean isSoft() throws IOException {
        return ask(new Command.Status()) instanceof Answer.Status(var report) && report.soft();
    }

    private String account() {
        return stage.soft() ? System.getProperty("user.name") : persons.child();
    }

    private Path home() {
        return stage.soft() ? stage.folder() : persons.home(persons.child());
    }

    private List<String> asChildOnScreen(List<String> command) {
        if (!stage.soft()) {
            return as(persons.child(), command);
        }
        var all = new ArrayList<>(List.of("env"));
        display.environment().forEach((name, value) -> all.add(name + "=" + value));
        all.addAll(command);
        return all;
    }

    private List<String> as(String name, List<String> command) {
        var environment = new ArrayList<>(Persons.speech(stage.language(), System.getenv()));
        display.environment().forEach((variable, value) -> environment.add(variable + "=" + value));
        return Persons.as(name, persons.home(name), environment, command);
    }

    /// Starts the agent on the demo's screen, as whoever uses a soft guard does; one with root does it itself.
    void startAgent() throws IOException {
        var properties = new ArrayList<>(look());
        properties.add("java.io.tmpdir=" + home());
        properties.add("javafx.cachedir=" + home().resolve(".openjfx"));
        start(asChildOnScreen(app.command(properties, "agent", "--run", run().toString())), "agent.log");
    }

    /// How the agent looks. A guard hands it on.
    private List<String> look() {
        return List.of("porchlight.language=" + stage.language().locale().toLanguageTag(), "porchlight.theme=light");
    }

    /// Whether an agent of the demo's runs.
    boolean hasAgent() {
        var words = List.of("org.porchlight.Main", "agent", run().toString());
        return ProcessHandle.allProcesses()
                .anyMatch(process -> CommandLine.of(process.pid()).containsAll(words));
    }

    /// Starts the child's program: a terminal that counts.
    Counter startCounter() throws IOException, InterruptedException {
        var script = stage.folder().resolve("counter.sh");
        Files.writeString(script, Counter.SCRIPT);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rw-r--r--"));
        var file = home().resolve("count");
        var program = List.of("/usr/bin/xterm", "-fullscreen", "-e", "sh", script.toString(), file.toString());
        var command = new ArrayList<String>();
        if (stage.soft()) {
            command.addAll(app.command(List.of(), "run", "--run", run().toString(), "--"));
        }
        command.addAll(program);
        var process = start(asChildOnScreen(command), "xterm.log");
        var counter = new Counter(process, file);
        if (Poll.until(STARTS_WITHIN, () -> Optional.of(counter.value()).filter(value -> value > 0))
                .isEmpty()) {
            throw new IOException("starting the child's program: it does not count; it said: "
                    + Files.readString(stage.folder().resolve("xterm.log")));
        }
        return counter;
    }

    /// Saves a picture of the parents' console.
    Run snapshot(Path file, String language, String theme, Display on) throws IOException, InterruptedException {
        var properties = List.of(
                "porchlight.language=" + language, "porchlight.theme=" + theme,
                "java.io.tmpdir=" + stage.folder(),
                        "javafx.cachedir=" + stage.folder().resolve("openjfx"));
        var environment = new HashMap<>(on.environment());
        environment.put("HOME", stage.folder().toString());
        return Run.of(
                Duration.ofSeconds(40),
                environment,
                app.command(properties, "console", "--run", run().toString(), "--snapshot", file.toString()));
    }

    /// Kills the guard with SIGKILL, not its supervisor.
    void killGuard() throws IOException {
        var guard = supervisor
                .children()
                .findFirst()
                .orElseThrow(() -> new IOException("killing the guard: its supervisor has no child"));
        guard.destroyForcibly();
        guard.onExit().join();
    }

    private Process start(List<String> command, String log) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(stage.folder().resolve(log).toFile())
                .start();
        programs.add(process);
        return process;
    }

    @Override
    public void close() {
        programs.forEach(Process::destroy);
        supervisor.destroy();
        supervisor.onExit().join();
    }
}
