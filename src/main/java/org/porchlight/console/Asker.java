package org.porchlight.console;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries the questions of the pages to the guard, and asks once more what the passphrase was wanted for.
///
/// All state lives on the screen's executor.
final class Asker implements Guard {
    private static final Logger LOG = LoggerFactory.getLogger(Asker.class);

    private final Supplier<Optional<GuardLink>> link;
    private final Dial dial;
    private final Executor background;
    private final Executor aside;
    private final Executor screen;
    private final List<Question> locked = new ArrayList<>();
    private final Map<Command, Answer> foretold = new ConcurrentHashMap<>();
    private Passphrase passphrase = this::stayLocked;

    /// @param link to the guard now; nothing when it is gone
    /// @param dial reaches the same guard once more, for a heavy question
    /// @param background where most questions wait, one after the other
    /// @param aside where heavy ones wait
    Asker(Supplier<Optional<GuardLink>> link, Dial dial, Executor background, Executor aside, Executor screen) {
        this.link = link;
        this.dial = dial;
        this.background = background;
        this.aside = aside;
        this.screen = screen;
    }

    /// Says who asks for the passphrase.
    void askWith(Passphrase prompt) {
        passphrase = prompt;
    }

    /// Keeps what a guard says to questions that a page is going to ask at once. From any thread.
    void foretell(GuardLink from, List<? extends Command> questions) throws IOException {
        for (var question : questions) {
            foretold.put(question, from.ask(question));
        }
    }

    /// What was foretold and not asked for by now is asked anew. From any thread.
    void forget() {
        foretold.clear();
    }

    @Override
    public Asked ask(Command.ByParent command, Consumer<Answer> told, Consumer<Trouble> failed) {
        var question = new Question(command, told, failed);
        question.put();
        return question::drop;
    }

    /// The passphrase was given.
    void unlocked() {
        takeLocked().forEach(Question::again);
    }

    /// The person gives no passphrase now.
    void stayLocked() {
        takeLocked().forEach(question -> question.fail(new Trouble.StillLocked()));
    }

    private List<Question> takeLocked() {
        var all = List.copyOf(locked);
        locked.clear();
        return all;
    }

    @FunctionalInterface
    private interface Waiting {
        Answer answer() throws IOException;
    }

    /// A question of a page, with who waits for its answer.
    private final class Question {
        private final Command.ByParent command;
        private final Consumer<Answer> told;
        private final Consumer<Trouble> failed;
        /// Read where it waits, too: what nobody wants any more is not asked.
        private volatile boolean dropped;
        private boolean unlocked;
        private @Nullable GuardLink own;

        Question(Command.ByParent command, Consumer<Answer> told, Consumer<Trouble> failed) {
            this.command = command;
            this.told = told;
            this.failed = failed;
        }

        void drop() {
            dropped = true;
            locked.remove(this);
            if (own != null) {
                background.execute(own::close);
            }
        }

        /// Once more, after the passphrase.
        void again() {
            unlocked = true;
            put();
        }

        void put() {
            var using = link.get();
            var known = Optional.ofNullable(foretold.remove(command));
            if (known.isPresent()) {
                answered(known.get());
            } else if (using.isEmpty()) {
                screen.execute(() -> fail(new Trouble.NoAnswer()));
            } else if (command instanceof Command.Heavy) {
                aside.execute(() -> wait(this::askAside));
            } else {
                background.execute(() -> wait(() -> ask(using.get())));
            }
        }

        private Answer ask(GuardLink reached) throws IOException {
            var meanwhile = foretold.remove(command);
            return meanwhile == null ? reached.ask(command) : meanwhile;
        }

        private Answer askAside() throws IOException {
            try (var reached = dial.connect().orElseThrow(() -> new IOException("the guard is gone"))) {
                screen.execute(() -> {
                    own = reached;
                    if (dropped) {
                        drop();
                    }
                });
                return reached.ask(command);
            }
        }

        private void wait(Waiting waiting) {
            if (dropped) {
                return;
            }
            try {
                var answer = waiting.answer();
                screen.execute(() -> answered(answer));
            } catch (IOException e) {
                LOG.info("A question was not answered: {}", e.getMessage());
                screen.execute(() -> fail(new Trouble.NoAnswer()));
            }
        }

        private void answered(Answer answer) {
            if (dropped) {
                return;
            }
            if (answer instanceof Answer.Refused(var why, var detail)) {
                fail(new Trouble.Refused(why, detail));
            } else if (answer instanceof Answer.NotPermitted) {
                fail(new Trouble.NotPermitted());
            } else if (answer instanceof Answer.Locked && unlocked) {
                fail(new Trouble.StillLocked());
            } else if (answer instanceof Answer.Locked) {
                locked.add(this);
                passphrase.want();
            } else {
                told.accept(answer);
            }
        }

        void fail(Trouble why) {
            if (!dropped) {
                failed.accept(why);
            }
        }
    }
}
