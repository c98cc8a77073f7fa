package org.porchlight.trace;

import java.util.List;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;

/// Something that the guard did, from its [#begin] to its [#commit]. It costs next to nothing while nobody records: not
/// before somebody does is the recorder told what there is, which takes a tenth of a guard's start.
@Category("Porchlight")
@Registered(false)
@StackTrace(false)
public abstract sealed class Traced extends Event {
    static {
        FlightRecorder.addListener(new FlightRecorderListener() {
            @Override
            public void recorderInitialized(FlightRecorder recorder) {
                List.of(Tick.class, Commit.class, Gate.class, NameAsked.class, Reconcile.class)
                        .forEach(FlightRecorder::register);
            }
        });
    }

    private Traced() {}

    /// The loop took an input, from reading the clocks until it was published.
    @Name("org.porchlight.Tick")
    @Label("Tick")
    public static final class Tick extends Traced {
        /// What sort of input it was, such as `Tick` or `Asked`.
        @Label("Input")
        public String input = "";
    }

    /// Facts went to the ledger.
    @Name("org.porchlight.Commit")
    @Label("Commit")
    public static final class Commit extends Traced {
        @Label("Facts")
        public int facts;

        /// Whether they are on disk now.
        @Label("Kept")
        public boolean kept;
    }

    /// A child's start of a program was judged, from the question to the answer.
    @Name("org.porchlight.Gate")
    @Label("Gate")
    public static final class Gate extends Traced {
        @Label("Allowed")
        public boolean allowed;
    }

    /// A child's question for a name was looked at, without the time that asking others for it takes.
    @Name("org.porchlight.NameAsked")
    @Label("Name")
    public static final class NameAsked extends Traced {
        /// What came of it: `Reply`, `Fetch` or `Silence`.
        @Label("Outcome")
        public String outcome = "";
    }

    /// A keeper compared what is with what should be, and repaired the difference.
    @Name("org.porchlight.Reconcile")
    @Label("Reconcile")
    public static final class Reconcile extends Traced {
        /// Which keeper.
        @Label("Keeper")
        public String keeper = "";

        @Label("Worked")
        public boolean worked;
    }
}
