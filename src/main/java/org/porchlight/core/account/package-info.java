/// Where a child's time went: kinds, intervals and the account of a day.
///
/// Absent on purpose: rules. An account says what was, not what is allowed.
@NullMarked
package org.porchlight.core.account;

import org.jspecify.annotations.NullMarked;
