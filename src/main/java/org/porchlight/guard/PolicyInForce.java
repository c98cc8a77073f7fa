package org.porchlight.guard;

import java.time.ZoneId;
import org.porchlight.core.policy.Circumstances;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.port.GuardStore;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;

/// The policy that a guard begins with: the last one that was stored; before the first one, a policy without children.
public final class PolicyInForce {
    private PolicyInForce() {}

    /// With the calendars that can be read.
    public static PolicyReading read(Store store) throws StoreException {
        var text = text(store);
        return PolicyYaml.readWithoutNotices(text, Circumstances.NONE.with(new KeptCalendars(store).namedIn(text)));
    }

    /// For a guard that starts, which does not stay away for a calendar that cannot be read.
    static PolicyReading begin(GuardStore store) throws StoreException {
        var text = text(store);
        return PolicyYaml.readWithoutNotices(text, Circumstances.NONE.with(KeptCalendars.inForce(text, store)));
    }

    private static String text(Store store) throws StoreException {
        return store.policy()
                .orElse("{\"porchlight\":1,\"household\":{\"zone\":\""
                        + ZoneId.systemDefault().getId() + "\"},\"children\":[]}");
    }
}
