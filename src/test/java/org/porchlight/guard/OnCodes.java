package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.policy.ChildId;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.SecretText;
import org.porchlight.port.Secrets;
import org.porchlight.store.SteadyStore;

/// One-time codes with the secret of the standard (RFC 4226, appendix D) in the place of one that was drawn.
abstract class OnCodes extends OnLoop {
    static final ChildId BO = new ChildId("bo");
    static final Duration QUARTER = Duration.ofMinutes(15);
    static final byte[] RFC = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    static final String FAMILY = """
            porchlight: 1
            household: {zone: Asia/Shanghai}
            children:
            - {id: mei, accounts: [mei], born: 2016-05-03, preset: none}
            - {id: bo, accounts: [bo], born: 2014-05-03, preset: none}
            """;

    OnCodes() {
        super(FAMILY);
    }

    /// The next guard, on the ledger in a folder.
    final void startAgain(Path data) throws Exception {
        end();
        store = SteadyStore.open(data);
        var clock = store.clock();
        live(first(clock, store.remember(Retention.of(clock, family().policy().zone()))));
    }

    Answer type(ChildId child, String digits) throws Exception {
        return service.answer(
                new Role.OfChild(child),
                new GuardServer.ConnectionId(1),
                new Command.Code(new SecretText(digits)),
                new ToldLines());
    }

    /// The secret of the standard in the place of one that was drawn.
    void enrolled(ChildId child, Duration amount) throws Exception {
        assertThat(ask(ROOT, new Command.EnrolCode(child, amount))).isInstanceOf(Answer.Enrolled.class);
        know(child, amount);
    }

    void know(ChildId child, Duration amount) throws Exception {
        store.putSecret(
                "code:" + child.value() + ":" + amount.toSeconds(),
                new Secrets.Secret(Base64.getEncoder().encodeToString(RFC)));
    }

    Duration granted(ChildId child) throws Exception {
        settle();
        return store.account(child, DAY).orElseThrow().granted();
    }

    static String code(int counter) {
        return Hotp.code(RFC, counter);
    }
}
