package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.port.Accounts.Answer;
import org.porchlight.port.ChildAccount;

final class LinuxAccountsTest {
    private final LinuxAccounts accounts = new LinuxAccounts();

    @Test
    void refusesTheAdministrator() throws Exception {
        assertThat(accounts.look("root")).isEqualTo(new Answer.Refused("is the administrator"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"daemon", "nobody"})
    void refusesAccountsOfTheSystem(String name) throws Exception {
        assertThat(accounts.look(name)).isEqualTo(new Answer.Refused("is an account of the system"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plt-there-is-nobody-of-that-name", "a:b", "x\ny", "../etc", "-x"})
    void missesWhoIsNotThere(String name) throws Exception {
        assertThat(accounts.look(name)).isEqualTo(new Answer.Missing());
    }

    @Test
    @Tag("os")
    void findsAPerson() throws Exception {
        try (var person = TestPerson.create()) {
            var answer = accounts.look(person.account().name());

            assertThat(answer)
                    .isEqualTo(
                            new Answer.Found(person.account(), person.account().id()));
            assertThat(person.account().home())
                    .isEqualTo(Path.of("/tmp", person.account().name()));
        }
    }

    @Test
    @Tag("os")
    void refusesAMemberOfAnAdministratorsGroup() throws Exception {
        try (var person = TestPerson.create()) {
            TestPerson.root("usermod", "-aG", "sudo", person.account().name());

            assertThat(accounts.look(person.account().name())).isEqualTo(new Answer.Refused("is a member of sudo"));
        }
    }

    @Test
    @Tag("os")
    void knowsInWhichGroupsAnAccountIs() throws Exception {
        try (var person = TestPerson.create()) {
            var account = person.account();
            assertThat(accounts.isIn(account, account.name())).as("its own").isTrue();
            assertThat(accounts.isIn(account, "games")).isFalse();

            TestPerson.root("usermod", "-aG", "games", account.name());

            assertThat(accounts.isIn(account, "games")).isTrue();
            assertThat(accounts.isIn(account, "no-such-group")).isFalse();
        }
    }

    @Test
    @Tag("os")
    void cannotTellOfAnAccountThatIsGone() throws Exception {
        ChildAccount gone;
        try (var person = TestPerson.create()) {
            gone = person.account();
        }

        assertThat(accounts.isIn(gone, "games")).isTrue();
    }

    @Test
    void findsTheAdministratorsOfPolkit(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("40-distribution.rules"), """
                polkit.addRule(function(action, subject) { return "unix-group:games"; });
                polkit.addAdminRule(function(action, subject) {
                    return ["unix-group:parents", "unix-user:mama"];
                });
                polkit.addRule(function(action, subject) { return "unix-group:audio"; });
                """);
        Files.writeString(folder.resolve("50-old.conf"), """
                [Configuration]
                AdminIdentities=unix-user:0;unix-group:elders
                """);
        Files.writeString(folder.resolve("notes.txt"), "addAdminRule unix-group:nobodys");

        var found = Administrators.read(List.of(folder, folder.resolve("missing")));

        assertThat(found.groups()).containsExactlyInAnyOrder("sudo", "wheel", "admin", "parents", "elders");
        assertThat(found.users()).containsExactlyInAnyOrder("mama", "0");
    }
}
