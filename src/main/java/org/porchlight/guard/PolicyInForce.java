package org.porchlight.guard;

import java.time.ZoneId;
import org.porchlight.core.policy.Circumstances;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;

/// The policy that a guard begins with: the last one that was stored; before the first one, a policy without children.
public final class PolicyInForce {
    private PolicyInForce() {}

    public static PolicyReading read(Store store) throws StoreException {
        var text = store.policy()
                .orElse("{\"porchlight\":1,\"household\":{\"zone\":\""
                        + ZoneId.systemDefault().getId() + "\"},\"children\":[]}");
        return PolicyYaml.read(text, Circumstances.NONE.with(new KeptCalendars(store).namedIn(text)));
    }
}
