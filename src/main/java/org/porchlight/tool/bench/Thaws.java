package org.porchlight.tool.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.porchlight.core.engine.Order;
import org.porchlight.core.policy.ChildId;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SocketLink;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;

/// How soon what was held goes on.
final class Thaws {
    private static final long PAUSE = 100_000L;
    private static final long LIMIT = Duration.ofSeconds(20).toNanos();

    private Thaws() {}

    /// A parent gives a child of a [GuardRun] time, also outside windows.
    static void give(SocketLink link, int child, Duration amount) throws IOException {
        var order = new Order.Grant(new ChildId("child" + child), amount, true, "");
        var answer = link.ask(new Command.Do(order));
        if (!(answer instanceof Answer.Done)) {
            throw new IOException("measuring a guard: it gives no time: " + answer);
        }
    }

    /// From before root gives the first child time until a program that was held is not in a frozen group any more. A
    /// second of it is soon used up, and the program is held again.
    static Figures ofGrants(GuardRun guard, int goes) throws IOException, GuardMissing {
        var ours = new long[goes];
        var account = guard.account();
        try (var program = Crowd.of(account, 2);
                var link = SocketLink.connect(guard.run().resolve(SocketLink.SOCKET))) {
            for (int i = 0; i < goes; i++) {
                program.awaitHeld(account);
                long begin = System.nanoTime();
                give(link, 0, Duration.ofSeconds(1));
                awaitGoingOn(program.shell().pid(), account);
                ours[i] = System.nanoTime() - begin;
            }
        }
        return Figures.of(ours);
    }

    private static void awaitGoingOn(long pid, ChildAccount account) throws IOException {
        long begin = System.nanoTime();
        while (GuardRun.isHeld(pid, account)) {
            if (System.nanoTime() - begin > LIMIT) {
                throw new IOException("measuring a grant: process " + pid + " stays held");
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    /// The same of a bare frozen group of nobody's.
    static Figures bare(int goes) throws IOException, MachineException {
        var thaws = new long[goes];
        var nobody = new ChildAccount(Integer.toString(Crowd.freeUid()), "bench", Path.of("/nonexistent"));
        try (var bare = BareGroup.make();
                var crowd = Crowd.of(nobody, 2)) {
            bare.takeAll(crowd.pids());
            for (int i = 0; i < goes; i++) {
                bare.freeze();
                thaws[i] = bare.thaw();
            }
            bare.giveBack(crowd.pids());
        }
        return Figures.of(thaws);
    }
}
