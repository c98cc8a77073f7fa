package org.porchlight.cli;

/// Exit codes; scripts depend on them.
public final class Exit {
    public static final int DONE = 0;
    /// A rule or the state of things forbids it.
    public static final int REFUSED = 1;
    /// Wrong usage or input.
    public static final int USAGE = 2;
    public static final int NOT_PERMITTED = 3;
    public static final int NO_GUARD = 4;
    /// The machine lacks something.
    public static final int ENVIRONMENT = 5;

    private Exit() {}
}
