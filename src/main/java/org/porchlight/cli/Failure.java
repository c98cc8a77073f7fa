package org.porchlight.cli;

/// The end of a verb that did not do what was asked. The message is one sentence or more lines for a person: what was
/// attempted, why it failed, what to do.
public final class Failure extends Exception {
    private final int code;
    private final String sentence;

    /// @param code one of [Exit]
    public Failure(int code, String sentence) {
        super(sentence);
        this.code = code;
        this.sentence = sentence;
    }

    /// One of [Exit].
    public int code() {
        return code;
    }

    public String sentence() {
        return sentence;
    }
}
