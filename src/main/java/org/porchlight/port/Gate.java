package org.porchlight.port;

import java.util.Map;
import org.porchlight.core.policy.ChildId;

/// Decides whether a program may start, before its first instruction.
public interface Gate extends AutoCloseable {
    /// Hears of every start that was refused. Called from a thread of the gate's own, never from the hot path;
    /// must return at once.
    interface Listener {
        /// @param path of the file, for people to read; it decides nothing
        /// @param rule path of the rule that refused it; `checking` when the file changed and is looked
        ///     at again, so that a rule answers a second try
        void refused(ChildId child, String path, String rule);
    }

    /// Puts a view in force; starts that come later are judged by it.
    ///
    /// @throws MachineException when a file system or the rules cannot be watched; the last view stays
    void publish(GateView view) throws MachineException;

    /// Whether what a process runs is a program that the account may start by the view published last. A file that
    /// anybody but an administrator can change is none where the rules refuse what they do not name. Any thread.
    boolean mayRun(ChildAccount account, ProcessRef process);

    /// Whether a process goes on though the time of its account is closed: what it runs is a program that the view
    /// published last allows and does not count, or one that the desktop of the system needs and that has no
    /// terminal. A file that anybody but an administrator can change is none. Any thread.
    boolean goesOn(ChildAccount account, ProcessRef process);

    /// The programs by which [#goesOn] tells those that do not count: for each child the file behind
    /// each path that a rule of the view published last names, as the kernel names it. A path that leads
    /// to no such file is missing. Any thread.
    Map<ChildId, Map<String, String>> goingOn();

    /// Lets every program start again.
    @Override
    void close() throws MachineException;
}
