package org.porchlight.guard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.platform.linux.LinuxAgentHost;
import org.porchlight.port.MachineException;

/// Agents that a guard left running when it ended. They wait for the next one, which knows them; where none is to come
/// they are ended.
public final class AgentsAtRest {
    private AgentsAtRest() {}

    /// Ends all of them and forgets them; those that have ended count as success.
    ///
    /// @param run folder of the guard that started them
    /// @return whose they were: numbers of accounts
    /// @throws MachineException when one runs on; it stays known
    public static List<String> end(Path run) throws MachineException {
        var file = new AgentRuns(run);
        var runs = file.read();
        var ended = new ArrayList<String>();
        for (var agent : runs) {
            LinuxAgentHost.kill(agent.process());
            ended.add(agent.account());
        }
        file.write(List.of());
        return List.copyOf(ended);
    }
}
