package org.porchlight.cli;

import java.util.concurrent.Callable;
import org.porchlight.ipc.json.Json;
import picocli.CommandLine.Mixin;

/// What every verb has: its options, its words and its terminal.
abstract class Verb implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    private final Terminal terminal;
    private Words words;
    private boolean hasAnswered;

    Verb(Terminal terminal, Words words) {
        this.terminal = terminal;
        this.words = words;
    }

    @Override
    public Integer call() throws Failure {
        try {
            run();
        } catch (Failure failure) {
            throw hasAnswered ? failure.answered() : failure;
        }
        return Exit.DONE;
    }

    abstract void run() throws Failure;

    Terminal terminal() {
        return terminal;
    }

    Words words() {
        return words;
    }

    Typed typed() {
        return new Typed(words);
    }

    boolean wantsJson() {
        return common.json();
    }

    Prompt prompt() {
        return new Prompt(terminal, words, common.stdin());
    }

    Asking ask() throws Failure {
        var asking = Asking.open(terminal, words, common);
        // A child is answered of itself and nobody else.
        words = asking.isOfAChild() ? words.toTheChild() : words;
        return asking;
    }

    /// Says a result: as JSON when that was asked for, else as lines.
    void tell(Json json, Iterable<String> lines) {
        if (wantsJson()) {
            terminal.json(json);
        } else {
            lines.forEach(terminal::say);
        }
        answered();
    }

    /// Standard output has something of the answer now, so that what fails from here on is told beside it alone.
    void answered() {
        hasAnswered = true;
    }
}
