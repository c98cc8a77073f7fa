package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.porchlight.core.event.Actor;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.AgentTray;
import org.porchlight.core.report.TrayPlace;
import org.porchlight.ipc.GuardServer.ConnectionId;

class TrayDeskTest {
    private static final Actor MUM = new Actor.Parent("mum");
    private static final Actor MEI = new Actor.OfChild(new ChildId("mei"));

    private final TrayDesk desk = new TrayDesk();

    @Test
    void holdsOneRowForEachAgentAsLongAsItIsConnected() {
        desk.say(MUM, new ConnectionId(1), TrayPlace.WINDOW);
        desk.say(MUM, new ConnectionId(2), TrayPlace.PANEL);
        desk.say(MEI, new ConnectionId(3), TrayPlace.DISC);
        var all = desk.list();
        desk.closed(new ConnectionId(1));
        desk.closed(new ConnectionId(4));

        assertThat(all)
                .containsExactly(
                        new AgentTray("child:mei", TrayPlace.DISC),
                        new AgentTray("parent:mum", TrayPlace.PANEL),
                        new AgentTray("parent:mum", TrayPlace.WINDOW));
        assertThat(desk.list())
                .isEqualTo(List.of(
                        new AgentTray("child:mei", TrayPlace.DISC), new AgentTray("parent:mum", TrayPlace.PANEL)));
    }
}
