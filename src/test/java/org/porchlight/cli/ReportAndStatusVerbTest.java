package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.Trouble;
import org.porchlight.ipc.SampleStatus;
import org.porchlight.ipc.Samples;

/// The week as a page or a file, and the status as it changes.
class ReportAndStatusVerbTest extends OnFakeGuard {
    @Test
    void writesAReportToAFile() throws Exception {
        serve(PARENT);
        var file = directory.resolve("week.json");

        var said = type("report", "week", "mei", "--format", "json", "-o", file.toString());

        assertThat(said.exit()).isZero();
        assertThat(Files.readString(file)).isEqualTo(golden("json/week.json"));
    }

    @Test
    void writesThroughNoLink() throws Exception {
        serve(PARENT);
        var target = Files.writeString(directory.resolve("of-root"), "kept");
        var link = Files.createSymbolicLink(directory.resolve("week.html"), target);

        var said = type("report", "week", "mei", "-o", link.toString());

        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(type("report", "week", "mei", "-o", link.toString(), "--force")
                        .exit())
                .isZero();
        assertThat(target).hasContent("kept");
    }

    @Test
    void takesNoFilesPlaceUnlessItIsTold() throws Exception {
        serve(PARENT);
        var file = Files.writeString(directory.resolve("week.html"), "mine");

        var said = type("report", "week", "mei", "-o", file.toString());

        assertThat(said.exit()).isEqualTo(Exit.USAGE);
        assertThat(said.err()).contains(file.toString(), "--force");
        assertThat(file).hasContent("mine");
        assertThat(type("report", "week", "mei", "-o", file.toString(), "--force")
                        .exit())
                .isZero();
        assertThat(file).content().startsWith("<!DOCTYPE html>");
    }

    @Test
    void printsLinesForPeopleWhereNoFileIsNamed() throws Exception {
        serve(PARENT);

        var said = type("report", "week", "mei");

        assertThat(said.exit()).isZero();
        assertThat(said.out())
                .isEqualTo(type("report", "week", "mei", "--format", "text").out());
        assertThat(said.out()).doesNotContain("<").contains("小美");
    }

    @Test
    void drawsTheWeekAsAPage() throws Exception {
        serve(PARENT);

        var said = type("report", "week", "mei", "--format", "html");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).startsWith("<!DOCTYPE html>").contains("小美");
    }

    @Test
    void saysTheStatusAtEveryChangeUntilTheGuardIsGone() throws Exception {
        serve(PARENT);
        var out = new StringWriter();
        var terminal = Session.terminal(run(), "C", "", out, new StringWriter());
        var exit = CompletableFuture.supplyAsync(() -> new Cli(terminal).execute("status", "mei", "--watch", "--json"));
        await(() -> out.toString().endsWith("}\n"));

        server.orElseThrow().close();

        assertThat(exit.get(20, TimeUnit.SECONDS)).isEqualTo(Exit.NO_GUARD);
        assertThat(out.toString().lines()).allMatch(line -> line.startsWith("{\"time\":"));
    }

    @Test
    void saysTheSameStatusToPeopleOnce() throws Exception {
        serve(PARENT);
        var out = new StringWriter();
        var terminal = Session.terminal(run(), "C", "", out, new StringWriter());
        var exit = CompletableFuture.supplyAsync(() -> new Cli(terminal).execute("status", "--watch"));
        // The last line of the whole status.
        await(() -> out.toString().endsWith("\"我那时在吃饭\"\n"));
        var once = out.toString();

        for (int no = 0; no < 5; no++) {
            server.orElseThrow().publish(SampleStatus.status());
        }
        server.orElseThrow().publish(SampleStatus.status().only(Samples.LE));
        await(() -> out.toString().length() > once.length());
        server.orElseThrow().close();

        assertThat(exit.get(20, TimeUnit.SECONDS)).isEqualTo(Exit.NO_GUARD);
        assertThat(once).contains("小美", "Le");
        assertThat(out.toString().substring(once.length())).startsWith("Le").doesNotContain("小美");
    }

    @Test
    void saysWhatIsSoOfTheGuardOnceWhileTheChildrensTimeRuns() throws Exception {
        serve(PARENT);
        var out = new StringWriter();
        var terminal = Session.terminal(run(), "C", "", out, new StringWriter());
        var exit = CompletableFuture.supplyAsync(() -> new Cli(terminal).execute("status", "--watch"));
        await(() -> out.toString().endsWith("\"我那时在吃饭\"\n"));
        var guest = List.of(new Trouble(Trouble.Sort.ACCOUNTS_OTHER, "guest"));

        server.orElseThrow().publish(SampleStatus.status().telling(guest));
        await(() -> out.toString().contains("guest"));
        server.orElseThrow().publish(SampleStatus.status().only(Samples.LE).telling(guest));
        await(() -> out.toString().lines().reduce("", (_, last) -> last).startsWith("Le"));
        server.orElseThrow().close();

        assertThat(exit.get(20, TimeUnit.SECONDS)).isEqualTo(Exit.NO_GUARD);
        assertThat(out.toString()).containsOnlyOnce("guest");
    }

    private static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
