package org.porchlight.core.report;

/// Where the lamp of one connected agent is, by its own word.
///
/// @param whose of whom the agent is, as the ledger names actors: `child:ID`, `parent:ID`
public record AgentTray(String whose, TrayPlace place) {}
