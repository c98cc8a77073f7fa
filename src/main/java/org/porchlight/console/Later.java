package org.porchlight.console;

import java.time.Duration;

/// Does something after a while, unless the console ends before.
@FunctionalInterface
interface Later {
    void after(Duration wait, Runnable work);
}
