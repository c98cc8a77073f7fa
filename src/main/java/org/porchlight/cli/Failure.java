package org.porchlight.cli;

/// The end of a verb that did not do what was asked. The message is one sentence or more lines for a person: what was
/// attempted, why it failed, what to do.
public final class Failure extends Exception {
    private final int code;
    private final String sentence;
    private final boolean isAnswered;

    /// @param code one of [Exit]
    public Failure(int code, String sentence) {
        this(code, sentence, false);
    }

    private Failure(int code, String sentence, boolean isAnswered) {
        super(sentence);
        this.code = code;
        this.sentence = sentence;
        this.isAnswered = isAnswered;
    }

    /// The same, after an answer: it tells what is wrong, or it stands and more was to come.
    public Failure answered() {
        return new Failure(code, sentence, true);
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
}
