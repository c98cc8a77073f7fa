package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.porchlight.platform.linux.Await;

/// What a guard, and what belongs to it, writes down of a family for whoever looks after the machine: nothing that
/// anybody typed, looked at or visited, at the level that tells most.
class GuardLogTest extends OnThisMachine {
    private static final String PASSPHRASE = "zzpassphrase am donnerstag";
    private static final String PIN = "25807391";
    private static final String WRONG_PIN = "71839452";
    private static final String WORDS = "zzwords";
    private static final String SITE = "zzsite.example";
    private static final String PROGRAM = "zzprogram";
    private static final String GROUP = "zzgroup";
    private static final List<String> MARKS =
            List.of("zzpassphrase", PIN, WRONG_PIN, WORDS, "zzsite", PROGRAM, GROUP, "zzname");
    private static final String LINE = "\\[[^]]*] (TRACE|DEBUG|INFO|WARN|ERROR) org\\.porchlight\\.[\\w.$]+ - .*";

    private String rules(String kid, Path program) {
        return """
                - id: mei
                  name: zzname
                  accounts: [%s]
                  preset: none
                  time: {budget: {every-day: 60m}}
                  apps:
                    default: allow
                    rules: [{match: {path: "%s"}, then: deny, group: %s}]
                    groups: {%s: {budget: {every-day: 60m}}}
                  sites: {default: allow, rules: [{domain: %s, then: deny}]}
                """.formatted(kid, program, GROUP, GROUP, SITE).strip();
    }

    /// Runs something as the child where the guard's rules for names hold.
    private void atHome(String kid, String... words) throws Exception {
        var command = new ArrayList<>(
                List.of("nsenter", "-t", Long.toString(guardItself().pid()), "-n", "--"));
        command.addAll(becoming(kid));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .directory(Path.of("/").toFile())
                .start();
        process.getInputStream().readAllBytes();
        process.waitFor();
    }

    @Test
    void tellsEventsInLinesAndNothingOfAPerson() throws Exception {
        options = List.of("-Dporchlight.log=trace", "-XX:StartFlightRecording=filename=" + folder.resolve("%p.jfr"));
        var kid = person("kid");
        startGuard();
        var program = folder.resolve(PROGRAM);
        Files.copy(Path.of("/bin/true"), program);
        sh("chmod 755 " + program);
        rule(rules(kid, program));
        Await.until("the child's account is known", () -> as(kid, "", "status").exit() == 0);

        root("", "parent", "add", "mum", "--name", "zzname");
        root(PASSPHRASE + "\n", "parent", "passphrase", "mum");
        root(PIN + "\n", "parent", "pin", "mum");
        assertThat(as(kid, PIN + "\n", "pin", "5m").exit()).isZero();
        as(kid, WRONG_PIN + "\n", "pin", "5m");
        as(kid, "", "request", "10m", "--words", WORDS);
        root("", "grant", "mei", "5m", "--reason", WORDS);
        root("", "why", "mei", "--site", SITE);
        root("", "why", "mei", "--app", program.toString());
        as(kid, "", "why", "mei", "--site", SITE);
        as(kid, "", "account", "mei");
        root("", "report", "week", "mei", "--format", "text");
        atHome(kid, program.toString());
        atHome(kid, "dig", "+tries=1", "+time=5", "@127.0.0.1", SITE);
        Await.until("the refusals are in the account", () -> {
            var account = root("", "account", "mei", "--json").text();
            return account.contains(PROGRAM) && account.contains(SITE);
        });
        var log = folder.resolve("log");
        stopGuard();

        var lines = Files.readAllLines(log);
        assertThat(lines).isNotEmpty().allMatch(line -> line.matches(LINE));
        assertThat(lines).anyMatch(line -> line.contains("DEBUG"));
        assertThat(Files.readString(log)).doesNotContain(MARKS);
        assertThat(recorded())
                .contains(
                        "org.porchlight.Tick",
                        "org.porchlight.Commit",
                        "org.porchlight.Gate",
                        "org.porchlight.NameAsked",
                        "org.porchlight.Reconcile");
    }

    /// A guard that dies and is started again, as a child's agent hears it.
    @Test
    void theSupervisorAndAnAgentTellNoMore() throws Exception {
        options = List.of("-Dporchlight.log=trace");
        var kid = person("kid");
        startGuard();
        rule(rules(kid, folder.resolve(PROGRAM)));
        Await.until("the child's account is known", () -> as(kid, "", "status").exit() == 0);
        var said = folder.resolve("agent.log");
        var agent = agent(kid, said);
        try {
            Await.until("the agent asks", () -> Files.readString(said).contains(" was answered with "));
            as(kid, "", "request", "10m", "--words", WORDS);
            root("", "pause", "mei");
            root("", "grant", "mei", "5m", "--reason", WORDS);
            guardItself().destroyForcibly();
            Await.until(
                    "the supervisor says so",
                    () -> Files.readString(folder.resolve("log")).contains("it is started again"));
            Await.until("the guard is there again", () -> root("", "status").exit() == 0);
            Await.until(
                    "the agent says where it is seen",
                    () -> Files.readString(said).contains("The lamp is "));
            root("", "unpause", "mei");
        } finally {
            agent.destroyForcibly().onExit().join();
        }
        stopGuard();

        var lines = Files.readAllLines(folder.resolve("log"));
        assertThat(lines)
                .allMatch(line -> line.matches(LINE))
                .anyMatch(line -> line.contains(" WARN org.porchlight.guard.Supervisor - The guard ended with code"));
        assertThat(Files.readAllLines(said)).allMatch(line -> line.matches(LINE));
        assertThat(Files.readString(folder.resolve("log")) + Files.readString(said))
                .doesNotContain(MARKS);
    }

    private Process agent(String kid, Path said) throws Exception {
        var jars = new ArrayList<Path>();
        for (var path : Programs.classPath().split(File.pathSeparator, -1)) {
            if (path.contains("javafx")) {
                var copy = folder.resolve("copy").resolve(Path.of(path).getFileName());
                Files.copy(Path.of(path), copy);
                jars.add(copy);
            }
        }
        sh("chmod -R a+rX " + folder.resolve("copy"));
        var java = program(jars, "agent", "--no-windows");
        java.addAll(1, List.of("-Dporchlight.log=trace", "-Djava.awt.headless=true"));
        var command = new ArrayList<>(becoming(kid));
        command.addAll(java);
        var builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(said.toFile());
        builder.environment().put("PORCHLIGHT_RUN", run().toString());
        builder.environment().keySet().removeAll(List.of("DISPLAY", "DBUS_SESSION_BUS_ADDRESS"));
        return builder.start();
    }

    /// What the workers write is heard by nobody but who started them, and they write nothing else.
    @Test
    void aWorkerTellsNothing() throws Exception {
        var secret = Base64.getEncoder().encodeToString(PASSPHRASE.getBytes(StandardCharsets.UTF_8));
        var recipe = "8 1 1 " + Base64.getEncoder().encodeToString(new byte[8]);

        assertThat(worker(secret + "\n" + recipe, "argon2")).contains("hash");
        assertThat(worker("BEGIN:VCALENDAR\nSUMMARY:zzname\n", "ics", "Asia/Shanghai", "2026-11-24"))
                .isNotEmpty();
        assertThat(worker("", "programs", folder.toString())).isNotEmpty();
    }

    private String worker(String input, String... chore) throws Exception {
        var words = new ArrayList<>(List.of("worker"));
        words.addAll(List.of(chore));
        var java = program(List.of(), words.toArray(String[]::new));
        java.add(1, "-Dporchlight.log=trace");
        var told = folder.resolve("worker.log");
        var process = new ProcessBuilder(java).redirectError(told.toFile()).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(told)).isZero();
        assertThat(told).isEmptyFile();
        return answer;
    }

    /// Names of events that the guard recorded; what is said in them is looked through too.
    private Set<String> recorded() throws IOException {
        var names = new HashSet<String>();
        try (var files = Files.newDirectoryStream(folder, "*.jfr")) {
            for (var file : files) {
                // The supervisor, which is ended beside the guard, may leave one that is empty.
                for (var event : Files.size(file) == 0 ? List.<RecordedEvent>of() : RecordingFile.readAllEvents(file)) {
                    if (event.getEventType().getName().startsWith("org.porchlight.")) {
                        names.add(event.getEventType().getName());
                        assertThat(event.toString()).doesNotContain(MARKS);
                    }
                }
            }
        }
        return names;
    }
}
