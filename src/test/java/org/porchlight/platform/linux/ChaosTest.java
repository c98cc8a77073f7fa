package org.porchlight.platform.linux;

/// The short form, for every run of the tests.
class ChaosTest extends ChaosContract {
    @Override
    int times() {
        return 1;
    }
}
