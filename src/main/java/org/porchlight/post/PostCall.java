package org.porchlight.post;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.core.report.WeekReport;
import org.porchlight.worker.JavaCall;

/// Starts the process, hands it an errand and hears what became of it. One that takes too long, says too much
/// or dies is a failed errand, never trouble of the caller.
public final class PostCall implements Post {
    private final List<String> java;
    private final Duration deadline;
    private volatile Optional<Process> running = Optional.empty();
    private volatile boolean ended;

    PostCall(List<String> java, Duration deadline) {
        this.java = List.copyOf(java);
        this.deadline = deadline;
    }

    /// Processes of this very program.
    public static PostCall ofThisProgram() {
        return new PostCall(javaCommand(List.of()), PostMain.DEADLINE);
    }

    /// @param more options of Java
    static List<String> javaCommand(List<String> more) {
        var all = new ArrayList<>(List.of("-Djava.awt.headless=true"));
        all.addAll(more);
        return JavaCall.command("-Xmx160m", all, "org.porchlight.Main");
    }

    @Override
    public Outcome files(WeekReport report, ReportPlan plan) throws InterruptedException {
        return run(new Errand.Files(report, Errand.language(plan)));
    }

    @Override
    public Outcome letter(WeekReport report, ReportPlan plan, Optional<String> password) throws InterruptedException {
        return run(new Errand.Letter(report, Errand.language(plan), plan, password));
    }

    /// Ends what runs, and starts nothing any more.
    public void end() {
        ended = true;
        running.ifPresent(Process::destroyForcibly);
    }

    private Outcome run(Errand errand) throws InterruptedException {
        var command = new ArrayList<>(java);
        command.add("post");
        try {
            return switch (JavaCall.run(command, Errand.write(errand), Outcome.MAX_BYTES, deadline, this::started)) {
                case JavaCall.Ended.Said said when said.code() == 0 -> read(said.bytes());
                case JavaCall.Ended.Said(int code, var _) -> failed("its process ended with " + code);
                case JavaCall.Ended.NotStarted(var why) -> failed("start a process: " + why);
                case JavaCall.Ended.TooTalkative _ -> failed("its process said too much");
                case JavaCall.Ended.TooSlow _ -> failed("its process took longer than " + deadline.toSeconds() + " s");
                case JavaCall.Ended.Lost(var why) -> failed(why);
            };
        } finally {
            running = Optional.empty();
        }
    }

    private void started(Process process) {
        running = Optional.of(process);
        if (ended) {
            process.destroyForcibly();
        }
    }

    private static Outcome read(byte[] output) {
        try {
            return Outcome.read(output);
        } catch (IOException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private static Outcome failed(String why) {
        return new Outcome.Failed("make the report: " + why);
    }
}
