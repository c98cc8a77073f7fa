package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.porchlight.core.engine.Order;
import org.porchlight.core.event.Rank;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.ParentId;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.SecretText;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.worker.Reading;
import org.porchlight.worker.Recipe;

/// Mum and Dad, who are guardians, and Oma, who is a carer, with accounts, passphrases and PINs.
abstract class OnParents extends OnLoop {
    static final ParentId MUM = new ParentId("mum");
    static final ParentId DAD = new ParentId("dad");
    static final ParentId GRAN = new ParentId("gran");
    static final Role.Parent MUMS = account(1001, MUM);
    static final Role.Parent GRANS = account(1003, GRAN);
    static final Role.OfChild MEIS = new Role.OfChild(MEI);
    static final String PASSPHRASE = "regen am donnerstag";

    static final String FAMILY = """
            porchlight: 1
            household: {zone: Asia/Shanghai}
            children:
            - {id: mei, accounts: [mei], born: 2016-05-03, preset: none}
            """;

    static final Answer LOCKED = new Answer.Locked();
    final AtomicInteger hashed = new AtomicInteger();
    /// How often the machine was to be put right.
    final AtomicInteger repaired = new AtomicInteger();
    volatile SecretDesk.Hashing hashing = Desks::hash;

    OnParents() {
        super(FAMILY);
    }

    @Override
    final Service service() throws StoreException, MachineException {
        return Desks.service(
                loop, store, Desks.parents(loop, store, this::hash, Bindings.UNKNOWN), repaired::incrementAndGet);
    }

    @BeforeEach
    final void nameParents() throws IOException {
        for (var named : List.of(
                new Command.NameParent(MUM, "Anna", Rank.GUARDIAN, Optional.empty()),
                new Command.NameParent(DAD, "Ben", Rank.GUARDIAN, Optional.empty()),
                new Command.NameParent(GRAN, "Oma", Rank.CARER, Optional.empty()))) {
            assertThat(ask(ROOT, named)).isEqualTo(DONE);
        }
    }

    static Role.Parent account(long uid, ParentId parent) {
        return new Role.Parent(new Role.Parent.Who.Account(uid, parent));
    }

    private Reading<List<String>> hash(String secret, List<Recipe> recipes) throws InterruptedException {
        hashed.incrementAndGet();
        return hashing.hash(secret, recipes);
    }

    Answer grant(Role.Parent parent, long minutes) throws IOException {
        return ask(parent, new Command.Do(new Order.Grant(MEI, Duration.ofMinutes(minutes), false, "")));
    }

    Answer pin(String typed, long minutes) throws IOException {
        var command = new Command.Pin(Duration.ofMinutes(minutes), false, new SecretText(typed));
        return service.answer(MEIS, new GuardServer.ConnectionId(1), command, new ToldLines());
    }

    Answer unlock(Role.Parent parent, String typed) throws IOException {
        return ask(parent, new Command.Unlock(Optional.of(new SecretText(typed))));
    }

    Answer set(Role.Parent by, ParentId whose, SecretKind kind, String fresh, String own) throws IOException {
        var typed = own.isEmpty() ? Optional.<SecretText>empty() : Optional.of(new SecretText(own));
        return ask(by, new Command.SetSecret(whose, kind, new SecretText(fresh), typed));
    }

    void mumHasAPassphrase() throws IOException {
        assertThat(set(ROOT, MUM, SecretKind.PASSPHRASE, PASSPHRASE, "")).isEqualTo(DONE);
    }

    /// While the next secret is looked at, the administrator does this.
    void meanwhile(Command.ByParent command) {
        hashing = (secret, recipes) -> {
            hashing = Desks::hash;
            try {
                assertThat(ask(ROOT, command)).isEqualTo(DONE);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return Desks.hash(secret, recipes);
        };
    }
}
