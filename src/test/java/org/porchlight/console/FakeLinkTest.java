package org.porchlight.console;

import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.GuardLink;

class FakeLinkTest extends GuardLinkContract {
    private final FakeLink fake = new FakeLink(Family.evening(false), Family.accounts());

    @Override
    GuardLink connect() {
        return fake;
    }

    @Override
    void change(StatusReport next) {
        fake.push(next);
    }

    @Override
    void end() {
        fake.die();
    }
}
