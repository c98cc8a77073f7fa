package org.porchlight.port;

import java.net.InetAddress;

class FakeNetTest extends NetContract {
    private final FakeNet net = new FakeNet();

    @Override
    protected Net net() {
        return net;
    }

    @Override
    protected boolean reaches(ChildAccount account, InetAddress address) {
        return net.reaches(account, address);
    }
}
