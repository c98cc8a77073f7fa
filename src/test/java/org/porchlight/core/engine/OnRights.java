package org.porchlight.core.engine;

import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;

/// Parents, carers, PINs and codes before one house.
abstract class OnRights {
    static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    static final ParentId MUM = new ParentId("mum");
    static final ParentId GRAN = new ParentId("gran");
    static final Authority GUARDIAN = new Authority.ParentSession(MUM);
    static final Authority CARER = new Authority.CarerSession(GRAN);
    static final Authority PIN = new Authority.PinGrant(MUM);
    static final Authority CODE = new Authority.OneTimeCode(MEI, Duration.ofMinutes(15));

    House house;

    @BeforeEach
    void start() {
        house = new House(EngineTest.MEI_10_MIN + "- {id: bo, accounts: [bo]}\n", "2026-11-24T19:30");
        house.tick();
    }

    Reply give(House here, Authority authority, ChildId child, long minutes) {
        return here.ask(new Order.Grant(child, Duration.ofMinutes(minutes), false, ""), authority);
    }

    Reply give(Authority authority, long minutes) {
        return give(house, authority, MEI, minutes);
    }
}
