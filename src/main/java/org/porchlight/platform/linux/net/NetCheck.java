package org.porchlight.platform.linux.net;

import org.porchlight.core.report.Check;
import org.porchlight.core.report.Check.Of;
import org.porchlight.core.report.Check.Seen;
import org.porchlight.core.report.Check.State;
import org.porchlight.port.MachineException;

/// Looks whether the kernel's firewall answers this process. Nothing is changed.
public final class NetCheck {
    private NetCheck() {}

    public static Check look() {
        try (var firewall = Nftables.open()) {
            return switch (firewall.run("list tables")) {
                case Nftables.Outcome.Done _ -> new Seen(Of.SITES, State.OK, "ready");
                case Nftables.Outcome.Refused(var why) -> new Seen(Of.SITES, State.BROKEN, "refused", why);
            };
        } catch (MachineException missing) {
            return new Seen(Of.SITES, State.BROKEN, "no-library", missing.getMessage());
        }
    }
}
