package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.FakeNet;
import org.porchlight.port.GateView;
import org.porchlight.port.MachineException;

class NameDoorsTest {
    private static final ChildAccount MEI = new ChildAccount("1001", "mei", Path.of("/home/mei"));
    private static final ChildAccount LE = new ChildAccount("1002", "le", Path.of("/home/le"));
    private static final GateView VIEW = new GateView(Map.of());

    private final FakeNet net = new FakeNet();
    private Map<ChildAccount, Integer> open = Map.of();
    private boolean fails;
    private final NameDoors doors = new NameDoors(this::publish, () -> open, net);

    private void publish(GateView view) throws MachineException {
        if (fails) {
            throw new MachineException("no door for " + view);
        }
    }

    @Test
    void bringsNothingBeforeTheFirstView() throws Exception {
        net.bring(Map.of(MEI, 4001));

        doors.bring();

        assertThat(net.port(MEI)).contains(4001);
    }

    @Test
    void repairsWhatWasBroughtWhileALaterViewCannotBePutInForce() throws Exception {
        open = Map.of(MEI, 4001);
        doors.publish(VIEW);
        doors.bring();
        fails = true;
        open = Map.of();
        assertThatThrownBy(() -> doors.publish(VIEW)).isInstanceOf(MachineException.class);

        // Somebody flushes the tables.
        net.bring(Map.of());
        doors.bring();

        assertThat(net.port(MEI)).contains(4001);
        fails = false;
        open = Map.of(LE, 4002);
        doors.publish(VIEW);
        doors.bring();
        assertThat(net.port(MEI)).isEmpty();
        assertThat(net.port(LE)).contains(4002);
    }
}
