package org.porchlight.core.engine;

import static org.porchlight.core.engine.House.MEI;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.porchlight.core.policy.ChildId;

/// Two children whose parents give orders.
abstract class OnOrders {
    static final String CHILDREN = EngineTest.MEI_10_MIN + "- {id: bo, accounts: [bo]}\n";
    static final ChildId NOBODY = new ChildId("nobody");

    House house;

    @BeforeEach
    void start() {
        house = new House(CHILDREN, "2026-11-24T19:30");
        house.login(MEI);
    }

    Instant local(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
