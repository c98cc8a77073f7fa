package org.porchlight.port;

import java.util.List;

/// What Porchlight changed in the operating system, written down before it is changed.
public interface Journal {
    /// A change.
    ///
    /// @param no 1 for the first
    /// @param what the sort of thing
    /// @param target which one, such as a path or the name of a table
    record Change(int no, What what, String target) {}

    /// Sorts of things that are changed.
    enum What {
        /// Control groups of a name, wherever they are in the tree that the path begins with. Taken back by giving
        /// what was moved into one to the group around it, thawing it and removing it; one whose name ends with
        /// `-here` says that the group around it is frozen, and that is thawed.
        CGROUP_V2,
        CGROUP_V1,
        /// Stopped processes of an account; taken back by letting them go on.
        STOPPED,
        /// A table of the firewall; taken back by deleting it.
        NFT_TABLE,
        /// A file or folder that Porchlight made; taken back by deleting it.
        FILE,
        /// A mount; taken back by unmounting.
        MOUNT,
        /// A service of systemd that starts the guard, by the name of its unit; taken back by ending it and making it
        /// start no more.
        SERVICE,
        /// Lines in a file of PAM, given as the file, a blank and the mark they end in; taken back by deleting them.
        PAM_LINES
    }

    /// Writes a change down, on disk, before it is made. The same thing twice is one entry.
    void intend(What what, String target) throws MachineException;

    /// Says that a change was taken back.
    void undone(What what, String target) throws MachineException;

    /// Writes down again what somebody deleted of it: what is changed must be known to whoever takes it back.
    void mend() throws MachineException;

    /// Changes that were not taken back, latest first.
    List<Change> open() throws MachineException;
}
