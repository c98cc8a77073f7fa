package org.porchlight.tool.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.porchlight.core.engine.Order;
import org.porchlight.core.policy.ChildId;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SecretText;
import org.porchlight.ipc.SocketLink;

/// A parent as a program of an account: `SOCKET CHILD`. The first line that it hears is the passphrase; to each later
/// one,
/// `grant` or `status`, it connects, asks and says how many nanoseconds went by until it had the answer. It asks no
/// more
/// often than an account may, so that it never measures its own share.
public final class ParentLine {
    /// What it says when it may change something.
    static final String READY = "ready";

    private static final Duration GIVEN = Duration.ofSeconds(1);
    private static final long TOKEN = Duration.ofMillis(60).toNanos();

    private ParentLine() {}

    public static void main(String[] arguments) throws IOException, GuardMissing {
        var socket = Path.of(arguments[0]);
        var grant = new Command.Do(new Order.Grant(new ChildId(arguments[1]), GIVEN, true, ""));
        var heard = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        demand(Answer.Done.class, ask(socket, new Command.Unlock(Optional.of(new SecretText(heard.readLine())))));
        System.out.println(READY);
        for (var line = heard.readLine(); line != null; line = heard.readLine()) {
            LockSupport.parkNanos(TOKEN);
            boolean gives = line.equals("grant");
            long begin = System.nanoTime();
            var answer = ask(socket, gives ? grant : new Command.Status());
            long took = System.nanoTime() - begin;
            demand(gives ? Answer.Done.class : Answer.Status.class, answer);
            System.out.println(took);
        }
    }

    private static Answer ask(Path socket, Command.ByParent command) throws IOException, GuardMissing {
        try (var link = SocketLink.connect(socket)) {
            return link.ask(command);
        }
    }

    private static void demand(Class<? extends Answer> wanted, Answer answer) throws IOException {
        if (!wanted.isInstance(answer)) {
            throw new IOException("asking as a parent: the guard answers " + answer);
        }
    }
}
