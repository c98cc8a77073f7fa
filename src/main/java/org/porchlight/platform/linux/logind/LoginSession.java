package org.porchlight.platform.linux.logind;

/// A log-in as logind knows it.
///
/// @param scope its control group's name, such as `session-3.scope`
/// @param seated whether it is at a screen of this PC; ssh and cron are not
/// @param active whether it has the screen; one without a seat always is
/// @param closing whether the person has logged out and something was left running
/// @param locked whether it says that its screen is locked
/// @param display the X display that it was given at the log-in, such as `:0`; empty for one that got none or began it
///     later
public record LoginSession(
        long uid, String scope, boolean seated, boolean active, boolean closing, boolean locked, String display) {
    /// Whether others have taken the screen from it, so that nobody can use what runs in it.
    public boolean isBehind() {
        return seated && !active && !closing;
    }
}
