package org.porchlight.cli;

import org.porchlight.ipc.json.Json;

/// The end of a verb that did not do what was asked. The message is one sentence or more lines for a person: what was
/// attempted, why it failed, what to do.
public final class Failure extends Exception {
    private final int code;
    private final String sentence;
    private final boolean isAnswered;
    private final transient Json details;

    /// @param code one of [Exit]
    public Failure(int code, String sentence) {
        this(code, sentence, false, Json.object().end());
    }

    private Failure(int code, String sentence, boolean isAnswered, Json details) {
        super(sentence);
        this.code = code;
        this.sentence = sentence;
        this.isAnswered = isAnswered;
        this.details = details;
    }

    /// The same, after an answer: it tells what is wrong, or it stands and more was to come.
    public Failure answered() {
        return new Failure(code, sentence, true, details);
    }

    /// The same, with what a program wants to know beside the sentence: an object.
    Failure telling(Json more) {
        return new Failure(code, sentence, isAnswered, more);
    }

    /// One of [Exit].
    public int code() {
        return code;
    }

    public String sentence() {
        return sentence;
    }

    /// Whether there was an answer before it.
    boolean isAnswered() {
        return isAnswered;
    }

    /// What a program is told in the place of the answer.
    Json json() {
        var json = Json.object().text("error", sentence).number("exit", code);
        if (details instanceof Json.Obj(var members)) {
            members.forEach(json::put);
        }
        return json.end();
    }
}
