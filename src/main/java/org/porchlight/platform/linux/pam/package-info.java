/// Refusing log-ins by PAM (pam.conf(5)): two lines for each account in the stack that all ways in share, and a file
/// with words while the account may not log in.
///
/// Absent on purpose: a program of ours in a log-in. What is missing, broken or slow lets everybody in.
@NullMarked
package org.porchlight.platform.linux.pam;

import org.jspecify.annotations.NullMarked;
