package org.porchlight.port;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

class FakeGateTest extends GateContract {
    private final Queue<List<String>> refusals = new ArrayDeque<>();
    private final FakeGate gate = new FakeGate((child, path, rule) -> refusals.add(List.of(child.value(), path, rule)));

    @Override
    protected Gate gate() {
        return gate;
    }

    @Override
    protected String program(String name) {
        return "/usr/bin/" + name;
    }

    @Override
    protected boolean starts(String account, String path) {
        return gate.start(account, path);
    }

    @Override
    protected List<String> refusal() {
        return refusals.remove();
    }
}
