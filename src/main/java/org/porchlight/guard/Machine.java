package org.porchlight.guard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.Accounts;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Clocks;
import org.porchlight.port.GateView;
import org.porchlight.port.Holder;
import org.porchlight.port.Logins;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;
import org.porchlight.port.Sessions;

/// What a guard works with: the whole machine, or without root the programs that were handed to it.
interface Machine {
    Clocks clocks();

    Accounts accounts();

    Sessions sessions();

    Holder holder();

    Logins logins();

    /// What a child's connections are believed.
    AgentDoor door();

    /// Processes that are never held and are no use: the agents that this guard started.
    Set<ProcessRef> spared();

    /// Keeps an agent running for each child who has a graphical session.
    ///
    /// @return what parents should know
    List<Trouble> keepAgents() throws MachineException;

    /// Makes program starts and names obey the view.
    ///
    /// @param told takes what parents should know of it
    /// @throws MachineException when that was not to be had; what does not depend on it is done all the same
    void obey(GateView view, Consumer<Trouble> told) throws MachineException;

    /// Whether what a process of an account runs may be started by the view that is obeyed.
    boolean mayRun(ChildAccount account, ProcessRef process);

    /// Whether a process of an account goes on though its time is closed, by the view that is obeyed.
    boolean goesOn(ChildAccount account, ProcessRef process);

    /// For each child the file behind each path of what goes on though its time is closed, by the view
    /// that is obeyed.
    Map<ChildId, Map<String, String>> goingOn();

    /// Parts of the machine that are kept as they should be beside programs, sessions and log-ins, each by a thread of
    /// its own.
    List<Part> parts();

    /// A part of the machine.
    ///
    /// @param name of its thread
    /// @param trouble what parents are told while it cannot be kept; nothing where that is logged only
    /// @param round compares what is with what should be, and repairs the difference
    /// @param news says whom to call when it may not be as it was brought
    record Part(String name, Worker.Round round, News news, Optional<Trouble.Sort> trouble) {}

    /// What tells of changes.
    interface News {
        /// @throws MachineException where nobody tells
        void to(Runnable mayHaveChanged) throws MachineException;
    }

    /// Whether a program is one that a log-in or a desktop needs, which always starts.
    boolean isOfTheSystem(String path);

    /// The right of whoever may change this guard's rules.
    Authority authority();

    /// Takes back what it changed in the operating system, holds left out.
    void restore() throws MachineException;
}
