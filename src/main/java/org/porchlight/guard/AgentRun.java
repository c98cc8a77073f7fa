package org.porchlight.guard;

import org.porchlight.port.ProcessRef;

/// An agent that was started.
///
/// @param account the number of the account it runs as
/// @param key what it shows to be believed
/// @param display of the session it was started in
record AgentRun(String account, ProcessRef process, String key, String display) {}
