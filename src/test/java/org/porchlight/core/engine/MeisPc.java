package org.porchlight.core.engine;

import static org.porchlight.core.engine.House.MEI;

/// A PC at which a child sits down at ten on a school day.
final class MeisPc {
    /// Without limits.
    static final String FREE = "- {id: mei, accounts: [mei]}\n";

    /// With an hour a day.
    static final String HOUR = "- {id: mei, accounts: [mei], time: {budget: {every-day: 1h}}}\n";

    private MeisPc() {}

    static House at(String children) {
        var house = new House(children, "2026-11-24T10:00");
        house.login(MEI);
        return house;
    }

    static void idle(House house, boolean on) {
        house.agent(MEI, new AgentReport.Idle(on));
    }
}
