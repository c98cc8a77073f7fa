package org.porchlight.port;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Runs Porchlight's own agent in the graphical session of a child, as the child.
///
/// One thread at a time; each call takes at most 200 ms.
public interface AgentHost {
    /// How an agent is.
    enum State {
        /// It runs, and nothing was seen that makes it another's tool.
        SOUND,
        /// Another process traces it, or somebody stopped it: it is not to be believed any more.
        SUSPECT,
        /// It has ended.
        GONE
    }

    /// What is started.
    ///
    /// @param command its absolute path and its arguments
    /// @param code folders of root's with what it may run, besides the system's own; nothing else is code to it
    record Program(List<String> command, Set<Path> code) {
        public Program {
            command = List.copyOf(command);
            code = Set.copyOf(code);
        }
    }

    /// Writes down what is about to run, so that whoever comes after knows it.
    interface Written {
        void as(ProcessRef process) throws MachineException;
    }

    /// The most graphical sessions of one account that get an agent.
    int MOST_DESKTOPS = 3;

    /// The graphical sessions of an account that are in front, each on a screen of its own, and where that is not known
    /// all: those that were found before come first, then those whose programs are the oldest. At most
    /// [#MOST_DESKTOPS].
    ///
    /// @param agents processes that tell nothing, since they are ours
    List<Desktop> desktops(ChildAccount account, Set<ProcessRef> agents) throws MachineException;

    /// Starts a program in a graphical session with the rights of the account and no others, in the control groups of
    /// the session. The first line of its standard input is the key; nobody but root can read it.
    ///
    /// Its process waits as root's until it is written down, and ends by itself when the caller dies before that.
    ///
    /// @param written called with its process before anything of the program runs; nothing ever does when it throws
    /// @param ended called once when it has ended, by any thread
    /// @throws MachineException when it could not be started; then nothing runs
    void start(ChildAccount account, Desktop desktop, Program program, String key, Written written, Runnable ended)
            throws MachineException;

    State state(ProcessRef process) throws MachineException;

    /// Ends a process at once; one that has ended counts as success.
    void end(ProcessRef process) throws MachineException;
}
