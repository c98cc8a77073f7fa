package org.porchlight.console;

import java.util.List;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;

/// What a person changes on a page until it is saved.
interface Draft {
    void save();

    /// Takes the last change back: of the draft; where nothing is changed, the one that was saved last.
    void undo();

    /// Whose rules are changed and not saved; nothing in the place of a child stands for the whole household.
    List<Optional<ChildId>> unsaved();

    /// Whether it reads or saves: what is asked of it now is not done.
    boolean isBusy();

    /// Whether it only has to be saved once more: what others put in force meanwhile says nothing of it.
    boolean isOvertaken();

    /// Tells of every change, also of what became of saving.
    void listen(Runnable onChange);
}
