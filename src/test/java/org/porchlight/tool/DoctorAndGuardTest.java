package org.porchlight.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.report.Trouble;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.FakeGuard;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.Samples;
import org.porchlight.ipc.SocketLink;

/// What the doctor says of a guard that answers.
@Tag("all")
class DoctorAndGuardTest extends OnDoctor {
    private final FakeGuard guard = new FakeGuard();
    private Optional<GuardServer> server = Optional.empty();

    private void serve(Role role) throws IOException {
        server = Optional.of(
                GuardServer.open(run().resolve(SocketLink.SOCKET), GuardServer.Access.EVERYBODY, _ -> role, guard));
    }

    @AfterEach
    void stop() throws IOException {
        if (server.isPresent()) {
            server.get().close();
        }
    }

    @Test
    void believesAGuardThatIsInOrder() throws Exception {
        serve(new Role.Parent(new Authority.Root()));

        var answer = ask();

        for (var id : List.of(
                "guard",
                "rules",
                "administrators",
                "accounts",
                "other-accounts",
                "freezer",
                "programs",
                "sites",
                "clock",
                "store",
                "leftovers")) {
            assertThat(answer.of(id)).as(id + " in " + answer.json()).isEqualTo("OK");
        }
        assertThat(answer.code()).isZero();
    }

    /// The words of the status are the rows of the doctor.
    @Test
    void saysEveryTroubleOfTheStatusInItsRow() throws Exception {
        serve(new Role.Parent(new Authority.Root()));

        for (var sort : List.of(
                Trouble.Sort.HELD_BY_SIGNALS,
                Trouble.Sort.NOT_HELD,
                Trouble.Sort.PROGRAMS_PASS,
                Trouble.Sort.SITES_PASS,
                Trouble.Sort.ACCOUNT_SHARED,
                Trouble.Sort.DISK_FULL)) {
            guard.troubles = List.of(new Trouble(sort, "the particular"));

            var answer = ask();

            assertThat(answer.of(sort.of().id()))
                    .as(sort.id())
                    .isEqualTo(sort.state().name());
            assertThat(answer.json()).contains("the particular");
        }
        assertThat(guard.asked).doesNotContain(new Command.Repair());
    }

    @Test
    void asksAGuardThatRunsToPutThingsRightItself() throws Exception {
        serve(new Role.Parent(new Authority.Root()));
        guard.troubles = List.of(new Trouble(Trouble.Sort.PROGRAMS_PASS, "the particular"));
        guard.repairs = () -> guard.troubles = List.of();

        var answer = askWithoutPam("--fix");

        assertThat(guard.asked).containsOnlyOnce(new Command.Repair());
        assertThat(answer.json()).containsPattern("\"fixed\":\\[\"(Done|已做)");
        assertThat(answer.of("programs")).as(answer.json()).isEqualTo("OK");
    }

    @Test
    void saysWhatAGuardDidNotPutRight() throws Exception {
        serve(new Role.Parent(new Authority.Root()));
        guard.troubles = List.of(new Trouble(Trouble.Sort.PROGRAMS_PASS, "the particular"));

        var answer = askWithoutPam("--fix");

        assertThat(guard.asked).containsOnlyOnce(new Command.Repair());
        assertThat(answer.json()).containsPattern("\"fixed\":\\[\"(Not done|没有做)[^\"]*programs");
        assertThat(answer.of("programs")).as(answer.json()).isEqualTo("BROKEN");
    }

    @Test
    void saysWhyAGuardDoesNotPutThingsRight() throws Exception {
        serve(new Role.Parent(new Authority.Root()));
        guard.troubles = List.of(new Trouble(Trouble.Sort.PROGRAMS_PASS, "broken"));
        guard.answerOrdersWith(new org.porchlight.ipc.Answer.Refused("machine", "the particular"));

        assertThat(askWithoutPam("--fix").json()).containsPattern("\"fixed\":\\[\"(Not done|没有做)[^\"]*the particular");
    }

    /// The lines of another guard's mark are nowhere here, and no guard that is not one puts them in.
    private Answer askWithoutPam(String option) throws Exception {
        return askIn(List.of("unshare", "-m"), "mount -t tmpfs none /etc/pam.d", option);
    }

    @Test
    void tellsAChildNothingOfTheMachine() throws Exception {
        serve(new Role.OfChild(Samples.MEI));

        var answer = ask();

        assertThat(answer.of("guard")).isEqualTo("OK");
        assertThat(answer.of("administrators")).isEqualTo("UNAVAILABLE");
    }
}
