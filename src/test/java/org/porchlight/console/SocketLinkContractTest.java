package org.porchlight.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.FakeGuard;
import org.porchlight.ipc.GuardLink;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.SocketLink;

class SocketLinkContractTest extends GuardLinkContract {
    @TempDir
    Path directory = Path.of("");

    private Optional<GuardServer> server = Optional.empty();

    @Override
    GuardLink connect() throws IOException {
        var socket = directory.resolve("run").resolve(SocketLink.SOCKET);
        var parent = new Role.Parent(new Authority.Root());
        server = Optional.of(GuardServer.open(socket, GuardServer.Access.OWNER, _ -> parent, new FakeGuard()));
        try {
            return SocketLink.connect(socket);
        } catch (GuardMissing e) {
            throw new IOException(e);
        }
    }

    @Override
    void change(StatusReport next) {
        server.orElseThrow().publish(next);
    }

    @Override
    void end() throws IOException {
        server.orElseThrow().close();
    }
}
