package org.porchlight.platform.linux;

import java.util.Optional;
import org.junit.jupiter.api.Tag;

@Tag("all")
final class CgroupV1HolderTest extends CgroupHolderContract {
    @Override
    Optional<Hierarchy> hierarchy() {
        return Hierarchy.v1();
    }
}
