package org.porchlight.platform.linux;

import org.junit.jupiter.api.Tag;

/// The long form.
@Tag("all")
class LongChaosTest extends ChaosContract {
    @Override
    int times() {
        return 12;
    }
}
