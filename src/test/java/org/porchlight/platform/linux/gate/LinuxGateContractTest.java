package org.porchlight.platform.linux.gate;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.porchlight.port.Gate;
import org.porchlight.port.GateContract;

@Tag("os")
class LinuxGateContractTest extends GateContract {
    private GateLab lab;

    @BeforeEach
    void open() throws Exception {
        lab = GateLab.open();
    }

    @AfterEach
    void dispose() throws Exception {
        lab.dispose();
    }

    @Override
    protected Gate gate() {
        return lab;
    }

    @Override
    protected String program(String name) throws Exception {
        return lab.program(name);
    }

    @Override
    protected boolean starts(String account, String path) throws Exception {
        var said = lab.run(Integer.parseInt(account), path, "hello");
        return said.text().equals("hello");
    }

    @Override
    protected List<String> refusal() throws Exception {
        return lab.refusal();
    }
}
