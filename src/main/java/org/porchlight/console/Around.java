package org.porchlight.console;

import java.util.function.BooleanSupplier;

/// What is around the pages of the window.
///
/// @param drafts what is changed on the pages and not saved, also where another window was before this one
/// @param onTry a parent wants to try it here
/// @param onStart an administrator wants to start the guard
/// @param hasRun whether a guard has run since the PC was switched on, so that something may still be held
/// @param anew makes the window anew, in the language that is chosen now
/// @param trial whether the guard is one that the window started for a try, and takes with it
record Around(
        Drafts drafts,
        Runnable onTry,
        Runnable onStart,
        BooleanSupplier hasRun,
        Verbs verbs,
        Runnable anew,
        BooleanSupplier trial) {}
