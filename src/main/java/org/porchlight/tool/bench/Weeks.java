package org.porchlight.tool.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.porchlight.proof.Proof;

/// What the proof of made-up weeks costs, beside the common practice over the same weeks. It is a process of its own,
/// for
/// `porchlight proof` has the slower compiler, and the rest of the bench the one that the guard has.
final class Weeks {
    private static final long SEED = 1;

    /// Ten thousand weeks in two minutes, on two cores.
    private static final Duration GOAL_EACH = Duration.ofMillis(12);

    /// Of fewer weeks most is the warming up of the process.
    private static final int JUDGED_FROM = 2_000;

    private Weeks() {}

    /// @param weeks of few of them most is the start of the process
    static Row measure(int weeks) throws IOException, InterruptedException {
        var java = ProcessHandle.current().info().command().orElse("java");
        var process = new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Weeks.class.getName(),
                        Integer.toString(weeks))
                .redirectError(Redirect.INHERIT)
                .start();
        String told;
        try (var out = process.getInputStream()) {
            told = new String(out.readAllBytes(), StandardCharsets.US_ASCII);
        }
        if (process.waitFor() != 0) {
            throw new IOException("measuring the proof: it ended with exit code " + process.exitValue());
        }
        var figures = told.strip().split(" ", -1);
        return new Row(
                Subject.WEEKS,
                String.format(Locale.ROOT, "%,d", weeks).replace(',', ' '),
                Row.Unit.S,
                once(figures[0]),
                Subject.WEEKS_BY_PRACTICE,
                once(figures[1]),
                GOAL_EACH.multipliedBy(weeks).toNanos(),
                weeks < JUDGED_FROM ? Row.Of.NONE : Row.Of.P50);
    }

    private static Figures once(String nanos) {
        return Figures.of(new long[] {Long.parseLong(nanos)});
    }

    /// Writes the nanoseconds of the proof and of the common practice.
    ///
    /// @param arguments how many weeks
    public static void main(String[] arguments) {
        int weeks = Integer.parseInt(arguments[0]);
        long begin = System.nanoTime();
        Measure.made = Proof.run(SEED, weeks, 0);
        long proved = System.nanoTime();
        Measure.made = Proof.ofPractice(SEED, weeks);
        long practised = System.nanoTime();
        System.out.println((proved - begin) + " " + (practised - proved));
    }
}
