package org.porchlight.platform.linux;

import java.util.Optional;

final class CgroupV1HolderTest extends CgroupHolderContract {
    @Override
    Optional<Hierarchy> hierarchy() {
        return Hierarchy.v1();
    }
}
