/// The ledger on disk: facts in a hash chain in SQLite, what is folded from them, and the journal of OS changes.
///
/// Absent on purpose: rules, clocks and the operating system. It keeps what it is given and reads no time.
@NullMarked
package org.porchlight.store;

import org.jspecify.annotations.NullMarked;
