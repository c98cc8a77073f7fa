package org.porchlight.guard;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.GateView;
import org.porchlight.port.MachineException;
import org.porchlight.port.Net;

/// Where the network leads the names of limited accounts: to the doors of the last view in which every account that is
/// to be limited got one. While a later view cannot be put in force, those are repaired all the same.
final class NameDoors {
    /// Puts a view in force for names.
    interface Publishing {
        void publish(GateView view) throws MachineException;
    }

    private final Publishing resolver;
    private final Supplier<Map<ChildAccount, Integer>> ports;
    private final Net net;
    private volatile Optional<Map<ChildAccount, Integer>> whole = Optional.empty();

    /// @param ports the loopback port of every account that has a door
    NameDoors(Publishing resolver, Supplier<Map<ChildAccount, Integer>> ports, Net net) {
        this.resolver = resolver;
        this.ports = ports;
        this.net = net;
    }

    void publish(GateView view) throws MachineException {
        resolver.publish(view);
        whole = Optional.of(ports.get());
    }

    /// Brings the network what it is to do; nothing before the first view.
    void bring() throws MachineException {
        var last = whole;
        if (last.isPresent()) {
            net.bring(last.get());
        }
    }
}
