package org.porchlight.port;

import java.nio.file.Path;
import java.util.Optional;

final class FakeLoginsTest extends LoginsContract {
    private final FakeLogins logins = new FakeLogins();

    @Override
    protected Logins logins() {
        return logins;
    }

    @Override
    protected Logins restarted() {
        return logins;
    }

    @Override
    protected ChildAccount child() {
        return new ChildAccount("1001", "mei", Path.of("/home/mei"));
    }

    @Override
    protected ChildAccount sibling() {
        return new ChildAccount("1002", "jie", Path.of("/home/jie"));
    }

    @Override
    protected Optional<String> refusal(ChildAccount account) {
        return logins.refusal(account);
    }

    @Override
    protected void tamper() {
        logins.forget();
    }

    @Override
    protected boolean isClean() {
        return logins.isClean();
    }
}
