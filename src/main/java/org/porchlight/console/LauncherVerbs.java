package org.porchlight.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.porchlight.text.TypedCommand;
import org.porchlight.ui.Words;

/// Verbs as processes of the launcher.
final class LauncherVerbs implements Verbs {
    /// What a shell says of a program that is not there.
    private static final int NOT_FOUND = 127;

    private final Optional<Launcher> launcher;
    private final Supplier<Path> run;
    private final Words words;
    private final Executor aside;
    private final Executor screen;

    /// @param run folder of the socket that the console speaks through
    /// @param aside where a verb is waited for
    LauncherVerbs(Optional<Launcher> launcher, Supplier<Path> run, Words words, Executor aside, Executor screen) {
        this.launcher = launcher;
        this.run = run;
        this.words = words;
        this.aside = aside;
        this.screen = screen;
    }

    @Override
    public boolean isAdministrator() {
        return Launcher.isAdministrator();
    }

    @Override
    public String typing(String text) {
        return TypedCommand.here(text);
    }

    @Override
    public Guard.Asked run(List<String> arguments, Consumer<Result> done) {
        var all = new ArrayList<>(arguments);
        all.addAll(List.of("--run", run.get().toString()));
        var job = new Job(all, done);
        aside.execute(job::work);
        return job::drop;
    }

    private final class Job {
        private final List<String> arguments;
        private final Consumer<Result> done;
        private boolean dropped;
        private @Nullable Process process;

        Job(List<String> arguments, Consumer<Result> done) {
            this.arguments = arguments;
            this.done = done;
        }

        void work() {
            var result = result();
            screen.execute(() -> {
                if (!isDropped()) {
                    done.accept(result);
                }
            });
        }

        private Result result() {
            if (launcher.isEmpty()) {
                return new Result(NOT_FOUND, "", words.of("missing.no-launcher"));
            }
            try {
                var started = launcher.get().speak(arguments, words.language());
                if (!keep(started)) {
                    started.destroy();
                }
                var complaint =
                        CompletableFuture.supplyAsync(() -> text(started.errorReader(StandardCharsets.UTF_8)), aside);
                var out = text(started.inputReader(StandardCharsets.UTF_8));
                return new Result(started.waitFor(), out, complaint.join());
            } catch (IOException e) {
                return new Result(NOT_FOUND, "", words.of("missing.no-launcher"));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return new Result(NOT_FOUND, "", "");
            }
        }

        private synchronized boolean keep(Process started) {
            process = started;
            return !dropped;
        }

        private synchronized boolean isDropped() {
            return dropped;
        }

        synchronized void drop() {
            dropped = true;
            if (process != null) {
                process.destroy();
            }
        }
    }

    private static String text(BufferedReader from) {
        try (from) {
            return from.readAllAsString();
        } catch (IOException _) {
            // A process that was ended has nothing more to say.
            return "";
        }
    }
}
